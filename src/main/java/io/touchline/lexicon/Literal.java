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
    private final int hash;

    private Literal(CanonicalText text) {
        this.text = text;
        this.hash = text.chars().hashCode();
        this.gaps = gapsOf(text);
    }

    private static String gapsOf(CanonicalText text) {
        boolean any = false;
        char[] gaps = new char[text.length()];
        for (int i = 1; i < gaps.length; i++) {
            gaps[i] = (char) GapText.before(text, i, text.isMark(i - 1)).strength();
            any |= gaps[i] != 0;
        }
        return any ? new String(gaps) : "";
    }

    /**
     * Reads a literal as somebody writes it.
     *
     * @throws IllegalArgumentException if nothing is left of it in canonical form, or too much
     */
    public static Literal of(String written, Canonicaliser canonicaliser) {
        return of(canonicaliser.canonicalise(written));
    }

    /** Reads a literal that is in canonical form already; refuses like {@link #of(String, Canonicaliser)}. */
    static Literal of(CanonicalText text) {
        String written = text.original();
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
                && hash == literal.hash
                && text.chars().equals(literal.text.chars())
                && gaps.equals(literal.gaps);
    }

    @Override
    public int hashCode() {
        return hash;
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
