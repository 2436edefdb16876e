package io.touchline.casework.outbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchline.assessment.store.AssessmentIds;
import io.touchline.assessment.store.AssessmentRow;
import io.touchline.assessment.store.RefusedRows;
import io.touchline.casework.audit.AuditKind;
import io.touchline.casework.audit.ModeratorKey;
import io.touchline.casework.audit.NewEvent;
import java.util.Optional;

/** How it is logged that a comment was given up. The subject is its assessment, or its place if it cannot be read. */
final class DiscardEvents {

    private static final ObjectMapper JSON = new ObjectMapper();

    private DiscardEvents() {}

    static NewEvent discarded(String namespace, RefusedRows.Refused refused, ModeratorKey by, String reason) {
        ObjectNode body = JSON.createObjectNode()
                .put("by", by.wire())
                .put("refusedAt", refused.at().toString());
        refused.reason().ifPresent(because -> body.put("refused", because));
        String said = JSON.createObjectNode().put("reason", reason).toString();
        return new NewEvent(
                namespace,
                AuditKind.OUTBOX_DISCARDED,
                refused.row().map(row -> AssessmentIds.wire(row.id())).orElse(refused.place()),
                body.toString(),
                Optional.of(new NewEvent.Personal(refused.row().map(AssessmentRow::accountKey), said)));
    }
}
