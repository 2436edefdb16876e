package io.touchline.casework.notice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Writes a column of a table so that no row of it singles anybody out: one and two are {@value #FEW}. If the total leaves
 * what is hidden only one value, as it does one cell alone, or two that add up to two, the next smallest are hidden as
 * {@value #SOME} until it does not; where nothing is left to hide, the total tells them. Totals are not hidden, but for that of accounts where it would tell a small cell beside the list of names, and nothing is of a
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
        return shown(column, 0);
    }

    /** @param beside of a cell beside the column, which the sum of the column would tell; hidden if it is one or two */
    static List<String> shown(List<Long> column, long beside) {
        List<String> shown = new ArrayList<>();
        column.forEach(value -> shown.add(shown(value)));
        List<Long> few =
                new ArrayList<>(column.stream().filter(SmallCells::isFew).toList());
        if (isFew(beside)) {
            few.add(beside);
        }
        List<Integer> rest = IntStream.range(0, column.size())
                .filter(i -> column.get(i) >= LEAST)
                .boxed()
                .sorted(Comparator.comparing(column::get))
                .toList();
        List<Long> some = new ArrayList<>();
        while (some.size() < rest.size() && isTold(few, some, column.get(rest.get(some.size())))) {
            int next = rest.get(some.size());
            shown.set(next, SOME);
            some.add(column.get(next));
        }
        return shown;
    }

    /**
     * Whether the sum leaves a hidden cell no other value than its own.
     *
     * @param most no cell that is hidden as {@value #SOME} is larger, since the smallest are hidden first
     */
    private static boolean isTold(List<Long> few, List<Long> some, long most) {
        long spare = few.stream().mapToLong(value -> value - 1).sum()
                + some.stream().mapToLong(value -> value - LEAST).sum();
        long width = few.size() * (LEAST - 2) + some.size() * (most - LEAST);
        return !few.isEmpty() && (spare == 0 || spare == width);
    }
}
