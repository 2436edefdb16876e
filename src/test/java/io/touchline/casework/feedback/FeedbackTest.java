package io.touchline.casework.feedback;

import static io.restassured.RestAssured.given;
import static io.touchline.casework.feedback.FeedbackCalls.give;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.Rows;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people say of assessments. */
@QuarkusTest
class FeedbackTest {

    @Inject
    DataSource database;

    private final String author = Api.fresh("u");
    private final String name = Api.freshName();
    private final String insulting = name + "就是个废物，姐妹们都去她评论区骂她！" + Api.freshWords();
    private String target;

    @BeforeEach
    void register() {
        target = Api.registerAthlete(name);
    }

    @Test
    void takesWhatSomebodySaysAndLetsThemSayItAgain() {
        String assessment = insult().getString("id");

        give(assessment, "m-1", "CONFIRMED").then().statusCode(201).body("verdict", equalTo("CONFIRMED"));
        give(assessment, "m-2", "HARMLESS").then().statusCode(201);
        give(assessment, "m-1", "RELABELLED", "curse").then().statusCode(200).body("labels", contains("curse"));

        Api.call()
                .get("/v1/feedback?assessmentId=" + assessment)
                .then()
                .statusCode(200)
                .body("items.by", contains("m-2", "m-1"))
                .body("items.verdict", contains("HARMLESS", "RELABELLED"));
    }

    /** Plans know no values, and what was said of one assessment is a few rows among all. */
    @Test
    void findsWhatWasSaidOfAnAssessmentWithoutReadingAll() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(
                    """
                    INSERT INTO feedback (namespace, assessment_id, moderator_key, id, verdict, labels, at)
                    SELECT 'local', uuidv7(), '\\x00000000000000000000000000000000', uuidv7(), 'HARMLESS', '{}', now() FROM generate_series(1, 5000)
                    """);
            statement.execute("ANALYZE feedback");
            String numbered = FeedbackSql.LIST_OF_ASSESSMENT;
            for (int parameter = 1; numbered.contains("?"); parameter++) {
                numbered = numbered.replaceFirst("\\?", "\\$" + parameter);
            }
            statement.execute("PREPARE listed AS " + numbered);
            List<String> plan = new ArrayList<>();
            try (ResultSet row = statement.executeQuery(
                    "EXPLAIN (COSTS OFF) EXECUTE listed('local', gen_random_uuid(), gen_random_uuid(), 51)")) {
                while (row.next()) {
                    plan.add(row.getString(1));
                }
            }
            connection.rollback();
            statement.execute("DEALLOCATE listed");
            connection.commit();
            connection.setAutoCommit(true);

            assertThat(plan)
                    .anySatisfy(line -> assertThat(line).contains("Index Cond").contains("(assessment_id = $3)"));
        }
    }

    @Test
    void refusesWhatBreaksARule() {
        String assessment = insult().getString("id");

        give(assessment, "m-1", "RELABELLED").then().statusCode(422).body("errors[0].pointer", equalTo("/labels"));
        give(assessment, "m-1", "HARMLESS", "curse").then().statusCode(422);
        give(assessment, "m-1", "RELABELLED", "curse", "nonsense")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/labels/1"));
        give("as_00000000000070008000000000000000", "m-1", "HARMLESS")
                .then()
                .statusCode(404)
                .body("errors.pointer", contains("/assessmentId"));
        given().header("X-Api-Key", "other")
                .contentType("application/json")
                .body(Map.of("assessmentId", assessment, "by", "m-1", "verdict", "HARMLESS"))
                .post("/v1/feedback")
                .then()
                .statusCode(404);
        Api.call().get("/v1/feedback?assessment=" + assessment).then().statusCode(400);
        Api.call().get("/v1/feedback/export?from=yesterday").then().statusCode(400);
    }

    @Test
    void forgetsWhatWasNotedOnAnErasedAccountsComments() {
        String assessment = insult().getString("id");
        Map<String, Object> said =
                new HashMap<>(Map.of("assessmentId", assessment, "by", "m-1", "verdict", "HARMLESS"));
        said.put("note", "he always writes like that");
        Api.call().body(said).post("/v1/feedback").then().statusCode(201);

        Api.call()
                .body(Map.of("by", "moderator-9", "reason", "asked for it"))
                .post("/v1/accounts/{id}/erasure", author)
                .then()
                .body("erased.feedback", equalTo(1));

        Api.call()
                .get("/v1/feedback?assessmentId=" + assessment)
                .then()
                .body("items", hasSize(1))
                .body("items[0].verdict", equalTo("HARMLESS"))
                .body("items[0].note", equalTo(null));
    }

    /** Its note would be there when the erasure is over, and nothing would come by again to take it away. */
    @Test
    void waitsForAnErasureOfTheAuthorThatIsUnderWay() throws Exception {
        String assessment = insult().getString("id");
        Map<String, Object> said = Map.of(
                "assessmentId", assessment, "by", "m-1", "verdict", "HARMLESS", "note", "he always writes like that");
        try (Connection erasure = database.getConnection()) {
            erasure.setAutoCommit(false);
            try (PreparedStatement cases = erasure.prepareStatement(
                            "SELECT FROM moderation_case c JOIN case_member m ON m.case_id = c.id"
                                    + " WHERE m.assessment_id = ? FOR UPDATE OF c");
                    PreparedStatement members = erasure.prepareStatement(
                            "UPDATE case_member SET account_key = NULL, content = NULL, salt = NULL, comment_id = NULL"
                                    + " WHERE assessment_id = ?")) {
                cases.setObject(1, Rows.uuid(assessment));
                cases.execute();
                CompletableFuture<Integer> given = CompletableFuture.supplyAsync(
                        () -> Api.call().body(said).post("/v1/feedback").statusCode());
                await().atMost(Duration.ofSeconds(5))
                        .until(() -> new Rows(database)
                                        .count("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                                + " AND query LIKE '%FOR SHARE OF c%'")
                                > 0);
                members.setObject(1, Rows.uuid(assessment));
                assertThat(members.executeUpdate()).isEqualTo(1);
                erasure.commit();

                assertThat(given.get(5, TimeUnit.SECONDS)).isEqualTo(201);
            } finally {
                erasure.rollback();
                erasure.setAutoCommit(true);
            }
        }

        Api.call()
                .get("/v1/feedback?assessmentId=" + assessment)
                .then()
                .body("items[0].verdict", equalTo("HARMLESS"))
                .body("items[0].note", equalTo(null));
    }

    private JsonPath insult() {
        return say(insulting);
    }

    private JsonPath say(String text) {
        return FeedbackCalls.say(author, text);
    }
}
