package io.touchline.access;

import java.time.Duration;
import java.util.Optional;

/**
 * A token bucket: it holds {@code burst} tokens and gets {@code perSecond} a second.
 *
 * @param perSecond at least 1
 * @param burst at least {@code perSecond}
 */
record Rate(int perSecond, int burst) {

    private static final int SECONDS_OF_BURST = 10;

    Rate {
        if (perSecond < 1 || burst < perSecond) {
            throw new IllegalStateException("a rate is at least 1 a second, and a burst no less than a second of it");
        }
    }

    /** @return empty if there is no limit */
    static Optional<Rate> of(RateConfig config) {
        return config.perSecond().isEmpty()
                ? Optional.empty()
                : Optional.of(new Rate(
                        config.perSecond().getAsInt(),
                        config.burst().orElse(config.perSecond().getAsInt() * SECONDS_OF_BURST)));
    }

    /** How long an empty bucket takes to be full. */
    Duration window() {
        return Duration.ofMillis(burst * 1_000L / perSecond);
    }

    /** How long it takes until there are so many more. */
    Duration until(double tokens) {
        return Duration.ofMillis((long) Math.ceil(tokens * 1_000 / perSecond));
    }
}
