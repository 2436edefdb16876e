package io.touchline.handling;

import java.time.Duration;
import java.util.Optional;

/**
 * A line of a rule's {@code recommend}: the action, and what the file adds to it.
 *
 * @param requiresHuman true for some actions whatever the file says
 * @param reviewAfter when somebody should look whether it is still needed; before it expires
 * @param strike true if carrying it out leaves a strike on the account without a person, which only education may
 */
record Measure(
        Action action,
        boolean requiresHuman,
        Optional<Duration> expiresAfter,
        Optional<Duration> reviewAfter,
        boolean strike) {

    Measure {
        requiresHuman |= action.alwaysHuman();
    }

    static Measure of(Action action) {
        return new Measure(action, false, Optional.empty(), Optional.empty(), false);
    }
}
