package io.touchline.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

/** With a clock that only work and rest move on. */
class PartTimeTest {

    private static final long MILLISECOND = 1_000_000;

    private long now = 42;
    private final List<Long> rests = new ArrayList<>();
    private PartTime pace = pace(this::rest);

    private PartTime pace(LongConsumer rest) {
        return new PartTime(Duration.ofMillis(5), 3, Duration.ofMillis(100), () -> now, rest);
    }

    private void rest(long nanos) {
        rests.add(nanos / MILLISECOND);
        now += nanos;
    }

    private void work(int steps, long nanosPerStep) {
        for (int i = 0; i < steps; i++) {
            now += nanosPerStep;
            pace.step();
        }
    }

    @Test
    void restsThreeTimesAsLongAsItWorked() {
        work(10_000, MILLISECOND / 1_000);

        assertThat(rests).hasSize(1).allMatch(rest -> rest >= 15 && rest <= 16);
    }

    @Test
    void doesNotRestForLongerThanASliceIsWorthWhenItWasKeptWaiting() {
        work(16, 1_000 * MILLISECOND);

        assertThat(rests).containsExactly(30L);
    }

    @Test
    void worksThroughWhenItHasRestedEnough() {
        work(1_000_000, MILLISECOND / 1_000);

        assertThat(rests.stream().mapToLong(Long::longValue).sum()).isBetween(90L, 100L);
        assertThat(now).isBetween(1_099 * MILLISECOND, 1_101 * MILLISECOND);
    }

    @Test
    void countsWhatItOversleepsAsRest() {
        pace = pace(nanos -> rest(2 * nanos));

        work(1_000_000, MILLISECOND / 1_000);

        assertThat(rests.stream().mapToLong(Long::longValue).sum()).isBetween(90L, 130L);
    }

    @Test
    void worksThroughWhenItsRestsAreCutShort() {
        pace = pace(nanos -> rests.add(nanos / MILLISECOND));

        work(1_000_000, MILLISECOND / 1_000);

        assertThat(rests.stream().mapToLong(Long::longValue).sum()).isBetween(90L, 100L);
        assertThat(now).isBetween(1_000 * MILLISECOND, 1_001 * MILLISECOND);
    }
}
