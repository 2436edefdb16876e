package io.touchline.lexicon;

import io.touchline.text.TableInput;
import io.touchline.text.TableOutput;

/**
 * The rows of two characters by what tells both apart: how they sound exactly, or themselves if they never stand for
 * others. An open hash table, and before it a table of bits, of which texts ask for so few that they stay in the nearest
 * cache. Immutable.
 */
final class PairTable {

    /** No row. */
    static final int NONE = -1;

    private static final int LEAST_LOG = 5;
    private static final int SLOTS_PER_ROW = 2;
    /**
     * There are some four hundred sounds and a hundred characters that never stand for others; of the other characters in
     * patterns of two the last few share the first bits.
     */
    private static final int LETTERS_LOG = 10;

    private static final int LETTERS = (1 << LETTERS_LOG) - 1;
    private static final int WORD_LOG = 6;

    private static final int SPREAD = 0x9E3779B1;

    private static final int SLOT_LOG = 2;
    private static final int SLOT = 1 << SLOT_LOG;
    private static final int PLACE = 1;
    private static final int HOMOPHONES = 2;
    private static final int WRITTEN = 3;

    private final long[] signs;
    /**
     * Per slot the key, 0 if it is free; the place of the row; 1 if others may stand for one of its patterns; and the signs
     * of all its patterns as they are written. Most rows that are found in a text are told from these to be no hit, without
     * a look at their patterns, which lie in a slower cache.
     */
    private final int[] slots;

    private final int slotShift;

    /**
     * @param rows distinct, of two letters each that tell a character apart: 1 to 2<sup>15</sup> − 1
     * @param patterns what their places are in
     */
    PairTable(PatternRows.Rows rows, PatternRows patterns, Pace pace) {
        int slotsLog = log(rows.count() * SLOTS_PER_ROW);
        signs = new long[1 << 2 * LETTERS_LOG - WORD_LOG];
        slots = new int[SLOT << slotsLog];
        slotShift = Integer.SIZE - slotsLog;
        for (int i = 0; i < rows.count(); i++) {
            pace.step();
            int first = rows.charAt(i, 0);
            int second = rows.charAt(i, 1);
            signs[signOf(first, second)] |= 1L << second;
            int key = key(first, second);
            int slot = slotOf(key);
            slots[slot] = key;
            slots[slot + PLACE] = rows.place(i);
            for (int at = rows.place(i); at >= 0; at = patterns.next(at)) {
                int both = both(patterns.charAt(at, 0), patterns.charAt(at, 1));
                slots[slot + WRITTEN] |= sign(both);
                slots[slot + HOMOPHONES] |= patterns.mayBeHomophone(at) ? 1 : 0;
            }
        }
    }

    PairTable(TableInput in) {
        signs = in.longs();
        slots = in.integers();
        slotShift = in.integer();
    }

    void write(TableOutput out) {
        out.longs(signs);
        out.integers(slots);
        out.integer(slotShift);
    }

    private static int log(int count) {
        return Math.max(LEAST_LOG, Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, count) - 1));
    }

    /** 1 if there may be a row of two characters that are told apart so, 0 if there is none. */
    int sign(int first, int second) {
        return (int) (signs[signOf(first, second)] >>> second & 1);
    }

    /** The word whose bits say what follows a letter. */
    private static int signOf(int first, int second) {
        return (first & LETTERS) << LETTERS_LOG - WORD_LOG | (second & LETTERS) >>> WORD_LOG;
    }

    /** The slot of the row of two characters that are told apart so, or {@link #NONE}. */
    int find(int first, int second) {
        int key = key(first, second);
        int slot = slotOf(key);
        return key == 0 || slots[slot] == 0 ? NONE : slot;
    }

    /** The place of the first pattern of the row in a slot. */
    int place(int slot) {
        return slots[slot + PLACE];
    }

    /** True if others may stand for the characters of a pattern of the row in a slot. */
    boolean mayBeHomophone(int slot) {
        return slots[slot + HOMOPHONES] != 0;
    }

    /** False if none of the patterns of the row in a slot is written as {@code both} characters. */
    boolean mayBeWritten(int slot, int both) {
        return (slots[slot + WRITTEN] & sign(both)) != 0;
    }

    private static int sign(int both) {
        return 1 << (both * SPREAD >>> Integer.SIZE - 5);
    }

    static int both(char first, char second) {
        return first << Character.SIZE | second;
    }

    /** Where a key is, or would be. */
    private int slotOf(int key) {
        int slot = hash(key) >>> slotShift << SLOT_LOG;
        while (slots[slot] != key && slots[slot] != 0) {
            slot = slot + SLOT & slots.length - 1;
        }
        return slot;
    }

    private static int key(int first, int second) {
        return first << 15 | second;
    }

    private static int hash(int key) {
        int mixed = key * SPREAD;
        return mixed ^ mixed >>> 15;
    }
}
