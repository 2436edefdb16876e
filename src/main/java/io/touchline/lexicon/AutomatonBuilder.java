package io.touchline.lexicon;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Builds an {@link Automaton}: patterns go into a trie with sibling lists, then every node of it gets a slot of the
 * double array, in breadth-first order, so that failure states are known before they are needed.
 */
final class AutomatonBuilder {

    /**
     * A stretch of the array in which a node with several children failed so often is left to nodes with one child,
     * which fit into any hole.
     */
    private static final int MOST_TRIES = 256;

    final char[] codes = new char[Character.MAX_VALUE + 1];
    int[] base;
    int[] owner;
    int[] failure;
    int[] shorter;
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

    AutomatonBuilder(List<String> patterns) {
        for (int i = 0; i < patterns.size(); i++) {
            insert(patterns.get(i), i);
        }
        layOut();
        trim();
    }

    private void insert(String text, int index) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("an empty pattern occurs everywhere");
        }
        int node = 0;
        for (int i = 0; i < text.length(); i++) {
            node = childOf(node, codeOf(text.charAt(i)));
        }
        if (patternOfNode[node] != 0) {
            throw new IllegalArgumentException("two patterns are the same");
        }
        patternOfNode[node] = index + 1;
    }

    private char codeOf(char c) {
        if (codes[c] == 0) {
            codeCount++;
            codes[c] = (char) codeCount;
        }
        return codes[c];
    }

    private int childOf(int node, char code) {
        // The list is kept in the order of codes, which findBase relies on.
        int before = 0;
        int child = firstChild[node];
        while (child != 0 && label[child] < code) {
            before = child;
            child = nextSibling[child];
        }
        if (child != 0 && label[child] == code) {
            return child;
        }
        int added = newNode(code);
        nextSibling[added] = child;
        if (before == 0) {
            firstChild[node] = added;
        } else {
            nextSibling[before] = added;
        }
        return added;
    }

    private int newNode(char code) {
        if (nodes == label.length) {
            int capacity = nodes * 2;
            firstChild = Arrays.copyOf(firstChild, capacity);
            nextSibling = Arrays.copyOf(nextSibling, capacity);
            label = Arrays.copyOf(label, capacity);
            patternOfNode = Arrays.copyOf(patternOfNode, capacity);
        }
        label[nodes] = code;
        return nodes++;
    }

    private void layOut() {
        allocate(nodes * 2 + codeCount + 2);
        int[] queue = new int[nodes];
        int[] stateOf = new int[nodes];
        taken.set(Automaton.ROOT);
        int tail = 1;
        for (int head = 0; head < tail; head++) {
            int node = queue[head];
            int state = stateOf[node];
            if (firstChild[node] == 0) {
                continue;
            }
            // Not in one line: finding a base may replace the arrays, and Java would pick the old one first.
            int found = findBase(node);
            base[state] = found;
            for (int child = firstChild[node]; child != 0; child = nextSibling[child]) {
                int slot = base[state] + label[child];
                owner[slot] = state;
                stateOf[child] = slot;
                queue[tail++] = child;
            }
            linkChildren(node, state);
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

    private void linkChildren(int node, int state) {
        for (int child = firstChild[node]; child != 0; child = nextSibling[child]) {
            int slot = base[state] + label[child];
            pattern[slot] = patternOfNode[child];
            int suffix = state == Automaton.ROOT ? Automaton.ROOT : follow(failure[state], label[child]);
            failure[slot] = suffix;
            shorter[slot] = pattern[suffix] != 0 ? suffix : shorter[suffix];
        }
    }

    private int follow(int from, char code) {
        int state = from;
        while (owner[base[state] + code] != state) {
            if (state == Automaton.ROOT) {
                return Automaton.ROOT;
            }
            state = failure[state];
        }
        return base[state] + code;
    }

    private void allocate(int size) {
        int old = base == null ? 0 : base.length;
        if (size <= old) {
            return;
        }
        int capacity = Math.max(size, old + old / 2);
        base = old == 0 ? new int[capacity] : Arrays.copyOf(base, capacity);
        failure = old == 0 ? new int[capacity] : Arrays.copyOf(failure, capacity);
        shorter = old == 0 ? new int[capacity] : Arrays.copyOf(shorter, capacity);
        pattern = old == 0 ? new int[capacity] : Arrays.copyOf(pattern, capacity);
        owner = old == 0 ? new int[capacity] : Arrays.copyOf(owner, capacity);
        Arrays.fill(owner, old, capacity, -1);
    }

    /** Every state's base plus the highest code stays inside, so that {@link Automaton#next} need not check. */
    private void trim() {
        int size = highest + codeCount + 2;
        base = Arrays.copyOf(base, size);
        owner = Arrays.copyOf(owner, size);
        failure = Arrays.copyOf(failure, size);
        shorter = Arrays.copyOf(shorter, size);
        pattern = Arrays.copyOf(pattern, size);
    }
}
