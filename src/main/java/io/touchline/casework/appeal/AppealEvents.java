package io.touchline.casework.appeal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchline.assessment.store.AssessmentIds;
import io.touchline.casework.audit.AuditKind;
import io.touchline.casework.audit.ModeratorKey;
import io.touchline.casework.audit.NewEvent;
import io.touchline.casework.cases.CaseIds;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the log says of appeals: ids, names of measures, keys of moderators. What persons wrote is the personal part. */
final class AppealEvents {

    private static final ObjectMapper JSON = new ObjectMapper();

    private AppealEvents() {}

    static NewEvent filed(Appeal appeal) {
        ObjectNode body = body(appeal.against());
        if (appeal.party() instanceof Party.Target target) {
            body.put("party", "TARGET").put("targetId", target.id());
        } else {
            body.put("party", "ACCOUNT");
        }
        body.put("dueAt", appeal.course().dueAt().toString());
        return event(appeal, AuditKind.APPEAL_FILED, body, "statement", appeal.statement());
    }

    static NewEvent withdrawn(Appeal appeal, ModeratorKey by) {
        ObjectNode body = body(appeal.against()).put("by", by.wire());
        return event(appeal, AuditKind.APPEAL_WITHDRAWN, body, "reason", Optional.empty());
    }

    /** An appeal that ended with its account. */
    static NewEvent erased(Appeal ended) {
        ObjectNode body = body(ended.against()).put("because", AuditKind.ERASURE_REQUESTED.name());
        return event(ended, AuditKind.APPEAL_WITHDRAWN, body, "reason", Optional.empty());
    }

    /**
     * @param against what it was against in the end
     * @param moot the other appeals that ended with it
     */
    static NewEvent decided(Appeal appeal, Appeal.Against against, Appeal.Closing closing, List<UUID> moot) {
        ObjectNode body = body(against);
        body.put("outcome", AppealOutcome.of(closing.state()).name());
        closing.by().ifPresent(by -> body.put("by", by.wire()));
        closing.measures().forEach(body.putArray("measures")::add);
        Appeal.Effect effect = closing.effect();
        body.put("strikes", effect.strikes().size());
        body.put("members", effect.members());
        moot.stream().map(CaseIds.APPEAL::wire).forEach(body.putArray("moot")::add);
        effect.newDecision().ifPresent(id -> body.put("newDecisionId", CaseIds.DECISION.wire(id)));
        return event(appeal, AuditKind.APPEAL_DECIDED, body, "reason", closing.reason());
    }

    /**
     * An appeal that ended because of something else.
     *
     * @param by the appeal that was decided on; empty if it was something else
     */
    static NewEvent moot(Appeal ended, AuditKind because, Optional<UUID> by) {
        ObjectNode body = body(ended.against()).put("because", because.name());
        by.ifPresent(appeal -> body.put("appealId", CaseIds.APPEAL.wire(appeal)));
        return event(ended, AuditKind.APPEAL_MOOT, body, "reason", Optional.empty());
    }

    /** An appeal that is to be heard after all, since what had ended it was undone. */
    static NewEvent reopened(Appeal open) {
        ObjectNode body = body(open.against()).put("because", AuditKind.DECISION_UNDONE.name());
        return event(open, AuditKind.APPEAL_REOPENED, body, "reason", Optional.empty());
    }

    private static ObjectNode body(Appeal.Against against) {
        ObjectNode body = JSON.createObjectNode();
        against.decision().ifPresent(id -> body.put("decisionId", CaseIds.DECISION.wire(id)));
        against.assessment().ifPresent(id -> body.put("assessmentId", AssessmentIds.wire(id)));
        against.caseId().ifPresent(id -> body.put("caseId", CaseIds.CASE.wire(id)));
        return body;
    }

    private static NewEvent event(
            Appeal appeal, AuditKind kind, ObjectNode body, String field, Optional<String> written) {
        Optional<NewEvent.Personal> personal = written.map(text -> new NewEvent.Personal(
                AppealSql.account(appeal.party()),
                JSON.createObjectNode().put(field, text).toString()));
        return new NewEvent(appeal.namespace(), kind, appeal.wire(), body.toString(), personal);
    }
}
