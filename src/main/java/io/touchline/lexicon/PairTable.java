package io.touchline.lexicon;

import java.util.List;

/**
 * The rows of two characters by how both sound exactly: an open hash table, with a Bloom filter before it that is small
 * enough for the nearest cache. Immutable.
 */
final class PairTable {

    /** No row. */
    static final int NONE = -1;

    private static final int LEAST_LOG = 5;
    private static final int SLOTS_PER_ROW = 2;
    /** Rows per word of 64 bits, of which each sets two. */
    private static final int ROWS_PER_WORD = 2;

    private static final int SPREAD = 0x9E3779B1;

    private final long[] signs;
    private final int signShift;
    /** Per slot the key, 0 if it is free, and the place of the row. */
    private final int[] slots;

    private final int slotShift;

    /**
     * @param rows distinct, of two letters each that say how a character sounds exactly: 1 to 2<sup>15</sup> − 1
     * @param places what {@link #find} answers for each, not negative
     */
    PairTable(List<String> rows, int[] places) {
        int signsLog = log(rows.size() / ROWS_PER_WORD);
        int slotsLog = log(rows.size() * SLOTS_PER_ROW);
        signs = new long[1 << signsLog];
        signShift = Integer.SIZE - signsLog;
        slots = new int[2 << slotsLog];
        slotShift = Integer.SIZE - slotsLog;
        for (int i = 0; i < rows.size(); i++) {
            int key = key(rows.get(i).charAt(0), rows.get(i).charAt(1));
            int hash = hash(key);
            signs[hash >>> signShift] |= 1L << hash | 1L << (hash >>> 6);
            int slot = hash >>> slotShift << 1;
            while (slots[slot] != 0) {
                slot = next(slot);
            }
            slots[slot] = key;
            slots[slot + 1] = places[i];
        }
    }

    private static int log(int count) {
        return Math.max(LEAST_LOG, Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, count) - 1));
    }

    /** 1 if there may be a row of two characters that sound so, 0 if there is none. */
    int sign(int first, int second) {
        int hash = hash(key(first, second));
        long word = signs[hash >>> signShift];
        return (int) (word >>> hash & word >>> (hash >>> 6) & 1);
    }

    /** The place of the row of two characters that sound so, or {@link #NONE}. */
    int find(int first, int second) {
        int key = key(first, second);
        if (key == 0) {
            return NONE;
        }
        int slot = hash(key) >>> slotShift << 1;
        while (slots[slot] != key) {
            if (slots[slot] == 0) {
                return NONE;
            }
            slot = next(slot);
        }
        return slots[slot + 1];
    }

    private static int key(int first, int second) {
        return first << 15 | second;
    }

    private static int hash(int key) {
        int mixed = key * SPREAD;
        return mixed ^ mixed >>> 15;
    }

    private int next(int slot) {
        return slot + 2 & slots.length - 1;
    }
}
