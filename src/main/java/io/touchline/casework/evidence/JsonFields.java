package io.touchline.casework.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/** What stands in documents that nobody vouches for. */
final class JsonFields {

    private JsonFields() {}

    /** As text; null where there is nothing. */
    static String value(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.get(field).asText() : null;
    }

    /** Nothing where it is no list. */
    static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }

    /** @throws PackFault if it is no moment as ISO 8601 has it; {@code what} names it */
    static Instant moment(JsonNode node, String field, String what) throws PackFault {
        try {
            return Instant.parse(node.path(field).asText());
        } catch (DateTimeException e) {
            throw new PackFault(what + " is no moment");
        }
    }
}
