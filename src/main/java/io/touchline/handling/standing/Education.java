package io.touchline.handling.standing;

import io.touchline.handling.Action;
import io.touchline.handling.Decision;
import io.touchline.handling.Recommendation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a rule that may educate by itself leaves behind once the comment is stored: all that is needed to strike later,
 * so that it can wait with the comment.
 *
 * @param rule {@code <policyId>#<ruleId>}
 * @param expiresAfter as the rule says, if it does
 */
public record Education(String rule, List<String> reasons, Optional<Duration> expiresAfter) {

    public Education {
        reasons =
                reasons.stream().limit(Strike.MOST_REASONS).map(Education::cut).toList();
    }

    /** A rule that fires because of much that is not there names all of that. */
    private static String cut(String reason) {
        return reason.length() <= Strike.LONGEST_REASON ? reason : reason.substring(0, Strike.LONGEST_REASON - 1) + "…";
    }

    /** The one that a decision asks for, if its policy marks one as safe. */
    public static Optional<Education> of(Decision decision) {
        return decision.recommendations().stream()
                .filter(measure -> measure.strike() && measure.action() == Action.EDUCATE && !measure.requiresHuman())
                .findFirst()
                .map(Education::of);
    }

    private static Education of(Recommendation measure) {
        return new Education(measure.rule(), measure.reasons(), measure.expiresAfter());
    }
}
