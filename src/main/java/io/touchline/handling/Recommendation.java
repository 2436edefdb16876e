package io.touchline.handling;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One measure that a policy recommends, with what it rests on. A recommendation that a machine may not carry out alone
 * cannot be made without {@code requiresHuman}.
 *
 * @param reasons wire names of the labels that made the rule fire; if it named none that holds, of its other conditions
 * @param rule {@code <policyId>#<ruleId>}
 * @param requiresHuman true if a person must decide before anything happens
 * @param reversible false if it cannot be taken back
 * @param expiresAfter how long it should last, counted from the decision; empty for no end
 */
public record Recommendation(
        Scope scope,
        Action action,
        List<String> reasons,
        String rule,
        boolean requiresHuman,
        boolean reversible,
        Optional<Duration> expiresAfter) {

    public Recommendation {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(expiresAfter, "expiresAfter");
        reasons = List.copyOf(reasons);
        if (action.scope() != scope) {
            throw new IllegalArgumentException(action + " is a measure of scope " + action.scope() + ", not " + scope);
        }
        if (action.alwaysHuman() && !requiresHuman) {
            throw new IllegalArgumentException(action + " always requires a person");
        }
        if (action.reversible() != reversible) {
            throw new IllegalArgumentException(action + (reversible ? " cannot" : " can") + " be taken back");
        }
    }

    /** A recommendation whose scope, floor of {@code requiresHuman} and {@code reversible} follow from the action. */
    static Recommendation of(Measure measure, List<String> reasons, String rule) {
        Action action = measure.action();
        return new Recommendation(
                action.scope(),
                action,
                reasons,
                rule,
                measure.requiresHuman() || action.alwaysHuman(),
                action.reversible(),
                measure.expiresAfter());
    }
}
