package io.touchline.handling.standing;

import io.touchline.api.AccountKey;
import io.touchline.handling.Action;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Strikes that no other test has. */
final class StrikeSamples {

    private StrikeSamples() {}

    static AccountKey account() {
        byte[] key = new byte[16];
        ThreadLocalRandom.current().nextBytes(key);
        return new AccountKey(key);
    }

    static String assessmentId() {
        return "as_" + UUID.randomUUID().toString().replace("-", "");
    }

    static Strike education(String assessmentId, Instant at) {
        return strike(Action.EDUCATE, 0.5, new Ground.ByRule("default#educate-tear-down", assessmentId), at);
    }

    /** By a rule of a policy that says itself how long it lasts. */
    static Strike education(double weight, Instant at, Duration length) {
        Ground ground = new Ground.ByRule("own#educate", assessmentId());
        return strike(Action.EDUCATE, weight, ground, at, length);
    }

    static Strike decision(Action action, double weight, Instant at) {
        return strike(action, weight, Ground.ByPerson.of("moderator-7", "called for a pile-on"), at);
    }

    private static Strike strike(Action action, double weight, Ground ground, Instant at) {
        return strike(action, weight, ground, at, Duration.ofDays(90));
    }

    private static Strike strike(Action action, double weight, Ground ground, Instant at, Duration length) {
        Instant decided = at.truncatedTo(ChronoUnit.MILLIS);
        return new Strike(
                UUID.randomUUID(),
                action,
                weight,
                List.of("incite.tear-down"),
                ground,
                decided,
                decided.plus(length),
                Optional.empty());
    }
}
