package io.touchline.api;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SteadyTimerTest {

    private static final Duration SOON = Duration.ofMillis(5);

    /** In which there would be many turns. */
    private static final Duration LONG = SOON.multipliedBy(40);

    private final SteadyTimer timer = new SteadyTimer();
    private final AtomicInteger turns = new AtomicInteger();

    @AfterEach
    void end() {
        timer.stop(null);
    }

    @Test
    void goesOnAfterATurnThatFails() {
        timer.every(SOON, () -> {
            turns.incrementAndGet();
            throw new IllegalStateException("of a test");
        });

        await().until(() -> turns.get() > 3);
    }

    @Test
    void waitsForATurnThatTakesLong() {
        AtomicBoolean done = new AtomicBoolean();
        timer.every(SOON, () -> {
            turns.incrementAndGet();
            await().untilTrue(done);
        });
        await().until(() -> turns.get() == 1);

        await().during(LONG).until(() -> turns.get() == 1);

        done.set(true);
        await().until(() -> turns.get() > 1);
    }

    /** But for a turn that had begun. */
    @Test
    void endsWithTheService() {
        timer.every(SOON, turns::incrementAndGet);
        await().until(() -> turns.get() > 1);

        timer.stop(null);
        int then = turns.get();

        await().during(LONG).until(() -> turns.get() <= then + 1);
    }
}
