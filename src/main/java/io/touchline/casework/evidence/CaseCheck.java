package io.touchline.casework.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchline.casework.cases.CaseState;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Holds what a pack's case says of its decisions against what the events say of them. */
final class CaseCheck {

    private static final List<String> TWICE = List.of("outcome", "by", "members", "accounts", "membersRoot", "bulkId");

    private final JsonNode about;
    private final Map<String, JsonNode> decided;
    private final Map<String, JsonNode> undone;

    /**
     * @param about the document of the case
     * @param decided the bodies of events, by the ids of decisions in the order in which they were taken
     * @param undone alike, of those that were taken back
     */
    CaseCheck(JsonNode about, Map<String, JsonNode> decided, Map<String, JsonNode> undone) {
        this.about = about;
        this.decided = decided;
        this.undone = undone;
    }

    /** A case lists the last decision, and not all of them if they are very many. */
    void check() throws PackFault {
        boolean stands = !undone.keySet().containsAll(decided.keySet());
        if (stands != CaseState.DECIDED.name().equals(value(about, "state"))) {
            throw new PackFault("case.json has another state than that of events.jsonl");
        }
        List<String> listed = about.path("decisions").findValuesAsText("id");
        String last = decided.keySet().stream().reduce((one, next) -> next).orElse(null);
        if (last != null && !listed.contains(last)) {
            throw new PackFault("case.json leaves out " + last);
        }
        for (JsonNode decision : about.path("decisions")) {
            String id = decision.path("id").asText();
            if (!decided.containsKey(id) || !isAsLogged(id, decision)) {
                throw new PackFault("case.json says something else of " + id + " than events.jsonl");
            }
        }
    }

    private boolean isAsLogged(String id, JsonNode decision) {
        JsonNode event = decided.get(id);
        return TWICE.stream().allMatch(field -> Objects.equals(value(decision, field), value(event, field)))
                && texts(decision.path("measures")).equals(texts(event.path("measures")))
                && Objects.equals(value(decision.path("undone"), "by"), undoneBy(id))
                && Objects.equals(value(decision, "replacedBy"), replacedBy(id));
    }

    private String undoneBy(String id) {
        JsonNode event = undone.get(id);
        return event == null ? null : value(event, "by");
    }

    private String replacedBy(String id) {
        return decided.entrySet().stream()
                .filter(one -> id.equals(value(one.getValue(), "replaces")))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private static String value(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.get(field).asText() : null;
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }
}
