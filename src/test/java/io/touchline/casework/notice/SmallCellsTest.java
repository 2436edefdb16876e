package io.touchline.casework.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
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
        assertThat(SmallCells.shown(List.of(9L, 5L), true)).containsExactly("9", "≥3");
        assertThat(SmallCells.shown(List.of(9L, 2L, 1L), true)).containsExactly("9", "<3", "<3");
        assertThat(SmallCells.shown(List.of(9L, 5L), false)).containsExactly("9", "5");
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
