package io.touchline.casework.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SmallCellsTest {

    @Test
    void hidesOneAndTwoAndNothingElse() {
        assertThat(SmallCells.shown(List.of(0L, 1L, 2L, 3L, 4000L))).containsExactly("0", "<3", "<3", "3", "4000");
    }

    @Test
    void hidesAnotherWhereTheTotalWouldTell() {
        assertThat(SmallCells.shown(List.of(9L, 2L, 5L, 0L))).containsExactly("9", "<3", "≥3", "0");
    }

    @Test
    void hidesOneWhereTheSumWouldTellACellBeside() {
        assertThat(SmallCells.shown(List.of(9L, 5L), 1)).containsExactly("9", "≥3");
        assertThat(SmallCells.shown(List.of(9L, 2L, 1L), 1)).containsExactly("9", "<3", "<3");
        assertThat(SmallCells.shown(List.of(9L, 5L), 0)).containsExactly("9", "5");
        assertThat(SmallCells.shown(List.of(9L, 5L), 7)).containsExactly("9", "5");
    }

    @Test
    void hidesAThirdWhereTheTotalWouldTellTwo() {
        assertThat(SmallCells.shown(List.of(50L, 1L, 1L))).containsExactly("≥3", "<3", "<3");
        assertThat(SmallCells.shown(List.of(50L, 2L, 2L))).containsExactly("≥3", "<3", "<3");
        assertThat(SmallCells.shown(List.of(50L, 3L, 1L))).containsExactly("≥3", "≥3", "<3");
        assertThat(SmallCells.shown(List.of(50L, 4L, 1L))).containsExactly("50", "≥3", "<3");
    }

    /** Whoever knows the total, and that the smallest are hidden, finds two values for each one and two. */
    @Property
    void leavesEachFewTwoValues(@ForAll @Size(max = 5) List<@IntRange(min = 0, max = 9) Integer> values) {
        List<Long> column = new ArrayList<>();
        values.forEach(value -> column.add(value.longValue()));
        List<String> shown = SmallCells.shown(column);
        List<List<Integer>> choices = new ArrayList<>();
        int most = 9;
        for (int i = 0; i < shown.size(); i++) {
            if (!SmallCells.isHidden(shown.get(i)) && values.get(i) >= 3) {
                most = Math.min(most, values.get(i));
            }
        }
        if (most == 9 && shown.stream().noneMatch(cell -> cell.matches("[3-9]"))) {
            // All that could be hidden is.
            return;
        }
        for (int i = 0; i < shown.size(); i++) {
            choices.add(
                    shown.get(i).equals(SmallCells.FEW)
                            ? List.of(1, 2)
                            : shown.get(i).equals(SmallCells.SOME)
                                    ? IntStream.rangeClosed(3, most).boxed().toList()
                                    : List.of(values.get(i)));
        }
        int total = values.stream().mapToInt(value -> value).sum();
        List<Set<Integer>> possible = new ArrayList<>();
        choices.forEach(any -> possible.add(new HashSet<>()));
        collect(choices, total, new ArrayList<>(), possible);

        for (int i = 0; i < shown.size(); i++) {
            if (shown.get(i).equals(SmallCells.FEW)) {
                assertThat(possible.get(i)).containsExactlyInAnyOrder(1, 2);
            }
        }
    }

    private static void collect(
            List<List<Integer>> choices, int left, List<Integer> chosen, List<Set<Integer>> possible) {
        if (chosen.size() == choices.size()) {
            for (int i = 0; left == 0 && i < chosen.size(); i++) {
                possible.get(i).add(chosen.get(i));
            }
            return;
        }
        for (int value : choices.get(chosen.size())) {
            chosen.add(value);
            collect(choices, left - value, chosen, possible);
            chosen.remove(chosen.size() - 1);
        }
    }

    @Test
    void cannotHideTheTotalItself() {
        assertThat(SmallCells.shown(List.of(2L))).containsExactly("<3");
        assertThat(SmallCells.shown(List.of())).isEmpty();
    }

    @Property
    void neverLeavesOneHiddenAmongShownOnes(@ForAll List<@IntRange(min = 0, max = 12) Integer> values) {
        List<Long> column = new ArrayList<>();
        values.forEach(value -> column.add(value.longValue()));

        List<String> shown = SmallCells.shown(column);

        assertThat(shown).doesNotContain("1", "2").hasSameSizeAs(column);
        long hidden = shown.stream().filter(cell -> !cell.matches("\\d+")).count();
        boolean others = column.stream().filter(value -> value > 0).count() > 1;
        assertThat(hidden == 1 && others).isFalse();
    }
}
