package io.touchline.lexicon;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Builds a {@link Trie}: patterns, sorted, go into nodes with sibling lists, then every node gets a slot of the double
 * array, in breadth-first order.
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
    private int[] lastChild = new int[256];
    private int[] nextSibling = new int[256];
    private char[] label = new char[256];
    private int[] patternOfNode = new int[256];
    private int nodes = 1;

    private final Pace pace;
    private final BitSet taken = new BitSet();
    private int firstFree = 1;
    private int searchFrom = 1;

    /** By a child's code: no slot that it could have is free before this one. */
    private int[] freeFor;

    private int highest;

    TrieBuilder(Texts patterns, Pace pace) {
        this.pace = pace;
        numberCodes(patterns);
        freeFor = IntStream.rangeClosed(0, codeCount).toArray();
        insertSorted(patterns);
        layOut();
        trim();
    }

    /** In the order of the characters, so that sorted patterns meet siblings in the order of their codes. */
    private void numberCodes(Texts patterns) {
        for (int pattern = 0; pattern < patterns.count(); pattern++) {
            pace.step();
            for (int i = 0; i < patterns.length(pattern); i++) {
                codes[patterns.charAt(pattern, i)] = 1;
            }
        }
        for (int c = 0; c < codes.length; c++) {
            if (codes[c] != 0) {
                codeCount++;
                codes[c] = (char) codeCount;
            }
        }
    }

    private void insertSorted(Texts patterns) {
        int[] path = new int[longest(patterns) + 1];
        for (int pattern = 0; pattern < patterns.count(); pattern++) {
            pace.step();
            int length = patterns.length(pattern);
            if (length == 0) {
                throw new IllegalArgumentException("an empty pattern occurs everywhere");
            }
            int shared = pattern == 0 ? 0 : shared(patterns, pattern);
            if (shared == length) {
                throw new IllegalArgumentException("two patterns are the same, or are not sorted");
            }
            for (int i = shared; i < length; i++) {
                path[i + 1] = newChild(path[i], codes[patterns.charAt(pattern, i)]);
            }
            patternOfNode[path[length]] = pattern + 1;
        }
    }

    private static int longest(Texts patterns) {
        int longest = 0;
        for (int pattern = 0; pattern < patterns.count(); pattern++) {
            longest = Math.max(longest, patterns.length(pattern));
        }
        return longest;
    }

    /** How many characters a pattern and the one before it begin with. */
    private static int shared(Texts patterns, int pattern) {
        int most = Math.min(patterns.length(pattern - 1), patterns.length(pattern));
        int length = 0;
        while (length < most && patterns.charAt(pattern - 1, length) == patterns.charAt(pattern, length)) {
            length++;
        }
        return length;
    }

    private int newChild(int node, char code) {
        if (nodes == label.length) {
            int capacity = nodes * 2;
            firstChild = Arrays.copyOf(firstChild, capacity);
            lastChild = Arrays.copyOf(lastChild, capacity);
            nextSibling = Arrays.copyOf(nextSibling, capacity);
            label = Arrays.copyOf(label, capacity);
            patternOfNode = Arrays.copyOf(patternOfNode, capacity);
        }
        label[nodes] = code;
        if (firstChild[node] == 0) {
            firstChild[node] = nodes;
        } else {
            nextSibling[lastChild[node]] = nodes;
        }
        lastChild[node] = nodes;
        return nodes++;
    }

    private void layOut() {
        allocate(nodes * 2 + codeCount + 2);
        int[] queue = new int[nodes];
        int[] stateOf = new int[nodes];
        taken.set(Trie.ROOT);
        int tail = 1;
        for (int head = 0; head < tail; head++) {
            pace.step();
            int node = queue[head];
            int state = stateOf[node];
            if (firstChild[node] == 0) {
                continue;
            }
            // Not in one line: finding a base may replace the arrays, and Java would pick the old one first.
            int found = findBase(node);
            base[state] = found;
            for (int child = firstChild[node]; child != 0; child = nextSibling[child]) {
                int slot = found + label[child];
                owner[slot] = state;
                pattern[slot] = patternOfNode[child];
                stateOf[child] = slot;
                queue[tail++] = child;
            }
        }
    }

    private int findBase(int node) {
        int smallest = label[firstChild[node]];
        if (nextSibling[firstChild[node]] == 0) {
            firstFree = taken.nextClearBit(firstFree);
            freeFor[smallest] = taken.nextClearBit(Math.max(firstFree, freeFor[smallest]));
            return claim(node, freeFor[smallest] - smallest);
        }
        int slot = taken.nextClearBit(Math.max(searchFrom, freeFor[smallest]));
        for (int tries = 1; !fits(node, slot - smallest); tries++) {
            slot = taken.nextClearBit(slot + 1);
            if (tries % MOST_TRIES == 0) {
                searchFrom = slot;
            }
        }
        return claim(node, slot - smallest);
    }

    private boolean fits(int node, int candidate) {
        for (int child = firstChild[node]; child != 0; child = nextSibling[child]) {
            if (taken.get(candidate + label[child])) {
                return false;
            }
        }
        return true;
    }

    private int claim(int node, int found) {
        for (int child = firstChild[node]; child != 0; child = nextSibling[child]) {
            int slot = found + label[child];
            taken.set(slot);
            highest = Math.max(highest, slot);
        }
        allocate(highest + codeCount + 2);
        return found;
    }

    private void allocate(int size) {
        int old = base == null ? 0 : base.length;
        if (size <= old) {
            return;
        }
        int capacity = Math.max(size, old + old / 2);
        base = old == 0 ? new int[capacity] : Arrays.copyOf(base, capacity);
        pattern = old == 0 ? new int[capacity] : Arrays.copyOf(pattern, capacity);
        owner = old == 0 ? new int[capacity] : Arrays.copyOf(owner, capacity);
        Arrays.fill(owner, old, capacity, -1);
    }

    /** Every state's base plus the highest code stays inside, so that {@link Trie#child} need not check. */
    private void trim() {
        int size = highest + codeCount + 2;
        base = Arrays.copyOf(base, size);
        owner = Arrays.copyOf(owner, size);
        pattern = Arrays.copyOf(pattern, size);
    }

    /** Texts to build a trie of, by number. */
    interface Texts {

        int count();

        int length(int text);

        char charAt(int text, int i);

        /** @param order the place in the list of each */
        static Texts of(List<String> list, Integer[] order) {
            return new Texts() {
                @Override
                public int count() {
                    return order.length;
                }

                @Override
                public int length(int text) {
                    return list.get(order[text]).length();
                }

                @Override
                public char charAt(int text, int i) {
                    return list.get(order[text]).charAt(i);
                }
            };
        }
    }
}
