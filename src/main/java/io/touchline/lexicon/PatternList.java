package io.touchline.lexicon;

import java.util.Arrays;

/**
 * Patterns while the tables are built, each with the row that it is found by, packed into two arrays: there are hundreds
 * of thousands of them at a time, and as objects the collector would carry them about while calls wait. A pattern is
 * addressed by its number, from 0 in the order in which they were added. Used by one thread.
 */
final class PatternList {

    private static final int ROW = 0;
    private static final int WRITTEN = 1;
    private static final int ROW_LENGTH = 2;
    private static final int LITERAL = 3;
    private static final int SHAPE = 4;
    private static final int BITS = 5;
    private static final int FIELDS = 6;

    private static final int NUMBER_BITS = 31;

    private int[] fields = new int[FIELDS * 64];
    private char[] letters = new char[512];
    private int count;
    private int used;

    /**
     * A pattern without its row.
     *
     * @param literal the number of the literal that it is a way of writing for
     * @param written in canonical form
     * @param shape the number of its {@link LiteralShape}
     * @param bits as {@link PatternRows} keeps them
     */
    record Pattern(int literal, String written, int shape, int bits) {

        /** The same in a row of sounds that are spelled. */
        Pattern respelled(boolean inOneRun) {
            int spelling = PatternRows.RESPELLED | (inOneRun ? PatternRows.JOINED : 0);
            return new Pattern(literal, written, shape, bits & ~PatternRows.DRAWN_OUT | spelling);
        }
    }

    void add(String row, Pattern pattern) {
        if ((count + 1) * FIELDS > fields.length) {
            fields = Arrays.copyOf(fields, fields.length * 2);
        }
        int at = count * FIELDS;
        fields[at + ROW] = keep(row);
        fields[at + WRITTEN] = keep(pattern.written());
        fields[at + ROW_LENGTH] = row.length();
        fields[at + LITERAL] = pattern.literal();
        fields[at + SHAPE] = pattern.shape();
        fields[at + BITS] = pattern.bits();
        count++;
    }

    private int keep(String text) {
        int begin = used;
        if (begin + text.length() > letters.length) {
            letters = Arrays.copyOf(letters, letters.length * 2);
        }
        text.getChars(0, text.length(), letters, begin);
        used += text.length();
        return begin;
    }

    int count() {
        return count;
    }

    int rowLength(int pattern) {
        return fields[pattern * FIELDS + ROW_LENGTH];
    }

    /** A letter of the row of a pattern; 0 behind its end. */
    char rowAt(int pattern, int i) {
        return i < rowLength(pattern) ? letters[fields[pattern * FIELDS + ROW] + i] : 0;
    }

    int literal(int pattern) {
        return fields[pattern * FIELDS + LITERAL];
    }

    int shape(int pattern) {
        return fields[pattern * FIELDS + SHAPE];
    }

    int bits(int pattern) {
        return fields[pattern * FIELDS + BITS];
    }

    /** A character of a pattern as it is written. */
    char writtenAt(int pattern, int i) {
        return letters[fields[pattern * FIELDS + WRITTEN] + i];
    }

    Pattern pattern(int pattern) {
        String written = new String(letters, fields[pattern * FIELDS + WRITTEN], PatternRows.lengthOf(bits(pattern)));
        return new Pattern(literal(pattern), written, shape(pattern), bits(pattern));
    }

    boolean sameRow(int one, int other) {
        int begin = fields[one * FIELDS + ROW];
        int otherBegin = fields[other * FIELDS + ROW];
        return Arrays.equals(
                letters, begin, begin + rowLength(one), letters, otherBegin, otherBegin + rowLength(other));
    }

    /** The patterns by row, those of one row by number. */
    int[] sorted(Pace pace) {
        int[] order = byFirstLetter();
        int from = 0;
        for (int i = 1; i <= count; i++) {
            if (i == count || rowAt(order[i], 0) != rowAt(order[from], 0)) {
                sort(order, from, i, 1, pace);
                from = i;
            }
        }
        return order;
    }

    /** Apart from the others, so that no sorting takes long. */
    private int[] byFirstLetter() {
        int[] ends = new int[Character.MAX_VALUE + 2];
        for (int i = 0; i < count; i++) {
            ends[rowAt(i, 0) + 1]++;
        }
        for (int letter = 1; letter < ends.length; letter++) {
            ends[letter] += ends[letter - 1];
        }
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[ends[rowAt(i, 0)]++] = i;
        }
        return order;
    }

    /** Sorts patterns whose rows are the same up to {@code depth}: by two letters, then those with the same two by more. */
    private void sort(int[] order, int from, int to, int depth, Pace pace) {
        pace.step();
        if (to - from < 2) {
            return;
        }
        long[] keys = new long[to - from];
        for (int i = from; i < to; i++) {
            int two = rowAt(order[i], depth) << Character.SIZE | rowAt(order[i], depth + 1);
            keys[i - from] = Integer.toUnsignedLong(two) << NUMBER_BITS | order[i];
        }
        Arrays.sort(keys);
        int first = from;
        for (int i = from; i < to; i++) {
            order[i] = (int) keys[i - from] & Integer.MAX_VALUE;
            boolean last = i + 1 == to || keys[i + 1 - from] >>> NUMBER_BITS != keys[i - from] >>> NUMBER_BITS;
            if (last) {
                if (i > first && rowAt(order[i], depth + 1) != 0) {
                    sort(order, first, i + 1, depth + 2, pace);
                }
                first = i + 1;
            }
        }
    }
}
