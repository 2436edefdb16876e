package io.touchline.assessment;

import java.time.Duration;

/** When a call must be answered, on the monotonic clock. */
record Deadline(long endNanos) {

    /** Timers know nothing shorter. */
    private static final long LEAST_NANOS = 1_000_000;

    static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /** Whether nobody waits any more. */
    boolean isOver() {
        return System.nanoTime() - endNanos > 0;
    }

    /** What is left, at least one millisecond, so that a stage can always be given it as a budget. */
    Duration left() {
        return Duration.ofNanos(Math.max(LEAST_NANOS, endNanos - System.nanoTime()));
    }

    /** What is left, but no more than {@code most}. */
    Duration leftAtMost(Duration most) {
        Duration left = left();
        return left.compareTo(most) < 0 ? left : most;
    }

    /** A share of what is left, at least one millisecond too: what comes after needs time as well. */
    Duration share(double share) {
        return Duration.ofNanos(Math.max(LEAST_NANOS, (long) (share * left().toNanos())));
    }

    /** A share of what is left, but no more than {@code most}. */
    Duration shareAtMost(double share, Duration most) {
        Duration own = share(share);
        return own.compareTo(most) < 0 ? own : most;
    }

    /** What is left, but no less than {@code least}. */
    Duration leftAtLeast(Duration least) {
        Duration left = left();
        return left.compareTo(least) < 0 ? least : left;
    }
}
