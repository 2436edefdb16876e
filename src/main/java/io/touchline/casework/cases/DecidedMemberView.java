package io.touchline.casework.cases;

import io.touchline.api.AccountKey;
import io.touchline.assessment.store.AssessmentIds;
import io.touchline.handling.Action;
import java.util.List;
import java.util.Map;

/**
 * A comment that a decision covers, for those who carry it out.
 *
 * @param commentId null once it is erased, like {@code authorId}
 * @param measures what stands for this comment by this decision now; empty once it is undone, replaced or overturned
 */
public record DecidedMemberView(
        int seq, String assessmentId, String commentId, String authorId, List<String> measures) {

    static DecidedMemberView of(CaseDecision decision, CaseMember member, Map<AccountKey, String> ids) {
        return new DecidedMemberView(
                member.seq(),
                AssessmentIds.wire(member.assessmentId()),
                member.commentId().orElse(null),
                MemberView.authorId(member, ids),
                measures(decision, member));
    }

    private static List<String> measures(CaseDecision decision, CaseMember member) {
        boolean stands = decision.undone().isEmpty()
                && decision.replacedBy().isEmpty()
                && member.overturnedBy().isEmpty();
        if (!stands) {
            return List.of();
        }
        return switch (decision.outcome()) {
            case UPHOLD -> member.actions();
            case CHANGE -> decision.measures().stream().map(Action::name).toList();
            case OVERTURN -> List.of();
        };
    }
}
