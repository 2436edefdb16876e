package io.touchline.lexicon;

import io.touchline.text.TableInput;
import io.touchline.text.TableOutput;

/**
 * Tells for nearly all places of a text that no row of three letters or more begins there, at the price of one look at
 * memory: a blocked Bloom filter in which three letters choose the word, with three bits in it for a row of three, and
 * three for the first four letters of a longer one.
 */
final class RowFilter {

    private static final int LEAST_WORDS_LOG = 4;
    private static final int MOST_WORDS_LOG = 22;
    /**
     * Rows per word of 64 bits. About one in two hundred places of a Chinese comment is walked for nothing, one in sixty
     * where there are a million rows. With half as many rows a word it would be fewer, but two megabytes are what a near
     * cache holds, and with four every look at a place waits for a far one, which costs more than all walks.
     */
    private static final int ROWS_PER_WORD = 4;

    /** Spreads letters over the words: the golden ratio in 64 bits, and another odd number without pattern. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private static final long SPREAD_FOURTH = 0xC2B2AE3D27D4EB4FL;

    private final long[] rows;
    private final int rowShift;

    /** @param count how many rows will be added */
    RowFilter(int count) {
        rows = new long[1 << wordsLog(count)];
        rowShift = Long.SIZE - wordsLog(count);
    }

    RowFilter(TableInput in) {
        rows = in.longs();
        rowShift = in.integer();
    }

    void write(TableOutput out) {
        out.longs(rows);
        out.integer(rowShift);
    }

    private static int wordsLog(int count) {
        int log = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, count / ROWS_PER_WORD - 1));
        return Math.max(LEAST_WORDS_LOG, Math.min(MOST_WORDS_LOG, log));
    }

    void addThree(long three) {
        long mixed = three * SPREAD;
        rows[(int) (mixed >>> rowShift)] |= 1L << (mixed >>> 34) | 1L << (mixed >>> 28) | 1L << (mixed >>> 22);
    }

    void addFour(long three, int fourth) {
        long mixed = four(three, fourth);
        rows[(int) (three * SPREAD >>> rowShift)] |= 1L << (mixed >>> 58) | 1L << (mixed >>> 52) | 1L << (mixed >>> 46);
    }

    /** 1 if three letters may be a row or the four may begin one, 0 if not. */
    int sign(long three, int fourth) {
        long ofThree = three * SPREAD;
        long ofFour = four(three, fourth);
        long word = rows[(int) (ofThree >>> rowShift)];
        long anyThree = word >>> (ofThree >>> 34) & word >>> (ofThree >>> 28) & word >>> (ofThree >>> 22);
        long anyFour = word >>> (ofFour >>> 58) & word >>> (ofFour >>> 52) & word >>> (ofFour >>> 46);
        return (int) ((anyThree | anyFour) & 1);
    }

    /** Three letters in a row as one number. */
    static long three(int first, int second, int third) {
        return (long) first << 30 | (long) second << 15 | third;
    }

    private static long four(long three, int fourth) {
        return (three << 15 | fourth) * SPREAD_FOURTH;
    }
}
