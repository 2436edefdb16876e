package io.touchline.casework.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchline.casework.cases.CaseIds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Holds a decision, as the case lists it, against the events that say that it was taken, taken back or replaced. */
final class DecisionCheck {

    private static final List<String> TWICE = List.of("outcome", "by", "members", "accounts", "membersRoot", "bulkId");

    /** Between a moment and the event about it, which is logged last: no transaction is open that long. */
    private static final Duration LOGGED_WITHIN = Duration.ofDays(1);

    /** The low bits of the half of a UUIDv7 that begins with its milliseconds. */
    private static final int BELOW_MILLISECONDS = 16;

    private final LoggedCase logged;

    DecisionCheck(LoggedCase logged) {
        this.logged = logged;
    }

    void check(JsonNode decision) throws PackFault {
        String id = decision.path("id").asText();
        UUID uuid = CaseIds.DECISION
                .ofWire(id)
                .orElseThrow(() -> new PackFault("case.json has a decision whose id cannot be read"));
        LoggedEvent event = logged.decided().get(id);
        if (event == null) {
            throw new PackFault("case.json has " + id + ", of which events.jsonl says nothing");
        }
        for (String field : TWICE) {
            require(Objects.equals(JsonFields.value(decision, field), event.value(field)), field, id, event.where());
        }
        List<String> measures = JsonFields.texts(decision.path("measures"));
        require(measures.equals(JsonFields.texts(event.body().path("measures"))), "measures", id, event.where());
        require(moment(decision, id).toEpochMilli() == milliseconds(uuid), "at", id, "its id");
        require(
                Objects.equals(
                        JsonFields.value(decision, "replacedBy"),
                        logged.replacing(id).orElse(null)),
                "replacedBy",
                id,
                "events.jsonl");
        checkUndone(decision, id);
    }

    private void checkUndone(JsonNode decision, String id) throws PackFault {
        LoggedEvent undoing = logged.undone().get(id);
        if (!decision.hasNonNull("undone")) {
            if (undoing != null) {
                throw new PackFault("case.json does not say that " + id + " is undone, as " + undoing.where());
            }
            return;
        }
        if (undoing == null) {
            throw new PackFault("case.json says that " + id + " is undone, and events.jsonl does not");
        }
        JsonNode undone = decision.get("undone");
        require(Objects.equals(JsonFields.value(undone, "by"), undoing.value("by")), "undone.by", id, undoing.where());
        require(isOf(moment(undone, "undone of " + id), undoing), "undone.at", id, undoing.where());
    }

    /** Older events do not say when, and are from a little later. */
    private static boolean isOf(Instant at, LoggedEvent undoing) throws PackFault {
        if (undoing.body().hasNonNull("undoneAt")) {
            return at.equals(JsonFields.moment(undoing.body(), "undoneAt", "undoneAt of " + undoing.where()));
        }
        return Duration.between(at, undoing.at()).abs().compareTo(LOGGED_WITHIN) <= 0;
    }

    private static Instant moment(JsonNode of, String named) throws PackFault {
        return JsonFields.moment(of, "at", "case.json: at of " + named);
    }

    private static long milliseconds(UUID id) {
        return id.getMostSignificantBits() >>> BELOW_MILLISECONDS;
    }

    private static void require(boolean same, String field, String id, String where) throws PackFault {
        if (!same) {
            throw new PackFault("case.json: " + field + " of " + id + " is not that of " + where);
        }
    }
}
