package io.touchline.coordination;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a target stands at a moment.
 *
 * @param hostileLast5Min hostile comments in the minute of {@code at} and the four before it, of one account one a
 *     minute
 * @param baselinePerMinute hostile comments per minute, counted alike, that are ordinary for this target; never below
 *     the prior
 * @param commentsLast5Min all comments in the same five minutes
 * @param countedSince the minute of the first comment of those still counted, to the hour if it is more than two hours
 *     old; empty if there is none, be it that nobody spoke of the
 *     target for long or that Redis lost its data
 */
public record StormReading(
        StormLevel level,
        Instant at,
        long hostileLast5Min,
        double baselinePerMinute,
        long commentsLast5Min,
        Optional<Instant> countedSince) {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(StormGauge.RECENT_MINUTES);

    /** Whether it tells if what was there at a moment goes on: it counts since then, or for long enough by now. */
    public boolean tellsOf(Instant moment) {
        return countedSince
                .filter(since -> !since.isAfter(moment) || !since.isAfter(at.minus(LONG_ENOUGH)))
                .isPresent();
    }
}
