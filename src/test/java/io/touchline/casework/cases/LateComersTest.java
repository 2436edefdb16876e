package io.touchline.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchline.testsupport.Api;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What came too late for a decision, where another version of the policy has another queue. */
@QuarkusTest
class LateComersTest {

    private static final int MOST_TRIES = 5;

    private final String policy = Api.fresh("league");
    private final String author = Api.fresh("u");
    private final String name = Api.freshName();
    private String caseId;
    private String late;

    @BeforeEach
    void activateAnotherQueue() {
        Api.registerAthlete(name);
        activate("abuse");
        caseId = insult().getString("caseId");
        CaseCalls.claim(caseId, "an").then().statusCode(200);
        late = insult().getString("id");
        activate("abuse-zh");
    }

    @Test
    void whatTheAccountSaysNextJoinsTheCaseOfItsQueue() {
        decideTheFirst();

        JsonPath next = caseOf(late);
        assertThat(next.getString("queue")).isEqualTo("abuse-zh");
        assertThat(insult().getString("caseId")).isEqualTo(next.getString("id"));

        step("/rollback");
        JsonPath back = CaseCalls.get(insult().getString("caseId"));
        assertThat(back.getString("id")).isNotEqualTo(next.getString("id"));
        assertThat(back.getString("queue")).isEqualTo("abuse");
    }

    @Test
    void anOpenCaseOfThatQueueGoesOnGathering() {
        String open = insult().getString("caseId");
        assertThat(open).isNotEqualTo(caseId);

        decideTheFirst();

        JsonPath next = caseOf(late);
        assertThat(next.getString("id")).isNotEqualTo(open);
        assertThat(next.getString("queue")).isEqualTo("abuse-zh");
        assertThat(insult().getString("caseId")).isEqualTo(open);
    }

    private void decideTheFirst() {
        Map<String, Object> decision = CaseCalls.decision("an", "UPHOLD");
        decision.put("membersSeen", 1);
        CaseCalls.decide(caseId, decision).then().statusCode(201);
    }

    private static JsonPath caseOf(String assessmentId) {
        return CaseCalls.get(
                Api.call().get("/v1/assessments/{id}", assessmentId).jsonPath().getString("caseId"));
    }

    private void activate(String queue) {
        String source = "rules:\n  - {id: r, when: {category: ABUSE}, then: {suggestion: REVIEW, case: {queue: " + queue
                + ", priority: 2}}}\n";
        String version = Api.call()
                .body(Map.of("source", source))
                .put("/v1/policies/{id}", policy)
                .then()
                .statusCode(200)
                .extract()
                .path("version");
        step("/versions/" + version + "/activate");
    }

    private void step(String path) {
        Api.call()
                .body(Map.of("decidedBy", "an", "reason", "a test of queues"))
                .post("/v1/policies/" + policy + path)
                .then()
                .statusCode(200);
    }

    /** With some words that chance makes it is read as harmless. */
    private JsonPath insult() {
        for (int i = 0; i < MOST_TRIES; i++) {
            Map<String, Object> comment = Api.comment(Api.fresh("c"), author, CaseCalls.insult(name));
            comment.put("options", Map.of("policyId", policy, "deadlineMs", 10_000));
            JsonPath told = Api.assess(comment).then().statusCode(200).extract().jsonPath();
            if (told.getString("caseId") != null) {
                return told;
            }
        }
        throw new AssertionError("no insult opened a case");
    }
}
