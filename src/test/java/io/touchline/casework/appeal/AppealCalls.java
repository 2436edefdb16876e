package io.touchline.casework.appeal;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.touchline.testsupport.Api;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Calls of the API around appeals, as the local caller. */
final class AppealCalls {

    private AppealCalls() {}

    /** A comment of an author, flagged and in a case. */
    static JsonPath flagged(String author, String text) {
        JsonPath told = assessed(author, text);
        assertThat(told.getString("caseId")).as("the case of %s", author).isNotNull();
        return told;
    }

    /** Test machines may be slow: an answer that came before its commit would name no case. */
    static JsonPath assessed(String author, String text) {
        // In words of its own: accounts that say nearly the same are one group's case.
        Map<String, Object> comment = Api.comment(Api.fresh("c"), author, text + Api.freshWords());
        comment.put("options", Map.of("deadlineMs", 10_000));
        return Api.assess(comment).then().statusCode(200).extract().jsonPath();
    }

    /** Claims a case and decides it. @return id of the decision */
    static String decide(String caseId, String by, String outcome, String... measures) {
        Api.call()
                .body(Map.of("by", by))
                .post("/v1/cases/{id}/claim", caseId)
                .then()
                .statusCode(200);
        Map<String, Object> body = ruling(by, outcome);
        if (measures.length > 0) {
            body.put("measures", List.of(measures));
        }
        return Api.call()
                .body(body)
                .post("/v1/cases/{id}/decision", caseId)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** @return the decision on each case */
    static Map<String, String> decideAll(List<String> caseIds, String by, String outcome) {
        Map<String, Object> body = ruling(by, outcome);
        body.put("caseIds", caseIds);
        List<Map<String, String>> decisions = Api.call()
                .body(body)
                .post("/v1/cases/decisions")
                .then()
                .statusCode(201)
                .extract()
                .path("decisions");
        return decisions.stream().collect(Collectors.toMap(one -> one.get("caseId"), one -> one.get("id")));
    }

    static Response undo(String decisionId, String by) {
        return Api.call().body(Map.of("by", by, "reason", "too early")).post("/v1/decisions/{id}/undo", decisionId);
    }

    private static Map<String, Object> ruling(String by, String outcome) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("by", by);
        body.put("outcome", outcome);
        body.put("reason", "seen in its context");
        return body;
    }

    static Response fileByAuthor(String decisionId, String author) {
        return file(body("decisionId", decisionId, "authorId", author));
    }

    static Response fileByTarget(String decisionId, String target) {
        return file(body("decisionId", decisionId, "targetId", target));
    }

    static Response fileOnAssessment(String assessmentId, String author) {
        return file(body("assessmentId", assessmentId, "authorId", author));
    }

    static Map<String, Object> body(String against, String id, String party, String who) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(against, id);
        body.put("party", Map.of(party, who));
        body.put("statement", "我说的是比赛，不是人。");
        return body;
    }

    static Response file(Object body) {
        return Api.call().body(body).post("/v1/appeals");
    }

    /** @return the appeal's id */
    static String filed(Response response) {
        return response.then().statusCode(201).extract().path("id");
    }

    static Response review(String id, String by, AppealOutcome outcome, String... measures) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("by", by);
        body.put("outcome", outcome.name());
        body.put("reason", "hard words on a match are not abuse");
        if (measures.length > 0) {
            body.put("measures", List.of(measures));
        }
        return Api.call().body(body).post("/v1/appeals/{id}/decision", id);
    }

    static Response withdraw(String id, String by) {
        return Api.call().body(Map.of("by", by)).post("/v1/appeals/{id}/withdraw", id);
    }

    static ValidatableResponse appeal(String id) {
        return Api.call().get("/v1/appeals/{id}", id).then().statusCode(200);
    }

    static ValidatableResponse account(String author) {
        return Api.call().get("/v1/accounts/{id}", author).then().statusCode(200);
    }

    static int strikesThatStand(String author) {
        return account(author)
                .extract()
                .jsonPath()
                .getList("standing.strikes.findAll { it.revokedAt == null }")
                .size();
    }

    static ValidatableResponse refused(Response response, int status, String pointer) {
        ValidatableResponse refused = response.then().statusCode(status);
        assertThat(response.jsonPath().getString("errors[0].pointer")).isEqualTo(pointer);
        return refused;
    }
}
