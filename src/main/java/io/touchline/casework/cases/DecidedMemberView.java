package io.touchline.casework.cases;

import io.touchline.api.AccountKey;
import io.touchline.assessment.store.AssessmentIds;
import io.touchline.handling.Action;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A comment that a decision covers, for those who carry it out.
 *
 * @param commentId null once it is erased, like {@code authorId}
 * @param measures what stands for this comment by this decision now: where an appeal took it back what the appeal put in
 *     its place; empty once the decision is undone or replaced
 */
public record DecidedMemberView(
        int seq, String assessmentId, String commentId, String authorId, List<String> measures) {

    /** @param instead what stands where appeals took a part back, by their ids */
    static DecidedMemberView of(
            CaseDecision decision, CaseMember member, Map<AccountKey, String> ids, Map<UUID, List<String>> instead) {
        return new DecidedMemberView(
                member.seq(),
                AssessmentIds.wire(member.assessmentId()),
                member.commentId().orElse(null),
                MemberView.authorId(member, ids),
                measures(decision, member, instead));
    }

    private static List<String> measures(CaseDecision decision, CaseMember member, Map<UUID, List<String>> instead) {
        if (decision.undone().isPresent() || decision.replacedBy().isPresent()) {
            return List.of();
        }
        if (member.overturnedBy().isPresent()) {
            return instead.getOrDefault(member.overturnedBy().get(), List.of());
        }
        return switch (decision.outcome()) {
            case UPHOLD -> member.actions();
            case CHANGE -> decision.measures().stream().map(Action::name).toList();
            case OVERTURN -> List.of();
        };
    }
}
