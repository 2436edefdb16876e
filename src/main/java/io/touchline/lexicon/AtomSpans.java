package io.touchline.lexicon;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Everything that one atom of a frame can stand on in one text, by place. Belongs to one call.
 *
 * @param begins ascending
 * @param byEnd the indexes of the others in the order of their ends
 * @param spaced indexes of spans in which something was taken out
 * @param suppressed true if exceptions took some away
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves the package
record AtomSpans(int[] begins, int[] ends, int[] byEnd, BitSet spaced, boolean suppressed) {

    int size() {
        return begins.length;
    }

    /** @param packed begin, length and whether spaced, as made by {@link #pack} */
    static AtomSpans of(long[] packed, int size, boolean suppressed) {
        Arrays.sort(packed, 0, size);
        int[] begins = new int[size];
        int[] ends = new int[size];
        long[] order = new long[size];
        BitSet spaced = new BitSet();
        for (int i = 0; i < size; i++) {
            begins[i] = (int) (packed[i] >>> 32);
            ends[i] = begins[i] + ((int) packed[i] >>> 1);
            order[i] = (long) ends[i] << 32 | i;
            spaced.set(i, (packed[i] & 1) != 0);
        }
        Arrays.sort(order);
        int[] byEnd = new int[size];
        for (int i = 0; i < size; i++) {
            byEnd[i] = (int) order[i];
        }
        return new AtomSpans(begins, ends, byEnd, spaced, suppressed);
    }

    static long pack(int begin, int end, boolean spaced) {
        return (long) begin << 32 | (long) (end - begin) << 1 | (spaced ? 1 : 0);
    }
}
