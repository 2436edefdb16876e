package io.touchline.bench;

import io.hyperfoil.api.statistics.StatisticsSnapshot;

/**
 * What one route did.
 *
 * @param errors answers other than 2xx, and requests without an answer
 * @param notStored comments whose answer says that they were not committed
 */
record LoadResult(
        String route,
        double requestsPerSecond,
        double commentsPerSecond,
        double medianMillis,
        double p99Millis,
        long errors,
        long notStored) {

    private static final double NANOS_PER_MILLI = 1e6;

    static LoadResult of(String route, int comments, StatisticsSnapshot seen, Answers answers) {
        double requests = (double) (seen.responseCount - seen.invalid) / answers.seconds();
        return new LoadResult(
                route,
                requests,
                requests * comments,
                seen.histogram.getValueAtPercentile(50) / NANOS_PER_MILLI,
                seen.histogram.getValueAtPercentile(99) / NANOS_PER_MILLI,
                seen.errors() + seen.invalid,
                answers.notStored());
    }
}
