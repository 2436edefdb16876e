package io.touchline.casework.evidence;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.touchline.casework.cases.CaseDecision;
import io.touchline.casework.cases.CaseIds;
import io.touchline.casework.cases.CaseState;
import io.touchline.casework.cases.ModerationCase;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * The case in a pack. What moderators gave as reasons stays with the service: it may name people.
 *
 * @param versions of policy, lexicons and models that opened it
 * @param reviewOf null unless it is a second look at that case
 * @param decisions newest first, those that were undone among them
 */
record PackedCase(
        String id,
        String kind,
        String state,
        String queue,
        int priority,
        String rule,
        List<String> labels,
        int severity,
        List<Target> targets,
        String groupId,
        List<String> proposed,
        boolean sensitive,
        int memberCount,
        String openedAt,
        String lastAt,
        @JsonRawValue String versions,
        String mergedInto,
        String reviewOf,
        List<Decision> decisions) {

    /** @param name null if it was never registered */
    record Target(String id, String name) {}

    /** @param by the moderator's key, as in the log */
    record Decision(
            String id,
            String bulkId,
            String outcome,
            List<String> measures,
            String by,
            String at,
            int members,
            int accounts,
            String membersRoot,
            Undone undone,
            String replacedBy) {

        static Decision of(CaseDecision decision) {
            return new Decision(
                    CaseIds.DECISION.wire(decision.id()),
                    decision.bulkId().map(CaseIds.BULK::wire).orElse(null),
                    decision.outcome().name(),
                    decision.measures().stream().map(Enum::name).toList(),
                    decision.by().wire(),
                    decision.at().toString(),
                    decision.members(),
                    decision.accounts(),
                    HexFormat.of().formatHex(decision.membersRoot()),
                    decision.undone()
                            .map(undone ->
                                    new Undone(undone.by().wire(), undone.at().toString()))
                            .orElse(null),
                    decision.replacedBy().map(CaseIds.DECISION::wire).orElse(null));
        }
    }

    /** Taken back, by whom and when. */
    record Undone(String by, String at) {}

    static PackedCase of(ModerationCase packed, List<Target> targets, List<CaseDecision> decisions) {
        return new PackedCase(
                CaseIds.CASE.wire(packed.id()),
                packed.kind().name(),
                packed.state().name(),
                packed.queue(),
                packed.priority(),
                packed.rule(),
                packed.labels(),
                packed.severity(),
                targets,
                packed.groupId(),
                packed.proposed(),
                packed.sensitive(),
                packed.memberCount(),
                packed.openedAt().toString(),
                packed.lastAt().toString(),
                packed.versions(),
                wire(packed.mergedInto()),
                packed.state() == CaseState.DECIDED ? wire(packed.reviewOf()) : null,
                decisions.stream().map(Decision::of).toList());
    }

    private static String wire(UUID caseId) {
        return caseId == null ? null : CaseIds.CASE.wire(caseId);
    }
}
