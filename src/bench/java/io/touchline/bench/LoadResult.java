package io.touchline.bench;

import io.hyperfoil.api.statistics.StatisticsSnapshot;

/**
 * What one route did.
 *
 * @param errors answers other than 2xx, and requests without an answer
 * @param notStored comments whose answer says that they were not committed
 * @param heard comments a second that the second tier was asked of and that it answered, from its cache or not
 * @param notHeard those a second that were in doubt and answered without it
 */
record LoadResult(
        String route,
        double requestsPerSecond,
        double commentsPerSecond,
        double medianMillis,
        double p99Millis,
        long errors,
        long notStored,
        double heard,
        double notHeard,
        Answers answers) {

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
                answers.notStored(),
                0,
                0,
                answers);
    }

    /** Of one answer on average. */
    int bytes() {
        return (int) (answers.bytes() / Math.max(1, answers.taken().getTotalCount() + answers.refused().getTotalCount()));
    }

    LoadResult withOpinions(double heardInAll, double notHeardInAll, int seconds) {
        return new LoadResult(
                route,
                requestsPerSecond,
                commentsPerSecond,
                medianMillis,
                p99Millis,
                errors,
                notStored,
                heardInAll / seconds,
                notHeardInAll / seconds,
                answers);
    }
}
