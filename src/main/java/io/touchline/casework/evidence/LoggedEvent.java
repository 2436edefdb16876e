package io.touchline.casework.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * An event of a pack that the rest of the pack is held against.
 *
 * @param where file and line, as faults name it
 * @param at when it was logged
 */
record LoggedEvent(String where, Instant at, JsonNode body) {

    /** Of its body, as text; null where there is nothing. */
    String value(String field) {
        return JsonFields.value(body, field);
    }
}
