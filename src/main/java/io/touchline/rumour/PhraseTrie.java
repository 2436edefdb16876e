package io.touchline.rumour;

import io.touchline.text.CanonicalText;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Phrases in canonical letters, found at a place of a text in one walk. Latin phrases stand between word ends, unless
 * they may go on. Immutable once it is in use.
 */
final class PhraseTrie {

    private static final long EMPTY = -1;
    private static final int ROOT = 0;

    private long[] keys = new long[1 << 10];
    private int[] states = new int[1 << 10];
    private int used;
    private int lastState = ROOT;
    /** By state, what ends there: the value plus one, 0 for nothing. */
    private int[] whole = new int[1 << 10];

    private int[] open = new int[1 << 10];

    PhraseTrie() {
        Arrays.fill(keys, EMPTY);
    }

    /**
     * The first value that a phrase is given stays.
     *
     * @param value what {@link #longestAt} answers for it, at least 0
     * @param goesOn whether a word that merely begins with it counts
     */
    void add(String letters, int value, boolean goesOn) {
        int state = ROOT;
        for (int i = 0; i < letters.length(); i++) {
            state = childOrNew(state, letters.charAt(i));
        }
        int[] ends = goesOn ? open : whole;
        if (ends[state] == 0) {
            ends[state] = value + 1;
        }
    }

    /** The longest phrase at unit {@code begin} that ends by {@code limit}: end and value in one number, −1 if none. */
    long longestAt(CanonicalText text, int begin, int limit) {
        if (!text.wordBoundaryBefore(begin)) {
            return -1;
        }
        String chars = text.chars();
        long found = -1;
        int state = ROOT;
        for (int i = begin; i < limit; i++) {
            state = child(state, chars.charAt(i));
            if (state < 0) {
                break;
            }
            int value = whole[state] != 0 && text.wordBoundaryBefore(i + 1) ? whole[state] : open[state];
            if (value != 0) {
                found = (long) (i + 1) << Integer.SIZE | value - 1;
            }
        }
        return found;
    }

    /** The phrases in a stretch, names passed over, in canonical letters. */
    List<String> find(Reading reading) {
        List<String> phrases = new ArrayList<>(0);
        Span stretch = reading.stretch();
        for (int i = stretch.begin(); i < stretch.end(); ) {
            long found = reading.named(i) ? -1 : longestAt(reading.text(), i, stretch.end());
            if (found < 0) {
                i++;
            } else {
                phrases.add(reading.text().chars().substring(i, end(found)));
                i = end(found);
            }
        }
        return phrases;
    }

    static int end(long found) {
        return (int) (found >>> Integer.SIZE);
    }

    static int value(long found) {
        return (int) found;
    }

    private int child(int state, char c) {
        long key = (long) state << Character.SIZE | c;
        for (int at = slot(key); ; at = at + 1 & keys.length - 1) {
            if (keys[at] == key) {
                return states[at];
            }
            if (keys[at] == EMPTY) {
                return -1;
            }
        }
    }

    private int childOrNew(int state, char c) {
        int known = child(state, c);
        if (known >= 0) {
            return known;
        }
        if (++lastState == whole.length) {
            whole = Arrays.copyOf(whole, 2 * lastState);
            open = Arrays.copyOf(open, 2 * lastState);
        }
        if (2 * ++used > keys.length) {
            grow();
        }
        put((long) state << Character.SIZE | c, lastState);
        return lastState;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldStates = states;
        keys = new long[2 * oldKeys.length];
        Arrays.fill(keys, EMPTY);
        states = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != EMPTY) {
                put(oldKeys[i], oldStates[i]);
            }
        }
    }

    private void put(long key, int state) {
        int at = slot(key);
        while (keys[at] != EMPTY) {
            at = at + 1 & keys.length - 1;
        }
        keys[at] = key;
        states[at] = state;
    }

    private int slot(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) & keys.length - 1;
    }
}
