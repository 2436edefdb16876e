package io.touchline.casework.cases;

import io.touchline.casework.audit.ModeratorKey;
import io.touchline.handling.Action;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A decision as the API shows it.
 *
 * @param groupId the group that the case is about, or that a comment of an account's case moves with, the first one
 *     that does; null if there is none. Which one {@code DISSOLVE_GROUP} means for a comment the comment tells
 * @param bulkId null unless it was taken with others
 * @param reason null once it is erased
 */
public record DecisionView(
        String id,
        String caseId,
        String groupId,
        String bulkId,
        Outcome outcome,
        List<Action> measures,
        String reason,
        String by,
        Instant at,
        int members,
        int accounts,
        UndoneView undone,
        String replacedBy) {

    /** By whom, when and why it was undone. */
    public record UndoneView(String by, Instant at, String reason) {}

    static DecisionView of(CaseDecision decision, Map<ModeratorKey, String> names) {
        return new DecisionView(
                CaseIds.DECISION.wire(decision.id()),
                CaseIds.CASE.wire(decision.caseId()),
                decision.groupId().orElse(null),
                wireOrNull(decision),
                decision.outcome(),
                decision.measures(),
                decision.reason(),
                names.getOrDefault(decision.by(), decision.by().wire()),
                decision.at(),
                decision.members(),
                decision.accounts(),
                decision.undone()
                        .map(undone -> new UndoneView(
                                names.getOrDefault(undone.by(), undone.by().wire()), undone.at(), undone.reason()))
                        .orElse(null),
                decision.replacedBy().map(CaseIds.DECISION::wire).orElse(null));
    }

    private static String wireOrNull(CaseDecision decision) {
        return decision.bulkId().map((UUID id) -> CaseIds.BULK.wire(id)).orElse(null);
    }
}
