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

    void addFour(long three, int fourth) {
        nearFours.add(ofFour(three, fourth));
        fours.add(again(ofFour(three, fourth)));
    }

    /** 0 if three letters are no row and the four begin none, else 1; not as sure as {@link #secondSign}. */
    long sign(long three, int fourth) {
        return threes.sign(ofThree(three)) | nearFours.sign(ofFour(three, fourth));
    }

    /** The same, of what has a {@link #sign}. */
    long secondSign(long three, int fourth) {
        return threes.sign(ofThree(three)) | fours.sign(again(ofFour(three, fourth)));
    }

    /** Three letters in a row as one number. */
    static long three(int first, int second, int third) {
        return (long) first << 30 | (long) second << 15 | third;
    }

    private static long ofThree(long three) {
        return three * SPREAD;
    }

    private static long ofFour(long three, int fourth) {
        return (three << 15 | fourth) * SPREAD_FOURTH;
    }

    /** A number that is as good as independent of the one that it is made of. */
    private static long again(long hash) {
        return (hash ^ hash >>> Integer.SIZE) * SPREAD;
    }
}
