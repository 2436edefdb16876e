package io.touchline.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ArchiveTest {

    private static final Deadline OVER = Deadline.in(Duration.ZERO);
    private static final Deadline FAR = Deadline.in(Duration.ofMinutes(1));

    /** The shutdown waits 12 s for calls whose deadline is 10 s at most. */
    @Test
    void aBatchWaitsForTheOutboxNoLongerThanAShutdownForTheBatch() {
        assertThat(Archive.outboxBudget(1_000, FAR)).isEqualTo(Duration.ofMillis(5_500));
        assertThat(Archive.outboxBudget(1_000, OVER)).isBetween(Duration.ofMillis(1_500), Duration.ofMillis(1_600));
        assertThat(Archive.outboxBudget(1, OVER)).isEqualTo(Duration.ofMillis(500));
    }
}
