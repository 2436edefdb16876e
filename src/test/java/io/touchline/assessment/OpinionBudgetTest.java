package io.touchline.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OpinionBudgetTest {

    private final AtomicLong clock = new AtomicLong();
    private final OpinionBudget budget = new OpinionBudget(100, clock::get);

    @Test
    void takesNoMoreThanASecondHolds() {
        assertThat(taken(500, 0)).isEqualTo(100);

        clock.addAndGet(250_000_000);
        assertThat(taken(500, 0)).isEqualTo(25);

        clock.addAndGet(60_000_000_000L);
        assertThat(taken(500, 0)).isEqualTo(100);
    }

    @Test
    void dropsFirstWhatIsFarthestFromTheThreshold() {
        assertThat(taken(1_000, 1)).isEqualTo(51);
        assertThat(taken(1_000, 0.5)).isEqualTo(25);
        assertThat(taken(1_000, 0.02)).isEqualTo(24);
    }

    @Test
    void aFullQueueNarrowsItToo() {
        assertThat(budget.take(0.9, 0.3)).isFalse();
        assertThat(budget.take(0.5, 0.3)).isTrue();
        assertThat(budget.take(0.1, 0)).isFalse();
    }

    @Test
    void callsWithManyLeaveHalfToThoseWithOne() {
        int many = 0;
        for (int i = 0; i < 500; i++) {
            many += budget.takeOfMany(0, 1) ? 1 : 0;
        }

        assertThat(many).isEqualTo(50);
        assertThat(budget.take(1, 1)).isTrue();
        assertThat(taken(500, 0)).isEqualTo(49);
    }

    /** Else a service that is to ask seldom would never ask for a batch. */
    @Test
    void oneASecondIsForAll() {
        OpinionBudget small = new OpinionBudget(1, clock::get);

        assertThat(small.takeOfMany(0.9, 1)).isTrue();
        assertThat(small.take(0, 1)).isFalse();
    }

    private int taken(int asked, double farness) {
        int taken = 0;
        for (int i = 0; i < asked; i++) {
            taken += budget.take(farness, 1) ? 1 : 0;
        }
        return taken;
    }
}
