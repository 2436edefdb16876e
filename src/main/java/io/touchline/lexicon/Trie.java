package io.touchline.lexicon;

import io.touchline.text.TableInput;
import io.touchline.text.TableOutput;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

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

    private static final int CELL = 2;
    private static final int OWNER = 1;

    private final char[] codes;
    /** Per state its base and the state that owns its slot, side by side, so that a step costs one line of the cache. */
    private final int[] cells;

    /** Per state the value of the pattern that ends there. */
    private final int[] values;

    private Trie(TrieBuilder built, IntUnaryOperator values, Pace pace) {
        this.codes = built.codes;
        this.cells = new int[built.base.length * CELL];
        this.values = new int[built.base.length];
        for (int state = 0; state < built.base.length; state++) {
            pace.step();
            int pattern = built.pattern[state];
            cells[state * CELL] = built.base[state] | (pattern != 0 ? SPELLED : 0);
            cells[state * CELL + OWNER] = built.owner[state];
            this.values[state] = pattern != 0 ? values.applyAsInt(pattern - 1) : 0;
        }
    }

    Trie(TableInput in) {
        codes = in.chars();
        cells = in.integers();
        values = in.integers();
    }

    void write(TableOutput out) {
        out.chars(codes);
        out.integers(cells);
        out.integers(values);
    }

    /**
     * @param patterns sorted, distinct, not empty
     * @param values from a pattern's number to what {@link #valueAt} answers for it
     */
    static Trie ofSorted(TrieBuilder.Texts patterns, IntUnaryOperator values, Pace pace) {
        return new Trie(new TrieBuilder(patterns, pace), values, pace);
    }

    /** @param patterns distinct, not empty; the value of each is its place in the list */
    static Trie of(List<String> patterns, Pace pace) {
        return of(patterns, IntUnaryOperator.identity(), pace);
    }

    /**
     * @param patterns distinct, not empty
     * @param values from a pattern's place in the list to what {@link #valueAt} answers for it
     */
    static Trie of(List<String> patterns, IntUnaryOperator values, Pace pace) {
        Integer[] order = sorted(patterns, pace);
        return ofSorted(TrieBuilder.Texts.of(patterns, order), i -> values.applyAsInt(order[i]), pace);
    }

    /** The places of the patterns in their order. */
    private static Integer[] sorted(List<String> patterns, Pace pace) {
        Integer[] order = new Integer[patterns.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (one, other) -> {
            pace.step();
            return patterns.get(one).compareTo(patterns.get(other));
        });
        return order;
    }

    /** The state one character further; {@link #NONE} if no pattern goes on with it. */
    int child(int state, char c) {
        int code = codes[c];
        if (code == 0) {
            return NONE;
        }
        int to = (cells[state * CELL] & BASE) + code;
        return cells[to * CELL + OWNER] == state ? to : NONE;
    }

    /** True if a pattern is spelled out by the way from the root to {@code state}. */
    boolean endsAt(int state) {
        return cells[state * CELL] < 0;
    }

    /** The value of the pattern that {@link #endsAt} a state. */
    int valueAt(int state) {
        return values[state];
    }

    int states() {
        return cells.length / CELL;
    }
}
