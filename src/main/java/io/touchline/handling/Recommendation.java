package io.touchline.handling;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One measure that a policy recommends, with what it rests on. A recommendation that a machine may not carry out alone
 * cannot be made without {@code requiresHuman}.
 *
 * @param reasons wire names of the labels that made the rule fire, {@code quoted.} before one that is only quoted; if it
 *     named none that holds, of its other conditions
 * @param rule {@code <policyId>#<ruleId>}
 * @param requiresHuman true if a person must decide before anything happens
 * @param reversible false if it cannot be taken back
 * @param targetIds those that a measure of scope TARGET or a {@code STORM_ALERT} is for; empty for every other
 * @param strike true if it leaves a strike on the account without a person; only education may
 * @param expiresAfter how long it should last, counted from the decision; empty for no end
 * @param reviewAfter when somebody should look whether it is still needed, counted likewise
 */
public record Recommendation(
        Scope scope,
        Action action,
        List<String> reasons,
        String rule,
        boolean requiresHuman,
        boolean reversible,
        List<String> targetIds,
        boolean strike,
        Optional<Duration> expiresAfter,
        Optional<Duration> reviewAfter) {

    public Recommendation {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(expiresAfter, "expiresAfter");
        Objects.requireNonNull(reviewAfter, "reviewAfter");
        reasons = List.copyOf(reasons);
        targetIds = List.copyOf(targetIds);
        if (action.scope() != scope) {
            throw new IllegalArgumentException(action + " is a measure of scope " + action.scope() + ", not " + scope);
        }
        if (action.alwaysHuman() && !requiresHuman) {
            throw new IllegalArgumentException(action + " always requires a person");
        }
        if (strike && (action != Action.EDUCATE || requiresHuman)) {
            throw new IllegalArgumentException("only education without a person leaves a strike by itself");
        }
        if (!action.isForTargets() && !targetIds.isEmpty()) {
            throw new IllegalArgumentException(action + " is not for targets");
        }
        if (action.reversible() != reversible) {
            throw new IllegalArgumentException(action + (reversible ? " cannot" : " can") + " be taken back");
        }
    }

    /** The same for some of its targets only. */
    public Recommendation onlyFor(List<String> some) {
        return new Recommendation(
                scope, action, reasons, rule, requiresHuman, reversible, some, strike, expiresAfter, reviewAfter);
    }

    /**
     * A recommendation whose scope and {@code reversible} follow from the action.
     *
     * @param targetIds as in the record
     */
    static Recommendation of(Measure measure, List<String> reasons, String rule, List<String> targetIds) {
        Action action = measure.action();
        return new Recommendation(
                action.scope(),
                action,
                reasons,
                rule,
                measure.requiresHuman(),
                action.reversible(),
                targetIds,
                measure.strike(),
                measure.expiresAfter(),
                measure.reviewAfter());
    }
}
