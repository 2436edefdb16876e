package io.touchline.handling.life;

import io.touchline.api.DatabaseOutage;
import io.touchline.handling.PastAssessments;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Tries again what a database that is away for a moment has refused, so that hours of work are not lost for it. Blocking;
 * one thread.
 *
 * @param pause between two attempts
 * @param most how long it is tried, from the first refusal on
 * @param stopping true if nobody has the time any more
 */
record OutagePatience(Duration pause, Duration most, BooleanSupplier stopping) {

    /** @throws RuntimeException what the last attempt threw; at once if it tells of no outage */
    <T> T during(Supplier<T> attempt) {
        OptionalLong refused = OptionalLong.empty();
        while (true) {
            try {
                return attempt.get();
            } catch (RuntimeException e) {
                long now = System.nanoTime();
                refused = OptionalLong.of(refused.orElse(now));
                boolean over = now - refused.getAsLong() >= most.toNanos();
                if (over || stopping.getAsBoolean() || !DatabaseOutage.isBehind(e)) {
                    throw e;
                }
            }
            await();
        }
    }

    private void await() {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the database is away", e);
        }
    }

    /** The same assessments, read with this patience. */
    PastAssessments with(PastAssessments past) {
        return new PastAssessments() {

            @Override
            public long count(Range range, long atMost) {
                return during(() -> past.count(range, atMost));
            }

            @Override
            public List<Past> newestFirst(Range range, Optional<String> before, int limit) {
                return during(() -> past.newestFirst(range, before, limit));
            }
        };
    }
}
