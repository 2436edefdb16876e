package io.touchline.casework.erasure;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchline.casework.audit.AuditKind;
import io.touchline.casework.audit.NewEvent;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How an erasure is logged: what and how much, never whose. */
final class ErasureEvents {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ErasureEvents() {}

    /** @param held comments whose evidence cases keep */
    static NewEvent requested(ErasureRow row, Map<String, Integer> erased, int held) {
        ObjectNode body = JSON.createObjectNode();
        body.put("by", row.requestedBy().wire());
        body.put("held", held);
        return event(row, AuditKind.ERASURE_REQUESTED, body, erased);
    }

    static NewEvent completed(ErasureRow row, Map<String, Integer> erased) {
        return event(row, AuditKind.ERASURE_COMPLETED, JSON.createObjectNode(), erased);
    }

    private static NewEvent event(ErasureRow row, AuditKind kind, ObjectNode body, Map<String, Integer> erased) {
        ObjectNode counts = body.putObject("erased");
        new TreeMap<>(erased).forEach(counts::put);
        return new NewEvent(row.namespace(), kind, ErasureIds.FORMAT.wire(row.id()), body.toString(), Optional.empty());
    }
}
