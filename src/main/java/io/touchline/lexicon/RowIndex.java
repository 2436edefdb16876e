package io.touchline.lexicon;

import io.touchline.text.TableInput;
import io.touchline.text.TableOutput;

/**
 * Numbers by the letters that rows begin with: an open hash table, so that a look costs one line of the slowest cache
 * where steps of a trie from its root cost one each. Immutable once it is filled.
 */
final class RowIndex {

    /** Nothing is kept for the letters. */
    static final int NONE = -1;

    private static final long SPREAD = 0xC2B2AE3D27D4EB4FL;

    private static final int LEAST_LOG = 4;

    private static final int SLOT_LOG = 1;
    private static final int SLOT = 1 << SLOT_LOG;
    private static final int NUMBER = 1;

    /** Per slot the letters, 0 if it is free, and the number. */
    private final long[] slots;

    private final int shift;

    /** @param count how many will be added */
    RowIndex(int count) {
        int log = Math.max(LEAST_LOG, Integer.SIZE - Integer.numberOfLeadingZeros(count + count / 4));
        slots = new long[SLOT << log];
        shift = shift(slots);
    }

    RowIndex(TableInput in) {
        slots = in.longs();
        shift = shift(slots);
    }

    void write(TableOutput out) {
        out.longs(slots);
    }

    private static int shift(long[] slots) {
        return Long.SIZE - Integer.numberOfTrailingZeros(slots.length >>> SLOT_LOG);
    }

    /** @param letters as a {@link RowFilter} has them, none of them {@link PatternTable#NONE} */
    void add(long letters, int number) {
        int slot = slotOf(letters);
        slots[slot] = letters;
        slots[slot + NUMBER] = number;
    }

    /** The number that is kept for letters, or {@link #NONE}. */
    int find(long letters) {
        int slot = slotOf(letters);
        return slots[slot] == 0 ? NONE : (int) slots[slot + NUMBER];
    }

    /** Where letters are, or would be. */
    private int slotOf(long letters) {
        int slot = (int) (letters * SPREAD >>> shift) << SLOT_LOG;
        while (slots[slot] != letters && slots[slot] != 0) {
            slot = slot + SLOT & slots.length - 1;
        }
        return slot;
    }
}
