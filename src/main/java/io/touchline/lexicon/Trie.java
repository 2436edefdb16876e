package io.touchline.lexicon;

import java.util.List;

/**
 * A trie over strings, laid out as a double array: one step costs one look at one place. States are plain ints, so a
 * walk needs no memory; the root is 0. Immutable.
 */
final class Trie {

    static final int ROOT = 0;

    /** What a step answers where no pattern goes on. It is the root's number, which no step reaches. */
    static final int NONE = 0;

    /** Of a state's base: a pattern is spelled out by the way from the root. */
    private static final int SPELLED = 1 << 31;

    private static final int BASE = ~SPELLED;

    private final char[] codes;
    /** Per state its base and the state that owns its slot, side by side so that a step costs one line of the cache. */
    private final int[] cells;

    private final int[] pattern;

    private Trie(TrieBuilder built) {
        this.codes = built.codes;
        this.pattern = built.pattern;
        this.cells = new int[built.base.length * 2];
        for (int state = 0; state < built.base.length; state++) {
            cells[state * 2] = built.base[state] | (pattern[state] != 0 ? SPELLED : 0);
            cells[state * 2 + 1] = built.owner[state];
        }
    }

    /** @param patterns distinct, not empty; a pattern is known by its place in the list */
    static Trie of(List<String> patterns) {
        return new Trie(new TrieBuilder(patterns));
    }

    /** The state one character further; {@link #NONE} if no pattern goes on with it. */
    int child(int state, char c) {
        int code = codes[c];
        if (code == 0) {
            return NONE;
        }
        int to = (cells[state * 2] & BASE) + code;
        return cells[to * 2 + 1] == state ? to : NONE;
    }

    /** True if a pattern is spelled out by the way from the root to {@code state}. */
    boolean endsAt(int state) {
        return cells[state * 2] < 0;
    }

    /** The pattern that {@link #endsAt} a state. */
    int patternAt(int state) {
        return pattern[state] - 1;
    }

    int states() {
        return pattern.length;
    }
}
