package io.touchline.casework.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchline.testsupport.Api;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an appeal against a rule has settled is not what was decided after it. */
@QuarkusTest
class EarlyAppealsTest {

    private final String author = Api.fresh("u");

    @Test
    void countNoDecisionAsOverturned() {
        String name = Api.freshName();
        Api.registerAthlete(name);
        Map<String, Object> comment =
                Api.comment(Api.fresh("c"), author, name + "就是个废物，姐妹们都去她评论区骂她！" + Api.freshWords());
        comment.put("options", Map.of("deadlineMs", 10_000));
        JsonPath told = Api.assess(comment).then().statusCode(200).extract().jsonPath();
        grant(told.getString("id"));
        JsonPath before = Api.call().get("/v1/fairness").jsonPath();

        Api.call()
                .body(Map.of(
                        "caseIds",
                        List.of(told.getString("caseId")),
                        "outcome",
                        "UPHOLD",
                        "reason",
                        "read in its context",
                        "by",
                        "m-1"))
                .post("/v1/cases/decisions")
                .then()
                .statusCode(201);

        JsonPath after = Api.call().get("/v1/fairness").jsonPath();
        assertThat(after.getLong("decisions.decided")).isEqualTo(before.getLong("decisions.decided") + 1);
        for (String list : List.of("byQueue", "byRule", "byLabel")) {
            assertThat(overturned(after, list)).as(list).isCloseTo(overturned(before, list), within(1e-3));
        }
    }

    private static double overturned(JsonPath fairness, String list) {
        return fairness.getList(list + ".overturned", Double.class).stream()
                .mapToDouble(one -> one)
                .sum();
    }

    private void grant(String assessment) {
        String appeal = Api.call()
                .body(Map.of(
                        "assessmentId", assessment, "party", Map.of("authorId", author), "statement", "look again"))
                .post("/v1/appeals")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Api.call()
                .body(Map.of("by", "m-2", "outcome", "GRANT", "reason", "hard words on a match"))
                .post("/v1/appeals/{id}/decision", appeal)
                .then()
                .statusCode(200);
    }
}
