package io.touchline.coordination;

import java.time.Instant;

/**
 * How a target stands at a moment.
 *
 * @param hostileLast5Min hostile comments in the minute of {@code at} and the four before it
 * @param baselinePerMinute hostile comments per minute that are ordinary for this target; never below the prior
 * @param commentsLast5Min all comments in the same five minutes
 */
public record StormReading(
        StormLevel level, Instant at, long hostileLast5Min, double baselinePerMinute, long commentsLast5Min) {}
