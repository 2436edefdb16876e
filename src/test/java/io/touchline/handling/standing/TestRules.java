package io.touchline.handling.standing;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.touchline.handling.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The rules that are in force where nothing is configured, and marks by them. */
final class TestRules {

    static final Instant START = Instant.parse("2026-08-03T14:00:00Z");
    static final StandingRules DEFAULT = StandingRules.of(config(Map.of()));

    private TestRules() {}

    /** @param given keys without {@code touchline.standing.} */
    static StandingConfig config(Map<String, String> given) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(StandingConfig.class, "touchline.standing");
        given.forEach((key, value) -> builder.withDefaultValue("touchline.standing." + key, value));
        return builder.build().getConfigMapping(StandingConfig.class);
    }

    static Mark education(double day) {
        return mark(Action.EDUCATE, day, true);
    }

    static Mark decision(Action action, double day) {
        return mark(action, day, false);
    }

    static Instant day(double day) {
        return START.plusMillis(Math.round(day * Duration.ofDays(1).toMillis()));
    }

    private static Mark mark(Action action, double day, boolean byRule) {
        StandingRules.Step step = DEFAULT.step(action);
        return new Mark(day(day).toEpochMilli(), day(day).plus(step.expiry()).toEpochMilli(), step.weight(), byRule);
    }
}
