package io.touchline.target;

import com.ibm.icu.lang.UScript;
import io.touchline.lexicon.Literal;
import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import java.util.ArrayList;
import java.util.List;

/**
 * The forms that a name is looked for in: as it is written, without diacritics, and either of several Latin words also
 * written together. Whoever asks whether a name can be looked for and who compiles it ask this alike, so that no name
 * passes the one and not the other.
 *
 * @param looked those that can be looked for
 * @param refusals why each of the others cannot; may quote the name
 */
record NameForms(List<Form> looked, List<String> refusals) {

    /** Short words written together are too easily another word: Sun Rise. */
    private static final int LONG_HANDLE = 8;

    NameForms {
        looked = List.copyOf(looked);
        refusals = List.copyOf(refusals);
    }

    /** What a form is of its name. */
    enum Kind {
        PLAIN,
        /** One word without its diacritics, which may be an ordinary one: Sané is no sane person. */
        BARE,
        /** Several words without what stands between them. */
        TOGETHER
    }

    record Form(Literal literal, Kind kind) {}

    static NameForms of(String name, Canonicaliser canonicaliser) {
        return new Builder(canonicaliser).of(name);
    }

    private static final class Builder {

        private final Canonicaliser canonicaliser;
        private final List<Form> looked = new ArrayList<>(4);
        private final List<String> refusals = new ArrayList<>(0);

        Builder(Canonicaliser canonicaliser) {
            this.canonicaliser = canonicaliser;
        }

        NameForms of(String name) {
            add(name, false);
            String without = Diacritics.without(name);
            if (!without.equals(name)) {
                add(without, true);
            }
            return new NameForms(looked, refusals);
        }

        private void add(String written, boolean bare) {
            try {
                Literal literal = literal(written);
                looked.add(new Form(literal, bare && words(literal.text()) == 1 ? Kind.BARE : Kind.PLAIN));
                if (isLatinWords(literal.text())) {
                    looked.add(new Form(literal(literal.text().chars()), Kind.TOGETHER));
                }
            } catch (IllegalArgumentException e) {
                refusals.add(e.getMessage());
            }
        }

        /** @throws IllegalArgumentException if it cannot be looked for */
        private Literal literal(String written) {
            Literal literal = Literal.of(written, canonicaliser);
            CanonicalText text = literal.text();
            if (text.chars().codePointCount(0, text.length()) == 1) {
                throw new IllegalArgumentException(
                        "'" + written + "' is a single character, which stands in too many ordinary words");
            }
            return literal;
        }
    }

    /** True for two words or more of Latin letters alone, long enough to be known when they are written together. */
    private static boolean isLatinWords(CanonicalText name) {
        return name.length() >= LONG_HANDLE
                && name.chars().chars().allMatch(c -> UScript.getScript(c) == UScript.LATIN)
                && words(name) > 1;
    }

    /** How many words of letters it is. */
    static int words(CanonicalText name) {
        int words = 0;
        for (int i = 0; i < name.length(); i++) {
            words += name.wordBoundaryBefore(i) ? 1 : 0;
        }
        return words;
    }
}
