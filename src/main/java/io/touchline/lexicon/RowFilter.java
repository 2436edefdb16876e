package io.touchline.lexicon;

import io.touchline.text.TableInput;
import io.touchline.text.TableOutput;

/**
 * Tells for nearly all places of a text that no row of three letters or more begins there, by what it may begin with:
 * the three letters of a short row, or the first four of a longer one. Longer rows are asked for twice, of a filter that a
 * near cache still holds with a million of them, and of a surer one about the few places that the first lets pass.
 */
final class RowFilter {

    /** Spreads letters over the words: the golden ratio in 64 bits, and another odd number without pattern. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private static final long SPREAD_FOURTH = 0xC2B2AE3D27D4EB4FL;

    private static final int LETTER_BITS = PatternTable.LETTER_BITS;
    private static final long FOUR = (1L << 4 * LETTER_BITS) - 1;

    /** Sixteen to thirty-two bits a row. */
    private static final int PER_WORD = 4;

    /** Half of that: a megabyte for a million. */
    private static final int NEAR_PER_WORD = 8;

    private final BlockedBloom threes;
    private final BlockedBloom nearFours;
    private final BlockedBloom fours;

    /**
     * @param threes how many rows of three letters will be added
     * @param fours how many longer ones
     */
    RowFilter(int threes, int fours) {
        this.threes = new BlockedBloom(threes / PER_WORD);
        nearFours = new BlockedBloom(fours / NEAR_PER_WORD);
        this.fours = new BlockedBloom(fours / PER_WORD);
    }

    RowFilter(TableInput in) {
        threes = new BlockedBloom(in);
        nearFours = new BlockedBloom(in);
        fours = new BlockedBloom(in);
    }

    void write(TableOutput out) {
        threes.write(out);
        nearFours.write(out);
        fours.write(out);
    }

    void addThree(long three) {
        threes.add(ofThree(three));
    }

    void addFour(long four) {
        nearFours.add(ofFour(four));
        fours.add(again(ofFour(four)));
    }

    /** 0 if the first three letters of four are no row and all of them begin none, else 1; not as sure as {@link #secondSign}. */
    long sign(long four) {
        return threes.sign(ofThree(four >>> LETTER_BITS)) | nearFours.sign(ofFour(four));
    }

    /** The same, of what has a {@link #sign}. */
    long secondSign(long four) {
        return threes.sign(ofThree(four >>> LETTER_BITS)) | fours.sign(again(ofFour(four)));
    }

    /** Three letters in a row as one number. */
    static long three(int first, int second, int third) {
        return (long) first << 2 * LETTER_BITS | (long) second << LETTER_BITS | third;
    }

    /** The last three of three or four letters and another one behind them as one number. */
    static long next(long letters, int next) {
        return (letters << LETTER_BITS | next) & FOUR;
    }

    private static long ofThree(long three) {
        return three * SPREAD;
    }

    private static long ofFour(long four) {
        return four * SPREAD_FOURTH;
    }

    /** A number that is as good as independent of the one that it is made of. */
    private static long again(long hash) {
        return (hash ^ hash >>> Integer.SIZE) * SPREAD;
    }
}
