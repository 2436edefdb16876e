package io.touchline.lexicon;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Builds a {@link Trie}: patterns go into nodes with sibling lists, then every node gets a slot of the double array, in
 * breadth-first order.
 */
final class TrieBuilder {

    /**
     * A stretch of the array in which a node with several children failed so often is left to nodes with one child,
     * which fit into any hole.
     */
    private static final int MOST_TRIES = 256;

    final char[] codes = new char[Character.MAX_VALUE + 1];
    int[] base;
    int[] owner;
    int[] pattern;

    private int codeCount;

    private int[] firstChild = new int[256];
    private int[] nextSibling = new int[256];
    private char[] label = new char[256];
    private int[] patternOfNode = new int[256];
    private int nodes = 1;

    private final BitSet taken = new BitSet();
    private int firstFree = 1;
    private int searchFrom = 1;
    private int highest;

    TrieBuilder(List<String> patterns) {
        // In the order of their codes every pattern goes on where the last one left off, at the end of its siblings.
        Integer[] order = new Integer[patterns.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        Arrays.sort(order, (a, b) -> patterns.get(a).compareTo(patterns.get(b)));
        numberCodes(patterns);
        int[] path = new int[LONGEST];
        int[] lastChild = new int[LONGEST + 1];
        String before = "";
        for (int index : order) {
            insert(patterns.get(index), index, before, path, lastChild);
            before = patterns.get(index);
        }
        layOut();
        trim();
    }
}
