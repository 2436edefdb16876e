package io.touchline.lexicon;

/**
 * Tells for nearly all places of a text that no row of three letters or more begins there, at the price of one look at
 * memory: a blocked Bloom filter in which three letters choose the word, with two bits in it for a row of three, and two
 * for the first four letters of a longer one.
 */
final class RowFilter {

    private static final int LEAST_WORDS_LOG = 4;
    private static final int MOST_WORDS_LOG = 22;
    /** Rows per word of 64 bits: about one in a hundred places is walked for nothing. */
    private static final int ROWS_PER_WORD = 4;

    /** Spreads letters over the words: the golden ratio in 32 bits, and two other odd numbers without pattern. */
    private static final int SPREAD = 0x9E3779B1;

    private static final int SPREAD_THIRD = 0x85EBCA6B;
    private static final int SPREAD_FOURTH = 0xC2B2AE35;

    private final long[] rows;
    private final int rowShift;

    /** @param count how many rows will be added */
    RowFilter(int count) {
        rows = new long[1 << wordsLog(count)];
        rowShift = Integer.SIZE - wordsLog(count);
    }

    private static int wordsLog(int count) {
        int log = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, count / ROWS_PER_WORD - 1));
        return Math.max(LEAST_WORDS_LOG, Math.min(MOST_WORDS_LOG, log));
    }

    void addThree(int first, int second, int third) {
        int three = three(first, second, third);
        rows[three >>> rowShift] |= 1L << three | 1L << (three >>> 6);
    }

    void addFour(int first, int second, int third, int fourth) {
        int three = three(first, second, third);
        int four = four(three, fourth);
        rows[three >>> rowShift] |= 1L << (four >>> 26) | 1L << (four >>> 20);
    }

    /** 1 if three letters may be a row or the four may begin one, 0 if not. */
    int sign(int first, int second, int third, int fourth) {
        int three = three(first, second, third);
        int four = four(three, fourth);
        long word = rows[three >>> rowShift];
        return (int) ((word >>> three & word >>> (three >>> 6) | word >>> (four >>> 26) & word >>> (four >>> 20)) & 1);
    }

    private static int three(int first, int second, int third) {
        int mixed = (first << 15 ^ second) * SPREAD;
        mixed = (mixed ^ mixed >>> 15 ^ third) * SPREAD_THIRD;
        return mixed ^ mixed >>> 13;
    }

    private static int four(int three, int fourth) {
        return (three ^ fourth) * SPREAD_FOURTH;
    }
}
