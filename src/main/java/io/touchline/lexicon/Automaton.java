package io.touchline.lexicon;

import java.util.List;

/**
 * An Aho–Corasick automaton over strings, laid out as a double array: finds every occurrence of every pattern in one
 * pass whose cost is linear in the text, whatever the patterns are. States are plain ints, so a scan needs no memory;
 * the root is 0. Immutable.
 */
final class Automaton {

    static final int ROOT = 0;

    /** Marks a state without patterns, and the end of the chain of shorter ones. */
    static final int NONE = 0;

    private final char[] codes;
    /** Per state: base, owner of the slot, failure state, nearest shorter state with a pattern, pattern + 1. */
    private final int[] base;

    private final int[] owner;
    private final int[] failure;
    private final int[] shorter;
    private final int[] pattern;

    Automaton(AutomatonBuilder built) {
        this.codes = built.codes;
        this.base = built.base;
        this.owner = built.owner;
        this.failure = built.failure;
        this.shorter = built.shorter;
        this.pattern = built.pattern;
    }

    /** @param patterns distinct, not empty; a pattern is known by its place in the list */
    static Automaton of(List<String> patterns) {
        return new Automaton(new AutomatonBuilder(patterns));
    }

    int next(int state, char c) {
        int code = codes[c];
        if (code == 0) {
            return ROOT;
        }
        int from = state;
        while (true) {
            int to = base[from] + code;
            if (owner[to] == from) {
                return to;
            }
            if (from == ROOT) {
                return ROOT;
            }
            from = failure[from];
        }
    }

    /** The longest state of this one's suffixes, itself included, at which a pattern ends; {@link #NONE} if none. */
    int firstEnding(int state) {
        return pattern[state] != 0 ? state : shorter[state];
    }

    /** The next shorter one after {@code ending}; {@link #NONE} if none. */
    int nextEnding(int ending) {
        return shorter[ending];
    }

    int patternAt(int ending) {
        return pattern[ending] - 1;
    }

    int states() {
        return base.length;
    }
}
