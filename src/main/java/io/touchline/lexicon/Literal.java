package io.touchline.lexicon;

import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;

/**
 * One way to write a word or phrase that is looked for, in canonical form. Two literals are equal if their characters
 * and the gaps between their words are: {@code kill yourself} and {@code killyourself} are not. Immutable.
 */
public final class Literal {

    /** Longer than any word; bounds the depth of an automaton and with it the hits that can end at one place. */
    public static final int LONGEST = 64;

    private final CanonicalText text;
    private final String gaps;

    private Literal(CanonicalText text) {
        this.text = text;
        StringBuilder between = new StringBuilder();
        for (int i = 1; i < text.length(); i++) {
            between.append(text.gapBefore(i).strength());
        }
        this.gaps = between.toString();
    }

    /**
     * Reads a literal as somebody writes it.
     *
     * @throws IllegalArgumentException if nothing is left of it in canonical form, or too much
     */
    public static Literal of(String written, Canonicaliser canonicaliser) {
        CanonicalText text = canonicaliser.canonicalise(written);
        if (text.length() == 0) {
            throw new IllegalArgumentException("'" + shortened(written)
                    + "' has no letter or digit, and everything else is taken out of every comment");
        }
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "'" + shortened(written) + "' is longer than " + LONGEST + " letters and digits");
        }
        return new Literal(text);
    }

    public CanonicalText text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Literal literal
                && text.chars().equals(literal.text.chars())
                && gaps.equals(literal.gaps);
    }

    @Override
    public int hashCode() {
        return text.chars().hashCode();
    }

    @Override
    public String toString() {
        return text.original();
    }

    private static String shortened(String written) {
        return written.codePointCount(0, written.length()) <= 40
                ? written
                : written.substring(0, written.offsetByCodePoints(0, 40)) + "…";
    }
}
