package io.touchline.casework.outbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchline.api.Caller;
import io.touchline.assessment.store.AssessmentIds;
import io.touchline.assessment.store.RefusedRows;
import io.touchline.assessment.store.RowAuthor;
import io.touchline.casework.audit.AuditKind;
import io.touchline.casework.audit.ModeratorKey;
import io.touchline.casework.audit.NewEvent;
import java.util.Optional;

/**
 * How it is logged what was done about refused comments. The subject is a comment's assessment, or its place if it
 * cannot be read.
 */
final class RefusedEvents {

    /** What it is about where all comments of the namespace are had written again. */
    private static final String ALL = "outbox";

    private static final ObjectMapper JSON = new ObjectMapper();

    private RefusedEvents() {}

    /** @param reason empty where it may not be kept, since its author's account has been erased */
    static NewEvent discarded(String namespace, RefusedRows.Refused refused, ModeratorKey by, Optional<String> reason) {
        ObjectNode body = JSON.createObjectNode()
                .put("by", by.wire())
                .put("refusedAt", refused.at().toString());
        refused.reason().ifPresent(because -> body.put("refused", because));
        return new NewEvent(
                namespace,
                AuditKind.OUTBOX_DISCARDED,
                subject(refused),
                body.toString(),
                reason.map(said -> personal(refused, said)));
    }

    private static NewEvent.Personal personal(RefusedRows.Refused refused, String reason) {
        return new NewEvent.Personal(
                refused.author().map(RowAuthor::account),
                JSON.createObjectNode().put("reason", reason).toString());
    }

    /** @param person if it is a person who calls */
    static NewEvent requeued(Caller by, Optional<ModeratorKey> person, RefusedRows.Refused refused) {
        ObjectNode body = who(by, person).put("refusedAt", refused.at().toString());
        refused.reason().ifPresent(because -> body.put("refused", because));
        return requeued(by, subject(refused), body);
    }

    /** @param entries how many lie aside */
    static NewEvent allRequeued(Caller by, Optional<ModeratorKey> person, long entries) {
        return requeued(by, ALL, who(by, person).put("entries", entries));
    }

    private static NewEvent requeued(Caller by, String subject, ObjectNode body) {
        return new NewEvent(by.namespace(), AuditKind.OUTBOX_REQUEUED, subject, body.toString(), Optional.empty());
    }

    /** A service under its own name, a person as all persons stand in the log. */
    private static ObjectNode who(Caller by, Optional<ModeratorKey> person) {
        ObjectNode who = JSON.createObjectNode();
        return person.map(key -> who.put("by", key.wire())).orElseGet(() -> who.put("caller", by.name()));
    }

    private static String subject(RefusedRows.Refused refused) {
        return refused.row().map(row -> AssessmentIds.wire(row.id())).orElse(refused.place());
    }
}
