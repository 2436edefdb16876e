package io.touchline.target;

import io.touchline.api.Problem;
import io.touchline.api.ProblemException;
import io.touchline.lexicon.Literal;
import io.touchline.text.Canonicaliser;
import java.util.ArrayList;
import java.util.List;

/**
 * Which names can be matched: one that says nothing in canonical form, a single Chinese character, or one that is longer
 * than any literal can not, nor one of which this is so without its diacritics.
 */
final class TargetNameRules {

    /** Faults that an answer tells. */
    static final int MOST_ERRORS = 100;

    private final Canonicaliser canonicaliser;

    TargetNameRules(Canonicaliser canonicaliser) {
        this.canonicaliser = canonicaliser;
    }

    /** @throws ProblemException 422 with a pointer to each name that cannot be matched, to the first hundred */
    void check(RegisteredTarget target) {
        List<Problem.Error> errors = new ArrayList<>();
        check("/name", target.name(), errors);
        for (int i = 0; i < target.aliases().size(); i++) {
            check("/aliases/" + i, target.aliases().get(i), errors);
        }
        for (int i = 0; i < target.derogatoryNames().size(); i++) {
            check("/derogatoryNames/" + i, target.derogatoryNames().get(i), errors);
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.of(422, errors.subList(0, Math.min(errors.size(), MOST_ERRORS))));
        }
    }

    private void check(String pointer, String name, List<Problem.Error> errors) {
        // The reason quotes the name; the pointer says which one it is.
        if (MentionFinder.refusalOf(name, canonicaliser).isPresent()) {
            errors.add(new Problem.Error(pointer, detail(name)));
        }
    }

    private String detail(String name) {
        String tooLong = "has more than " + Literal.LONGEST + " letters and digits";
        if (isTooLong(name)) {
            return tooLong;
        }
        return isTooLong(Diacritics.without(name))
                ? tooLong + " without its diacritics, where a symbol between two letters counts as one"
                : "needs at least two characters that are not blanks or symbols";
    }

    private boolean isTooLong(String name) {
        return canonicaliser.canonicalise(name).length() > Literal.LONGEST;
    }
}
