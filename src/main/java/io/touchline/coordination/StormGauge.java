package io.touchline.coordination;

import java.time.Instant;
import java.util.Optional;

/**
 * Reads a storm level off counts. A pure function: no level is stored, so events that arrive late or out of order
 * change the answer as if they had come in time.
 *
 * <p><b>What counts.</b> Of one account at most one hostile comment a minute of event time, so that a storm takes
 * several: one alone comes to five in five minutes, two may be {@code RISING}, a {@code STORM} takes four. "Hostile
 * comments" below are those.
 *
 * <p><b>Test.</b> The hostile comments of five minutes (the minute of {@code at} and the four before) against a Poisson
 * distribution whose mean is five times the target's own baseline per minute, one-sided, exact tail sum:
 * {@code RISING} at p &lt; 1e-3 and at least 8 comments, {@code STORM} at p &lt; 1e-6 and at least 20. Both also need
 * twice the baseline, because real streams swell by the hour of day more than Poisson noise and a busy target would
 * otherwise alarm every evening.
 *
 * <p><b>Baseline.</b> Hostile comments of the 24 hours before (from the next full hour, so 23 to 24 hours), without the
 * last 30 minutes, over the minutes since the earliest comment that is still counted; smoothed by a prior of 0.2 per minute worth one
 * hour, and never below that prior, so that a target that is always quiet needs 8 hostile comments in five minutes.
 *
 * <p><b>After.</b> A storm is left only below half of the count that enters it. {@code SUBSIDING} is said for 30
 * minutes after the last {@code STORM} or {@code RISING}. All minutes that are counted one by one, nearly two hours, are
 * read again for it, against today's baseline.
 *
 * <p><b>False alarms.</b> With a steady Poisson stream and a day of history, less than one minute in 1,000 reads
 * {@code RISING} or worse, and less than one in 1,000,000 reads {@code STORM}: at most 1.5 minutes a day and one minute
 * in two years, per target. A target that is busy from the first minute it is seen has no baseline yet and alarms until
 * about an hour of history is there.
 */
final class StormGauge {

    static final double RISING_P = 1e-3;
    static final int RISING_COUNT = 8;
    static final double STORM_P = 1e-6;
    static final int STORM_COUNT = 20;
    static final double PRIOR_PER_MINUTE = 0.2;

    private static final double PRIOR_MINUTES = 60;
    private static final double LEAST_FACTOR = 2;
    private static final int TESTED_MINUTES = 5;
    static final int RECENT_MINUTES = 30;

    /** As far as the five minutes before each are counted, too. */
    private static final int READ_AGAIN = StormBuckets.MINUTES - 2 * TESTED_MINUTES;

    private static final int DAY_MINUTES = 24 * 60;

    private StormGauge() {}

    static StormLevel level(StormBuckets buckets, Instant at) {
        return level(buckets, minute(at), baselinePerMinute(buckets, minute(at)));
    }

    static StormReading read(StormBuckets buckets, Instant at) {
        long now = minute(at);
        double baseline = baselinePerMinute(buckets, now);
        long all = 0;
        for (long minute = now - TESTED_MINUTES + 1; minute <= now; minute++) {
            all += buckets.allInMinute(minute);
        }
        return new StormReading(
                level(buckets, now, baseline),
                at,
                hostile(buckets, now),
                baseline,
                all,
                buckets.newest().isEmpty()
                        ? Optional.empty()
                        : Optional.of(Instant.ofEpochSecond(60 * buckets.countedFrom())));
    }

    /**
     * How a target stands at a moment, or at the newest event where that is ahead of it and it stands worse there: neither
     * a clock that is ahead nor one that is behind hides a storm.
     */
    static StormReading worst(StormBuckets buckets, Instant at) {
        StormReading reading = read(buckets, at);
        Instant newest = buckets.newestOr(at);
        if (minute(newest) == minute(at)) {
            return reading;
        }
        StormReading ahead = read(buckets, newest);
        return ahead.level().compareTo(reading.level()) > 0 ? ahead : reading;
    }

    private static StormLevel level(StormBuckets buckets, long now, double baseline) {
        double mean = baseline * TESTED_MINUTES;
        int floor = (int) Math.ceil(LEAST_FACTOR * mean);
        int rising = PoissonTail.criticalCount(mean, RISING_P, Math.max(RISING_COUNT, floor));
        int storm = PoissonTail.criticalCount(mean, STORM_P, Math.max(STORM_COUNT, floor));
        boolean inStorm = false;
        long lastAlarm = Long.MIN_VALUE;
        long count = hostile(buckets, now - READ_AGAIN);
        for (long minute = now - READ_AGAIN; ; minute++) {
            inStorm = count >= storm || (inStorm && 2 * count >= storm);
            boolean alarmed = inStorm || count >= rising;
            if (minute == now) {
                return inStorm
                        ? StormLevel.STORM
                        : alarmed
                                ? StormLevel.RISING
                                : lastAlarm >= now - RECENT_MINUTES ? StormLevel.SUBSIDING : StormLevel.CALM;
            }
            lastAlarm = alarmed ? minute : lastAlarm;
            count += buckets.hostileInMinute(minute + 1) - buckets.hostileInMinute(minute + 1 - TESTED_MINUTES);
        }
    }

    /** Whole hours where there are, minutes for the rest: a reading costs at most 23 hours and 210 minutes. */
    private static double baselinePerMinute(StormBuckets buckets, long now) {
        long end = now - RECENT_MINUTES;
        long start = -Math.floorDiv(DAY_MINUTES - now, 60L) * 60;
        long hostile = 0;
        for (long hour = start / 60; hour < end / 60; hour++) {
            hostile += buckets.hostileInHour(hour);
        }
        for (long minute = end / 60 * 60; minute < end; minute++) {
            hostile += buckets.hostileInMinute(minute);
        }
        long observed = buckets.newest().isEmpty() ? 0 : Math.max(0, end - Math.max(start, buckets.countedFrom()));
        double rate = (hostile + PRIOR_PER_MINUTE * PRIOR_MINUTES) / (observed + PRIOR_MINUTES);
        return Math.max(PRIOR_PER_MINUTE, rate);
    }

    private static long hostile(StormBuckets buckets, long lastMinute) {
        long count = 0;
        for (long minute = lastMinute - TESTED_MINUTES + 1; minute <= lastMinute; minute++) {
            count += buckets.hostileInMinute(minute);
        }
        return count;
    }

    private static long minute(Instant at) {
        return Math.floorDiv(at.toEpochMilli(), 60_000L);
    }
}
