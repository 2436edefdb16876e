package io.touchline.handling.life;

import io.touchline.handling.Action;
import io.touchline.handling.Decision;
import io.touchline.handling.Differences;
import io.touchline.handling.Policy;
import io.touchline.handling.Suggestion;
import java.util.List;

/**
 * What a shadow would have decided beside the active policy.
 *
 * @param policy {@code <policyId>@<version>} of the shadow
 * @param suggestionRule of the shadow, that made its suggestion
 * @param actionsAdded recommended by the shadow alone, in the order of {@link Action}
 * @param actionsRemoved recommended by the active policy alone
 * @param differs true if it comes to anything else; with the same suggestion and actions in who is to decide, for how
 *     long, for whom, for which reasons, the strike or the case
 */
public record ShadowDecision(
        String policy,
        Suggestion suggestion,
        String suggestionRule,
        List<Action> actionsAdded,
        List<Action> actionsRemoved,
        boolean differs) {

    public ShadowDecision {
        actionsAdded = List.copyOf(actionsAdded);
        actionsRemoved = List.copyOf(actionsRemoved);
    }

    public static ShadowDecision of(Policy shadow, Decision own, Decision active) {
        Differences differences = Differences.between(active, own);
        return new ShadowDecision(
                shadow.name(),
                own.suggestion(),
                own.suggestionRule(),
                List.copyOf(differences.added()),
                List.copyOf(differences.removed()),
                !differences.none());
    }
}
