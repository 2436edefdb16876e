package io.touchline.lexicon;

import io.touchline.text.TableInput;
import io.touchline.text.TableOutput;

/**
 * Tells for nearly all places of a text that no row of three letters or more begins there, by what it may begin with:
 * the three letters of a short row, or the first four of a longer one. A Bloom filter in blocks of one line of a cache
 * (Putze, Sanders, Singler 2007, Cache-, hash- and space-efficient Bloom filters): three letters choose the line, so that
 * a place costs one line whatever is asked of it. A row has three bits in one word of the line, which all places are asked
 * for, and three in another, which is asked for at the few places that the first lets pass and is near by then.
 */
final class RowFilter {

    /** Spreads letters over lines and bits: the golden ratio in 64 bits, and another odd number without pattern. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private static final long SPREAD_FOURTH = 0xC2B2AE3D27D4EB4FL;

    private static final int LETTER_BITS = PatternTable.LETTER_BITS;
    private static final long FOUR = (1L << 4 * LETTER_BITS) - 1;

    /** Words of 64 bits. */
    private static final int LINE_LOG = 3;

    private static final int WORD = (1 << LINE_LOG) - 1;

    /** Words that an array has behind its head until a line begins. */
    private static final int FIRST_LINE = 6;

    /** Twenty-one bits a row: three megabytes for a million. */
    private static final int ROWS_PER_LINE = 24;

    private static final int FEWEST_LINES = 16;

    private final long[] words;
    private final int lines;

    /** @param rows how many will be added */
    RowFilter(int rows) {
        lines = Math.max(FEWEST_LINES, rows / ROWS_PER_LINE);
        words = new long[FIRST_LINE + (lines << LINE_LOG)];
    }

    RowFilter(TableInput in) {
        words = in.longs();
        lines = words.length >>> LINE_LOG;
    }

    void write(TableOutput out) {
        out.longs(words);
    }

    void addThree(long three) {
        add(lineOf(three), bitsOfThree(three));
    }

    void addFour(long four) {
        add(lineOf(firstThree(four)), bitsOfFour(four));
    }

    private void add(int line, long bits) {
        words[wordOf(line, bits)] |= 1L << (bits >>> 23) | 1L << (bits >>> 17) | 1L << (bits >>> 11);
        long further = again(bits);
        words[wordOf(line, further)] |= 1L << (further >>> 23) | 1L << (further >>> 17) | 1L << (further >>> 11);
    }

    /** 0 if the first three letters of four are no row and all of them begin none, else 1; less sure than the others. */
    long sign(long four) {
        long three = firstThree(four);
        int line = lineOf(three);
        return sign(line, bitsOfThree(three)) | sign(line, bitsOfFour(four));
    }

    /** False if three letters are no row. */
    boolean mayBeThree(long three) {
        return isAdded(lineOf(three), bitsOfThree(three));
    }

    /** False if four letters begin no row. */
    boolean mayBeFour(long four) {
        return isAdded(lineOf(firstThree(four)), bitsOfFour(four));
    }

    private boolean isAdded(int line, long bits) {
        return (sign(line, bits) & sign(line, again(bits))) != 0;
    }

    private long sign(int line, long bits) {
        long word = words[wordOf(line, bits)];
        return word >>> (bits >>> 23) & word >>> (bits >>> 17) & word >>> (bits >>> 11) & 1;
    }

    private static int wordOf(int line, long bits) {
        return line + ((int) (bits >>> 29) & WORD);
    }

    private int lineOf(long three) {
        return FIRST_LINE + ((int) ((three * SPREAD >>> Integer.SIZE) * lines >>> Integer.SIZE) << LINE_LOG);
    }

    /** Three letters in a row as one number. */
    static long three(int first, int second, int third) {
        return (long) first << 2 * LETTER_BITS | (long) second << LETTER_BITS | third;
    }

    /** The last three of three or four letters and another one behind them as one number. */
    static long next(long letters, int next) {
        return (letters << LETTER_BITS | next) & FOUR;
    }

    /** Of four letters as one number the first three. */
    static long firstThree(long four) {
        return four >>> LETTER_BITS;
    }

    /** What says which word of a line and which bits of it: the bits from 11 to 31. */
    private static long bitsOfThree(long three) {
        return three * SPREAD;
    }

    private static long bitsOfFour(long four) {
        return four * SPREAD_FOURTH >>> Integer.SIZE;
    }

    /** The same once more, as good as independent of what it is made of. */
    private static long again(long bits) {
        return bits * SPREAD_FOURTH >>> Integer.SIZE;
    }
}
