package io.touchline.casework.notice;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes a column of a table so that no row of it singles anybody out: one and two are {@value #FEW}. If that hides one
 * cell alone, the next smallest is hidden with it as {@value #SOME}, as the others would tell it by the total. Totals are
 * not hidden, but for that of accounts where it would tell a small cell beside the list of names, and nothing is of a
 * column whose one row is the total.
 */
final class SmallCells {

    static final String FEW = "<3";
    static final String SOME = "≥3";

    private static final long LEAST = 3;

    private SmallCells() {}

    /** A cell that no total tells. */
    static String shown(long value) {
        return isFew(value) ? FEW : Long.toString(value);
    }

    /** A number that other cells would tell something by. */
    static String hidden(long value) {
        return value < LEAST ? FEW : SOME;
    }

    static boolean isFew(long value) {
        return value > 0 && value < LEAST;
    }

    static boolean isHidden(String cell) {
        return cell.equals(FEW) || cell.equals(SOME);
    }

    static List<String> shown(List<Long> column) {
        return shown(column, false);
    }

    /** @param beside true if what a cell beside the column hides is told by the sum of the column */
    static List<String> shown(List<Long> column, boolean beside) {
        List<String> shown = new ArrayList<>();
        int hidden = 0;
        int smallest = -1;
        for (int i = 0; i < column.size(); i++) {
            long value = column.get(i);
            shown.add(shown(value));
            if (isFew(value)) {
                hidden++;
            } else if (value >= LEAST && (smallest < 0 || value < column.get(smallest))) {
                smallest = i;
            }
        }
        if (smallest >= 0 && (hidden == 1 || hidden == 0 && beside)) {
            shown.set(smallest, SOME);
        }
        return shown;
    }
}
