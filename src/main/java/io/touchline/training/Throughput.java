package io.touchline.training;

import java.util.Arrays;

/**
 * How fast one thread scores.
 *
 * @param medianMicros the time within which half of the comments are scored
 * @param p99Micros the time within which 99 of 100 are
 */
record Throughput(double commentsPerSecond, double medianMicros, double p99Micros) {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;

    /** @param nanos the time of each comment, at least one */
    static Throughput of(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        double seconds = Arrays.stream(sorted).sum() / NANOS_PER_SECOND;
        return new Throughput(
                sorted.length / seconds,
                nearestRank(sorted, 0.5) / NANOS_PER_MICRO,
                nearestRank(sorted, 0.99) / NANOS_PER_MICRO);
    }

    private static long nearestRank(long[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
