package io.touchline.lexicon;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that an author learns of all of it at once. Not thread-safe. */
final class LexiconErrors {

    /** A broken generator can make one error per line of a megabyte; nobody reads more than this. */
    private static final int MOST = 1000;

    /** Of what an author wrote no more is told back. */
    private static final int LONGEST = 500;

    private final List<LexiconError> errors = new ArrayList<>();

    void add(String file, int line, String entry, String reason) {
        if (errors.size() < MOST) {
            errors.add(new LexiconError(file, line, cut(entry), cut(reason)));
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    void addAll(LexiconErrors others) {
        others.errors.stream().limit(Math.max(0, MOST - errors.size())).forEach(errors::add);
    }

    boolean isEmpty() {
        return errors.isEmpty();
    }

    void throwIfAny() {
        if (!errors.isEmpty()) {
            throw new LexiconException(errors);
        }
    }
}
