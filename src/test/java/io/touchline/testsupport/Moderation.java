package io.touchline.testsupport;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What moderators and who appeals send where a test is about what comes of it, as the local caller. */
public final class Moderation {

    private Moderation() {}

    /** Decides a case that nobody has claimed. @return id of the decision */
    public static String decide(String caseId, String outcome, String... measures) {
        Map<String, Object> body = ruling("m-1", outcome, measures);
        body.put("caseIds", List.of(caseId));
        return Api.call()
                .body(body)
                .post("/v1/cases/decisions")
                .then()
                .statusCode(201)
                .extract()
                .path("decisions[0].id");
    }

    public static void undo(String decision) {
        Api.call()
                .body(Map.of("by", "m-2", "reason", "taken too fast"))
                .post("/v1/decisions/{id}/undo", decision)
                .then()
                .statusCode(200);
    }

    /**
     * Appeals against a decision, or what a rule did.
     *
     * @param against {@code decisionId} or {@code assessmentId}, and its id
     * @param party {@code authorId} or {@code targetId}, and its id
     * @return id of the appeal
     */
    public static String appeal(Map.Entry<String, String> against, Map.Entry<String, String> party) {
        return Api.call()
                .body(Map.of(
                        against.getKey(), against.getValue(), "party", Map.ofEntries(party), "statement", "look again"))
                .post("/v1/appeals")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static void grant(String appeal, String... measures) {
        Api.call()
                .body(ruling("m-2", "GRANT", measures))
                .post("/v1/appeals/{id}/decision", appeal)
                .then()
                .statusCode(200);
    }

    private static Map<String, Object> ruling(String by, String outcome, String... measures) {
        Map<String, Object> body = new HashMap<>(Map.of("by", by, "outcome", outcome, "reason", "read in its context"));
        if (measures.length > 0) {
            body.put("measures", List.of(measures));
        }
        return body;
    }
}
