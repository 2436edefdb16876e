package io.touchline.lexicon;

import io.touchline.text.TableInput;
import io.touchline.text.TableOutput;
import java.util.Arrays;

/**
 * The rows of three letters and more, but for those that are only spelled, by what they begin with: whether something may
 * begin at a place of a text, and where it goes on. Immutable.
 */
final class LongRows {

    static final int THREE = 3;
    static final int FOUR = 4;

    private final RowFilter filter;
    /** By rows of three letters the place of their first pattern. */
    private final RowIndex threes;

    /** By the first four letters of longer rows the state of the trie behind them. */
    private final RowIndex fours;

    /**
     * @param sounding sorted
     * @param rows what their places are in
     * @param trie of all of them
     */
    LongRows(PatternRows.Rows sounding, PatternRows rows, Trie trie, Pace pace) {
        int[] different = different(sounding, rows, pace);
        int ofThree = 0;
        for (int row : different) {
            ofThree += sounding.length(row) == THREE ? 1 : 0;
        }
        filter = new RowFilter(different.length);
        threes = new RowIndex(ofThree);
        fours = new RowIndex(different.length - ofThree);
        for (int row : different) {
            pace.step();
            if (sounding.length(row) == THREE) {
                long three = three(sounding, row);
                filter.addThree(three);
                threes.add(three, sounding.place(row));
            } else {
                long four = four(sounding, row);
                filter.addFour(four);
                fours.add(four, behindFour(trie, sounding, row));
            }
        }
    }

    LongRows(TableInput in) {
        filter = new RowFilter(in);
        threes = new RowIndex(in);
        fours = new RowIndex(in);
    }

    void write(TableOutput out) {
        filter.write(out);
        threes.write(out);
        fours.write(out);
    }

    /** Those that are looked for by the filter and begin otherwise than the one before. */
    private static int[] different(PatternRows.Rows sounding, PatternRows rows, Pace pace) {
        int[] different = new int[sounding.count()];
        int count = 0;
        long last = 0;
        for (int row = 0; row < sounding.count(); row++) {
            pace.step();
            if (sounding.length(row) >= THREE && !onlySpelled(rows, sounding.place(row))) {
                long four = sounding.length(row) == THREE ? 0 : four(sounding, row);
                if (four == 0 || four != last) {
                    different[count++] = row;
                }
                last = four;
            }
        }
        return Arrays.copyOf(different, count);
    }

    /** What is spelled is looked for without the filter: there is little of it. */
    private static boolean onlySpelled(PatternRows rows, int first) {
        for (int pattern = first; pattern >= 0; pattern = rows.next(pattern)) {
            if (!rows.respelled(pattern)) {
                return false;
            }
        }
        return true;
    }

    private static long three(PatternRows.Rows sounding, int row) {
        return RowFilter.three(sounding.charAt(row, 0), sounding.charAt(row, 1), sounding.charAt(row, 2));
    }

    private static long four(PatternRows.Rows sounding, int row) {
        return RowFilter.next(three(sounding, row), sounding.charAt(row, THREE));
    }

    private static int behindFour(Trie trie, PatternRows.Rows sounding, int row) {
        int state = Trie.ROOT;
        for (int i = 0; i < FOUR; i++) {
            state = trie.child(state, sounding.charAt(row, i));
        }
        return state;
    }

    /** 0 if the first three letters are no row and all of them begin none, else 1, at some places without reason. */
    long sign(long four) {
        return filter.sign(four);
    }

    /** 1 if the first three letters may be a row or all of them may begin one, else 0; surer than {@link #sign}. */
    long sureSign(long four) {
        return filter.mayBeThree(RowFilter.firstThree(four)) || filter.mayBeFour(four) ? 1 : 0;
    }

    /** The place of the first pattern of the row that three letters are, {@link RowIndex#NONE} if they are none. */
    int placeOf(long three) {
        return filter.mayBeThree(three) ? threes.find(three) : RowIndex.NONE;
    }

    /** The state of the trie behind four letters, {@link Trie#NONE} if no row begins with them. */
    int stateBehind(long four) {
        return filter.mayBeFour(four) ? Math.max(Trie.NONE, fours.find(four)) : Trie.NONE;
    }
}
