package io.touchline.casework.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.Rows;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What an appeal against a rule has settled is not what was decided after it. */
@QuarkusTest
class EarlyAppealsTest {

    @Inject
    DataSource database;

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

    /** What a target's appeal puts in the place of a decision comes weeks after it. */
    @Test
    void doNotCountAsWaitingForADecision() throws SQLException {
        String name = Api.freshName();
        String target = Api.registerAthlete(name);
        Map<String, Object> comment =
                Api.comment(Api.fresh("c"), author, name + "就是个废物，姐妹们都去她评论区骂她！" + Api.freshWords());
        comment.put("options", Map.of("deadlineMs", 10_000));
        String caseId = Api.assess(comment).then().statusCode(200).extract().path("caseId");
        String decision = Api.call()
                .body(Map.of(
                        "caseIds", List.of(caseId), "outcome", "UPHOLD", "reason", "read in its context", "by", "m-1"))
                .post("/v1/cases/decisions")
                .then()
                .statusCode(201)
                .extract()
                .path("decisions[0].id");
        String appeal = file(Map.of("decisionId", decision, "party", Map.of("targetId", target), "statement", "again"));
        Api.call()
                .body(Map.of(
                        "by",
                        "m-2",
                        "outcome",
                        "GRANT",
                        "reason",
                        "graver than it was taken for",
                        "measures",
                        List.of("REMOVE", "MUTE")))
                .post("/v1/appeals/{id}/decision", appeal)
                .then()
                .statusCode(200);
        Rows rows = new Rows(database);
        // A queue and a time of its own, so that the figures are of this case alone.
        String queue = Api.fresh("q");
        String since = "now() - interval '5000 days'";
        rows.change(
                "UPDATE moderation_case SET queue = ?, opened_at = " + since + " WHERE id = ?",
                queue,
                Rows.uuid(caseId));
        rows.change(
                "UPDATE case_decision SET decided_at = " + since + " + interval '1 hour' WHERE id = ?",
                Rows.uuid(decision));

        List<Double> waits = Api.call()
                .get("/v1/fairness")
                .jsonPath()
                .getList("byQueue.findAll { it.queue == '" + queue + "' }.medianSeconds", Double.class);

        assertThat(waits).singleElement().satisfies(wait -> assertThat(wait).isCloseTo(3_600, within(60.0)));
    }

    /** Nobody waited while what was decided in time was thought over. */
    @Test
    void whatWasUndoneDoesNotCountAsWaitingForADecision() {
        String name = Api.freshName();
        Api.registerAthlete(name);
        Map<String, Object> comment =
                Api.comment(Api.fresh("c"), author, name + "就是个废物，姐妹们都去她评论区骂她！" + Api.freshWords());
        comment.put("options", Map.of("deadlineMs", 10_000));
        String caseId = Api.assess(comment).then().statusCode(200).extract().path("caseId");
        String first = uphold(caseId);
        Api.call()
                .body(Map.of("by", "m-2", "reason", "taken too fast"))
                .post("/v1/decisions/{id}/undo", first)
                .then()
                .statusCode(200);
        uphold(caseId);
        Rows rows = new Rows(database);
        String queue = Api.fresh("q");
        String since = "now() - interval '7 days'";
        rows.change(
                "UPDATE moderation_case SET queue = ?, opened_at = " + since + " WHERE id = ?",
                queue,
                Rows.uuid(caseId));
        rows.change(
                "UPDATE case_decision SET decided_at = " + since + " + interval '1 hour' WHERE id = ?",
                Rows.uuid(first));

        List<Double> waits = Api.call()
                .get("/v1/fairness")
                .jsonPath()
                .getList("byQueue.findAll { it.queue == '" + queue + "' }.medianSeconds", Double.class);

        assertThat(waits).singleElement().satisfies(wait -> assertThat(wait).isCloseTo(3_600, within(60.0)));
    }

    /** @return the decision */
    private static String uphold(String caseId) {
        return Api.call()
                .body(Map.of(
                        "caseIds", List.of(caseId), "outcome", "UPHOLD", "reason", "read in its context", "by", "m-1"))
                .post("/v1/cases/decisions")
                .then()
                .statusCode(201)
                .extract()
                .path("decisions[0].id");
    }

    private static double overturned(JsonPath fairness, String list) {
        return fairness.getList(list + ".overturned", Double.class).stream()
                .mapToDouble(one -> one)
                .sum();
    }

    private static String file(Map<String, Object> appeal) {
        return Api.call()
                .body(appeal)
                .post("/v1/appeals")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void grant(String assessment) {
        String appeal = file(
                Map.of("assessmentId", assessment, "party", Map.of("authorId", author), "statement", "look again"));
        Api.call()
                .body(Map.of("by", "m-2", "outcome", "GRANT", "reason", "hard words on a match"))
                .post("/v1/appeals/{id}/decision", appeal)
                .then()
                .statusCode(200);
    }
}
