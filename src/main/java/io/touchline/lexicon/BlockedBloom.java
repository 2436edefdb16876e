package io.touchline.lexicon;

import io.touchline.text.TableInput;
import io.touchline.text.TableOutput;

/**
 * A Bloom filter that looks at one word of memory per question: some bits of a hash choose the word, others three bits in
 * it (Putze, Sanders, Singler 2007, Cache-, hash- and space-efficient Bloom filters).
 */
final class BlockedBloom {

    private static final int LEAST_LOG = 4;
    private static final int MOST_LOG = 22;

    private static final int FIRST = 34;
    private static final int SECOND = 28;
    private static final int THIRD = 22;

    private final long[] words;
    private final int shift;

    /** @param count about how many words of 64 bits; some power of two between 16 and four million it will be */
    BlockedBloom(int count) {
        int log = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, count - 1));
        words = new long[1 << Math.max(LEAST_LOG, Math.min(MOST_LOG, log))];
        shift = shift(words);
    }

    BlockedBloom(TableInput in) {
        words = in.longs();
        shift = shift(words);
    }

    void write(TableOutput out) {
        out.longs(words);
    }

    private static int shift(long[] words) {
        return Long.SIZE - Integer.numberOfTrailingZeros(words.length);
    }

    /** @param hash all of its bits are used, the upper ones most */
    void add(long hash) {
        words[(int) (hash >>> shift)] |= 1L << (hash >>> FIRST) | 1L << (hash >>> SECOND) | 1L << (hash >>> THIRD);
    }

    /** 1 if it may have been added, 0 if it was not. */
    long sign(long hash) {
        long word = words[(int) (hash >>> shift)];
        return word >>> (hash >>> FIRST) & word >>> (hash >>> SECOND) & word >>> (hash >>> THIRD) & 1;
    }
}
