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

    /**
     * @param property that the configuration has it under, for messages
     * @return empty if there is no limit
     * @throws IllegalStateException naming the property that is wrong
     */
    static Optional<Rate> of(String property, RateConfig config) {
        if (config.perSecond().isEmpty()) {
            if (config.burst().isPresent()) {
                throw new IllegalStateException(
                        property + ".burst needs " + property + ".per-second: without it there is no limit");
            }
            return Optional.empty();
        }
        int perSecond = config.perSecond().getAsInt();
        if (perSecond < 1) {
            throw new IllegalStateException(property + ".per-second must be at least 1");
        }
        int burst = config.burst().orElse((int) Math.min(Integer.MAX_VALUE, (long) SECONDS_OF_BURST * perSecond));
        if (burst < perSecond) {
            throw new IllegalStateException(property + ".burst must be at least " + property + ".per-second");
        }
        return Optional.of(new Rate(perSecond, burst));
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
