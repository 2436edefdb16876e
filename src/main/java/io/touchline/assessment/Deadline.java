package io.touchline.assessment;

import java.time.Duration;

/** When a call must be answered, on the monotonic clock. */
record Deadline(long endNanos) {

    static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /** What is left, at least one millisecond, so that a stage can always be given it as a budget. */
    Duration left() {
        return Duration.ofNanos(Math.max(1_000_000, endNanos - System.nanoTime()));
    }

    /** What is left, but no more than {@code most}. */
    Duration leftAtMost(Duration most) {
        Duration left = left();
        return left.compareTo(most) < 0 ? left : most;
    }

    /** A share of what is left, but no more than {@code most}: what comes after needs time too. */
    Duration shareAtMost(double share, Duration most) {
        Duration own = Duration.ofNanos((long) (share * left().toNanos()));
        return own.compareTo(most) < 0 ? own : most;
    }

    /** What is left, but no less than {@code least}. */
    Duration leftAtLeast(Duration least) {
        Duration left = left();
        return left.compareTo(least) < 0 ? least : left;
    }
}
