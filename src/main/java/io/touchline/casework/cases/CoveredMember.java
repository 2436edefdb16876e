package io.touchline.casework.cases;

import io.touchline.api.AccountKey;
import io.touchline.assessment.store.AssessmentIds;
import io.touchline.handling.Action;
import io.touchline.handling.Scope;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a decision needs to know of a comment.
 *
 * @param account null once it is erased
 * @param groupId the group whose case it is in, or that it moves with
 * @param overturned true if an appeal took its part of the decision back, or what a rule did before it
 */
record CoveredMember(
        UUID assessmentId,
        AccountKey account,
        int severity,
        List<String> labels,
        List<Action> actions,
        byte[] digest,
        Optional<String> groupId,
        boolean overturned) {

    /** What the policy proposed for its author at most. */
    Optional<Action> gravestOnAccount() {
        return actions.stream()
                .filter(action -> action.scope() == Scope.ACCOUNT)
                .max(Comparator.comparingInt(Action::gravity));
    }

    String wireId() {
        return AssessmentIds.wire(assessmentId);
    }
}
