package io.touchline.lexicon;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

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
    private int highest;

    TrieBuilder(List<String> patterns, Pace pace) {
        this.pace = pace;
        numberCodes(patterns);
        insertSorted(patterns);
        layOut();
        trim();
    }

    /** In the order of the characters, so that sorted patterns meet siblings in the order of their codes. */
    private void numberCodes(List<String> patterns) {
        for (String text : patterns) {
            pace.step();
            for (int i = 0; i < text.length(); i++) {
                codes[text.charAt(i)] = 1;
            }
        }
        for (int c = 0; c < codes.length; c++) {
            if (codes[c] != 0) {
                codeCount++;
                codes[c] = (char) codeCount;
            }
        }
    }

    private void insertSorted(List<String> patterns) {
        Integer[] order = sorted(patterns);
        int longest = patterns.stream().mapToInt(String::length).max().orElse(0);
        int[] path = new int[longest + 1];
        String before = "";
        for (int index : order) {
            pace.step();
            String text = patterns.get(index);
            if (text.isEmpty()) {
                throw new IllegalArgumentException("an empty pattern occurs everywhere");
            }
            if (text.equals(before)) {
                throw new IllegalArgumentException("two patterns are the same");
            }
            for (int i = shared(before, text); i < text.length(); i++) {
                path[i + 1] = newChild(path[i], codes[text.charAt(i)]);
            }
            patternOfNode[path[text.length()]] = index + 1;
            before = text;
        }
    }

    /** The places of the patterns in their order. Who sorted them before pays for one comparison each. */
    private static Integer[] sorted(List<String> patterns) {
        String[] texts = patterns.toArray(new String[0]);
        Integer[] order = new Integer[texts.length];
        boolean sorted = true;
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
            sorted &= i == 0 || texts[i - 1].compareTo(texts[i]) < 0;
        }
        if (!sorted) {
            Arrays.sort(order, (a, b) -> texts[a].compareTo(texts[b]));
        }
        return order;
    }

    private static int shared(String before, String text) {
        int most = Math.min(before.length(), text.length());
        int length = 0;
        while (length < most && before.charAt(length) == text.charAt(length)) {
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
            return claim(node, taken.nextClearBit(Math.max(firstFree, smallest)) - smallest);
        }
        int slot = taken.nextClearBit(Math.max(searchFrom, smallest));
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
}
