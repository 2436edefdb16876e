package io.touchline.casework.cases;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchline.api.AccountKey;
import io.touchline.casework.audit.AuditKind;
import io.touchline.casework.audit.NewEvent;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/** How what happens to cases is logged; the subject is always the case. */
final class CaseEvents {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CaseEvents() {}

    /** A case for the comments that came too late for the decision on the one that it follows. */
    static NewEvent followed(ModerationCase opened, UUID follows) {
        ObjectNode body = JSON.createObjectNode();
        body.put("rule", opened.rule());
        body.put("queue", opened.queue());
        body.put("priority", opened.priority());
        body.put("kind", opened.kind().name());
        opened.labels().forEach(body.putArray("labels")::add);
        opened.targetIds().forEach(body.putArray("targetIds")::add);
        body.put("versions", opened.versions());
        body.put("follows", CaseIds.CASE.wire(follows));
        return event(opened, AuditKind.CASE_OPENED, body, Optional.empty());
    }

    /**
     * A decision.
     *
     * @param only the account that it is about, if it is about one alone
     * @param replaced the decision in whose place an appeal puts it, or null
     */
    static NewEvent decided(
            ModerationCase decided, CaseDecision decision, Optional<AccountKey> only, CaseDecision replaced) {
        ObjectNode body = JSON.createObjectNode();
        body.put("decisionId", CaseIds.DECISION.wire(decision.id()));
        decision.bulkId().ifPresent(bulk -> body.put("bulkId", CaseIds.BULK.wire(bulk)));
        if (replaced != null) {
            body.put("replaces", CaseIds.DECISION.wire(replaced.id()));
        }
        if (decided.isReview()) {
            body.put("reviewOf", CaseIds.CASE.wire(decided.reviewOf()));
        }
        body.put("outcome", decision.outcome().name());
        decision.measures().forEach(action -> body.withArray("measures").add(action.name()));
        body.put("by", decision.by().wire());
        body.put("rule", decided.rule());
        body.put("versions", decided.versions());
        body.put("members", decision.members());
        body.put("accounts", decision.accounts());
        body.put("membersRoot", HexFormat.of().formatHex(decision.membersRoot()));
        AuditKind kind = decided.isReview() ? AuditKind.REVIEW_DECIDED : AuditKind.CASE_DECIDED;
        return event(decided, kind, body, Optional.of(reason(only, decision.reason())));
    }

    /** A case whose comments are part of another one now. */
    static NewEvent merged(ModerationCase source, UUID into) {
        ObjectNode body = JSON.createObjectNode();
        body.put("into", CaseIds.CASE.wire(into));
        body.put("rule", source.rule());
        body.put("members", source.memberCount());
        return event(source, AuditKind.CASE_MERGED, body, Optional.empty());
    }

    /** An open case of whose comments nothing is left. */
    static NewEvent emptied(ModerationCase closed) {
        ObjectNode body = JSON.createObjectNode();
        if (closed.isReview()) {
            body.put("reviewOf", CaseIds.CASE.wire(closed.reviewOf()));
        }
        body.put("rule", closed.rule());
        body.put("members", closed.memberCount());
        return event(closed, AuditKind.CASE_EMPTIED, body, Optional.empty());
    }

    /**
     * A decision that was taken back. When is told: the event is from a moment later, once the log is free.
     *
     * @param only as of {@link #decided}
     */
    static NewEvent undone(
            ModerationCase reopened, CaseDecision decision, CaseDecision.Undone undone, Optional<AccountKey> only) {
        ObjectNode body = JSON.createObjectNode();
        body.put("decisionId", CaseIds.DECISION.wire(decision.id()));
        decision.bulkId().ifPresent(bulk -> body.put("bulkId", CaseIds.BULK.wire(bulk)));
        body.put("outcome", decision.outcome().name());
        body.put("by", undone.by().wire());
        body.put("undoneAt", undone.at().toString());
        body.put("members", decision.members());
        body.put("accounts", decision.accounts());
        AuditKind kind = reopened.isReview() ? AuditKind.REVIEW_UNDONE : AuditKind.DECISION_UNDONE;
        return event(reopened, kind, body, Optional.ofNullable(undone.reason()).map(reason -> reason(only, reason)));
    }

    private static NewEvent.Personal reason(Optional<AccountKey> only, String reason) {
        return new NewEvent.Personal(
                only, JSON.createObjectNode().put("reason", reason).toString());
    }

    private static NewEvent event(
            ModerationCase about, AuditKind kind, ObjectNode body, Optional<NewEvent.Personal> personal) {
        return new NewEvent(about.namespace(), kind, CaseIds.CASE.wire(about.id()), body.toString(), personal);
    }
}
