package io.touchline.casework.retention;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchline.casework.audit.AuditKind;
import io.touchline.casework.audit.AuditLog;
import io.touchline.casework.audit.NewEvent;
import java.time.Instant;
import java.util.Optional;

/** How what was let go is logged: class, day or limit, and how many rows. */
final class RetentionEvents {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RetentionEvents() {}

    static NewEvent day(Dropped dropped) {
        ObjectNode body = JSON.createObjectNode();
        body.put("class", dropped.dataClass());
        body.put("table", dropped.table());
        body.put("day", dropped.day());
        body.put("rows", dropped.rows());
        return event(AuditLog.ALL_NAMESPACES, dropped.dataClass(), body);
    }

    static NewEvent rows(String namespace, RetentionClass dataClass, Instant before, long rows) {
        ObjectNode body = JSON.createObjectNode();
        body.put("class", dataClass.wire());
        body.put("before", before.toString());
        body.put("rows", rows);
        return event(namespace, dataClass.wire(), body);
    }

    private static NewEvent event(String namespace, String subject, ObjectNode body) {
        return new NewEvent(namespace, AuditKind.RETENTION_DROPPED, subject, body.toString(), Optional.empty());
    }
}
