package io.touchline.casework.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchline.casework.audit.AuditKind;
import io.touchline.casework.audit.JsonLines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Holds by what a pack's case was opened, which never changes, against the event that says so. There is none in the pack of
 * an open case and in that of a second look.
 */
final class OpeningCheck {

    private static final List<String> FIELDS = List.of("rule", "kind");

    private final JsonNode about;
    private final Optional<LoggedEvent> opened;

    /** @param about the document of the case */
    OpeningCheck(JsonNode about, LoggedCase logged) {
        this.about = about;
        this.opened = logged.once(AuditKind.CASE_OPENED);
    }

    void check() throws IOException {
        if (opened.isEmpty()) {
            return;
        }
        LoggedEvent event = opened.get();
        for (String field : FIELDS) {
            require(Objects.equals(JsonFields.value(about, field), event.value(field)), field, event);
        }
        require(about.path("versions").equals(versions(event)), "versions", event);
    }

    /** The event has them as text. */
    private static JsonNode versions(LoggedEvent event) throws IOException {
        String versions = event.body().path("versions").asText();
        return JsonLines.tree(versions.getBytes(StandardCharsets.UTF_8), "versions of " + event.where());
    }

    private static void require(boolean same, String field, LoggedEvent event) throws PackFault {
        if (!same) {
            throw new PackFault("case.json: " + field + " is not that of " + event.where());
        }
    }
}
