package io.touchline.lexicon;

import java.util.Arrays;

/**
 * Everything that one atom of a frame can stand on in one text, by place. Belongs to one call.
 *
 * @param begins ascending
 * @param byEnd the indexes of the others in the order of their ends
 * @param hows per span the bits of {@link How}
 * @param suppressed true if exceptions took some away
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves the package
record AtomSpans(int[] begins, int[] ends, int[] byEnd, byte[] hows, boolean suppressed) {

    private static final int[] NO_PLACES = {};
    private static final AtomSpans NONE = new AtomSpans(NO_PLACES, NO_PLACES, NO_PLACES, new byte[0], false);

    int size() {
        return begins.length;
    }

    /**
     * Of several words of an atom in one place only the least disguised stays: 评论区 is no 评沦区 in disguise.
     *
     * @param packed begin, length and how, as made by {@link #pack}
     */
    static AtomSpans of(long[] packed, int found, boolean suppressed) {
        if (found == 0 && !suppressed) {
            return NONE;
        }
        Arrays.sort(packed, 0, found);
        int size = 0;
        for (int i = 0; i < found; i++) {
            if (size == 0 || packed[size - 1] >>> How.BITS != packed[i] >>> How.BITS) {
                packed[size++] = packed[i];
            }
        }
        int[] begins = new int[size];
        int[] ends = new int[size];
        long[] order = new long[size];
        byte[] hows = new byte[size];
        for (int i = 0; i < size; i++) {
            begins[i] = (int) (packed[i] >>> 32);
            ends[i] = begins[i] + ((int) packed[i] >>> How.BITS);
            order[i] = (long) ends[i] << 32 | i;
            hows[i] = (byte) packed[i];
        }
        Arrays.sort(order);
        int[] byEnd = new int[size];
        for (int i = 0; i < size; i++) {
            byEnd[i] = (int) order[i];
        }
        return new AtomSpans(begins, ends, byEnd, hows, suppressed);
    }

    static long pack(int begin, int end, int how) {
        return (long) begin << 32 | (long) (end - begin) << How.BITS | how;
    }

    int how(int i) {
        return hows[i] & 0xFF;
    }
}
