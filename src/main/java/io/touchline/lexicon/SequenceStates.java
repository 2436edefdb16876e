package io.touchline.lexicon;

import java.util.Arrays;

/**
 * The states of a search for the cheapest sequence of words, by the Viterbi algorithm: a state is a word that ends at a
 * place, with the cheapest way to there. Places are taken in order. For one thread.
 */
final class SequenceStates {

    /** Ways that cost so much more than the cheapest one to the same place are left. */
    private static final int TOO_DEAR = 8 * WordSequences.PER_NAT;

    /** So many ways to a place go on from it, the cheapest ones: letters can stand for a hundred words each. */
    private static final int MOST = 16;

    private static final int NONE = -1;

    private final WordSequences sequences;

    /** Per place the last state there, the cheapest cost of one, and the cheapest when a word follows that has no pair. */
    private int[] lasts = {};

    private int[] cheapest = {};

    /** Per place what the cheapest state costs at most. */
    private int[] atMost = {};

    private int[] cheapestWithoutPair = {};
    private int[] fromWithoutPair = {};

    /** Per state its word, where that begins, what it costs to there, the state before, and the one at the same place. */
    private int[] words = new int[64];

    private int[] begins = new int[64];
    private int[] costs = new int[64];
    private int[] befores = new int[64];
    private int[] others = new int[64];
    private int states;
    private int places;

    private int[] sorted = new int[64];

    /** The states of the cheapest way, in order, the first one before its first word. */
    private int[] way = {};

    private int length;

    SequenceStates(WordSequences sequences) {
        this.sequences = sequences;
    }

    /**
     * Begins anew.
     *
     * @param last the last place
     * @param before the number of what stands before the first
     * @param further whether all that was given since the last beginning will be given again, and more
     */
    void begin(int last, int before, boolean further) {
        places = last;
        if (lasts.length <= last) {
            int size = last + last / 2 + 1;
            lasts = new int[size];
            cheapest = new int[size];
            atMost = new int[size];
            cheapestWithoutPair = new int[size];
            fromWithoutPair = new int[size];
            way = new int[size];
        }
        if (further) {
            System.arraycopy(cheapest, 0, atMost, 0, last + 1);
        } else {
            Arrays.fill(atMost, 0, last + 1, Integer.MAX_VALUE);
        }
        Arrays.fill(lasts, 0, last + 1, NONE);
        Arrays.fill(cheapest, 0, last + 1, Integer.MAX_VALUE);
        states = 0;
        state(0, before, NONE, 0, NONE);
    }

    /** Whether a word ends at a place; words that begin there can be given from then on. */
    boolean reach(int place) {
        if (lasts[place] == NONE) {
            return false;
        }
        prune(place);
        return true;
    }

    /**
     * Takes a word from one place to another.
     *
     * @param own what it costs by itself
     * @param penalty what it costs to be another than what is written
     */
    void go(int begin, int end, int word, int own, int penalty) {
        int inPair = sequences.leastOfPairs(word);
        int enough = Math.min(cheapest[end], atMost[end]);
        if (cheapest[begin] + Math.min(own, inPair) + penalty - TOO_DEAR > enough) {
            return;
        }
        int best = fromWithoutPair[begin];
        int least = cheapestWithoutPair[begin] + own;
        for (int state = lasts[begin]; state != NONE; state = others[state]) {
            if (costs[state] + inPair < least) {
                int pair = sequences.costOfPair(words[state], word);
                if (pair >= 0 && costs[state] + pair < least) {
                    least = costs[state] + pair;
                    best = state;
                }
            }
        }
        int cost = least + penalty;
        if (cost - TOO_DEAR > enough) {
            return;
        }
        for (int state = lasts[end]; state != NONE; state = others[state]) {
            if (words[state] == word) {
                if (cost < costs[state]) {
                    costs[state] = cost;
                    befores[state] = best;
                    begins[state] = begin;
                    cheapest[end] = Math.min(cheapest[end], cost);
                }
                return;
            }
        }
        state(end, word, best, cost, begin);
    }

    /** Ends at the last place. @param behind the number of what follows it */
    void end(int behind) {
        int best = NONE;
        int least = Integer.MAX_VALUE;
        for (int state = lasts[places]; state != NONE; state = others[state]) {
            int pair = sequences.costOfPair(words[state], behind);
            int step = pair >= 0 ? pair : sequences.withoutPair(words[state]) + sequences.cost(behind);
            if (costs[state] + step < least) {
                least = costs[state] + step;
                best = state;
            }
        }
        length = 0;
        for (int state = best; state != NONE; state = befores[state]) {
            length++;
        }
        int place = length;
        for (int state = best; state != NONE; state = befores[state]) {
            way[--place] = state;
        }
    }

    /** Of how many words the cheapest way is. */
    int length() {
        return length - 1;
    }

    /** The number of its word {@code k}. */
    int wordOf(int k) {
        return words[way[k + 1]];
    }

    /** The place where its word {@code k} begins. */
    int beginOf(int k) {
        return begins[way[k + 1]];
    }

    /** What its word {@code k} adds to its cost. */
    int costOf(int k) {
        return costs[way[k + 1]] - costs[way[k]];
    }

    private void state(int at, int word, int before, int cost, int begin) {
        if (states == words.length) {
            words = Arrays.copyOf(words, states * 2);
            begins = Arrays.copyOf(begins, states * 2);
            costs = Arrays.copyOf(costs, states * 2);
            befores = Arrays.copyOf(befores, states * 2);
            others = Arrays.copyOf(others, states * 2);
        }
        words[states] = word;
        begins[states] = begin;
        costs[states] = cost;
        befores[states] = before;
        others[states] = lasts[at];
        lasts[at] = states++;
        cheapest[at] = Math.min(cheapest[at], cost);
    }

    /** Leaves what is too dear at a place, and finds the cheapest state when a word follows that has no pair. */
    private void prune(int at) {
        int dearest = Math.min(cheapest[at] + TOO_DEAR, dearestOfMost(at));
        int kept = NONE;
        cheapestWithoutPair[at] = Integer.MAX_VALUE;
        for (int state = lasts[at]; state != NONE; ) {
            int next = others[state];
            if (costs[state] <= dearest) {
                others[state] = kept;
                kept = state;
                int cost = costs[state] + sequences.withoutPair(words[state]);
                if (cost < cheapestWithoutPair[at]) {
                    cheapestWithoutPair[at] = cost;
                    fromWithoutPair[at] = state;
                }
            }
            state = next;
        }
        lasts[at] = kept;
    }

    /** What the dearest of the {@value #MOST} cheapest states at a place costs. */
    private int dearestOfMost(int at) {
        int count = 0;
        for (int state = lasts[at]; state != NONE; state = others[state]) {
            if (count == sorted.length) {
                sorted = Arrays.copyOf(sorted, count * 2);
            }
            sorted[count++] = costs[state];
        }
        if (count <= MOST) {
            return Integer.MAX_VALUE;
        }
        Arrays.sort(sorted, 0, count);
        return sorted[MOST - 1];
    }
}
