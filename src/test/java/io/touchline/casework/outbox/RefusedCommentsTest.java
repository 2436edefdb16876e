package io.touchline.casework.outbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.touchline.assessment.store.OutboxRound;
import io.touchline.testsupport.Api;
import io.vertx.mutiny.redis.client.RedisAPI;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Comments that the database takes under no circumstances, until the fault behind that is mended. */
@QuarkusTest
class RefusedCommentsTest {

    private static final String REFUSED = "/v1/outbox/refused";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String mark = Api.fresh("取消训练");
    private final String author = Api.fresh("secretive");

    @Inject
    DataSource database;

    @Inject
    RedisAPI redis;

    @BeforeEach
    void breakTheDatabase() throws SQLException {
        run("ALTER TABLE comment_text ADD CONSTRAINT refuses_some CHECK (text NOT LIKE '%" + mark + "%')");
    }

    @AfterEach
    void mendTheDatabase() throws SQLException {
        run("ALTER TABLE comment_text DROP CONSTRAINT IF EXISTS refuses_some");
        Api.call().post(REFUSED + "/requeue").then().statusCode(200);
    }

    @Test
    void areListedWithTheReasonAndWithoutWhatTheySay() {
        Map<String, Object> item = refused(send());

        assertThat(item).containsOnlyKeys("id", "refusedAt", "reason", "commentId", "assessmentId", "receivedAt");
        assertThat(item.get("reason")).isEqualTo("23514 refuses_some");
        assertThat(item.get("assessmentId").toString()).startsWith("as_");
        assertThat(Instant.parse(item.get("refusedAt").toString()))
                .isAfter(Instant.parse(item.get("receivedAt").toString()));
        JsonPath list = list();
        assertThat(list.getLong("refused")).isPositive();
        assertThat(list.prettify()).doesNotContain("secretive").doesNotContain("训练");
        given().header("X-Api-Key", "other").get(REFUSED).then().statusCode(200).body("items", empty());
    }

    @Test
    void comeBackAsLongAsTheFaultIsThereAndAreStoredOnceItIsMended() throws SQLException {
        String comment = send();
        String place = refused(comment).get("id").toString();

        requeue(place).statusCode(200).body("requeued", is(1));
        drained(() -> ids(comment).stream().anyMatch(id -> !id.equals(place))
                && ids(comment).size() == 1);
        requeue(place).statusCode(404);
        JsonPath log = log(refused(comment).get("assessmentId"));
        assertThat(log.getList("items.kind")).containsExactly("OUTBOX_REQUEUED");
        assertThat(log.getString("items[0].body.caller")).isEqualTo("local");
        assertThat(log.getString("items[0].body.refused")).isEqualTo("23514 refuses_some");

        run("ALTER TABLE comment_text DROP CONSTRAINT refuses_some");
        Map<String, Object> again = refused(comment);
        requeue(again.get("id").toString()).statusCode(200);
        drained(() -> stored(comment).equals(List.of(again.get("assessmentId").toString())));
        assertThat(ids(comment)).isEmpty();
    }

    @Test
    void areAllRequeuedAtOnce() throws SQLException {
        List<String> comments = List.of(send(), send(), send());
        comments.forEach(this::refused);
        run("ALTER TABLE comment_text DROP CONSTRAINT refuses_some");

        long requeued = Api.call().post(REFUSED + "/requeue").jsonPath().getLong("requeued");

        assertThat(requeued).isGreaterThanOrEqualTo(3);
        JsonPath log = log("outbox");
        assertThat(log.getString("items[-1].kind")).isEqualTo("OUTBOX_REQUEUED");
        assertThat(log.getLong("items[-1].body.entries")).isGreaterThanOrEqualTo(3);
        drained(() -> comments.stream().allMatch(comment -> stored(comment).size() == 1));
    }

    @Test
    void arePaged() {
        refused(send());
        refused(send());

        JsonPath first = Api.call().get(REFUSED + "?limit=1").jsonPath();
        assertThat(first.getList("items")).hasSize(1);
        Api.call()
                .queryParam("limit", 1)
                .queryParam("cursor", first.getString("nextCursor"))
                .get(REFUSED)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items.id", not(contains(first.getString("items[0].id"))));
        Api.call().get(REFUSED + "?cursor=YWJj").then().statusCode(422).body("errors.pointer", contains("/cursor"));
    }

    @Test
    void areGivenUpByNobodyWithoutAReason() {
        Map<String, Object> item = refused(send());
        String place = item.get("id").toString();

        discard(Map.of("by", "anna"), place).statusCode(422).body("errors.pointer", contains("/reason"));
        given().header("X-Api-Key", "other")
                .contentType("application/json")
                .body(Map.of("by", "anna", "reason", "not mine"))
                .delete(REFUSED + "/" + place)
                .then()
                .statusCode(404);
        assertThat(ids(item.get("commentId").toString())).containsExactly(place);

        Map<String, Object> order = Map.of("by", "anna", "reason", "sent again under another id");
        discard(order, place).statusCode(204);

        assertThat(ids(item.get("commentId").toString())).isEmpty();
        discard(order, place).statusCode(404);
        JsonPath log = log(item.get("assessmentId"));
        assertThat(log.getList("items.kind")).containsExactly("OUTBOX_DISCARDED");
        assertThat(log.getString("items[0].body.refused")).isEqualTo("23514 refuses_some");
        assertThat(log.getMap("items[0].moderators")).containsValue("anna");
        assertThat(log.getString("items[0].personal.reason")).isEqualTo("sent again under another id");
        assertThat(Api.call().get("/v1/audit/verification").jsonPath().getBoolean("valid"))
                .isTrue();
    }

    /** As a much newer version might leave one behind. */
    @Test
    void mayBeUnreadable() {
        redis.xadd(List.of("tl:{local:outbox:0}:rows", "*", "row", "[\"" + mark + "\"]"))
                .await()
                .indefinitely();
        drained(() -> list().getList("items.reason").contains("unreadable"));
        Map<String, Object> item = list().getMap("items.find { it.reason == 'unreadable' }");
        String place = item.get("id").toString();

        assertThat(item.get("commentId")).isNull();
        discard(Map.of("by", "anna", "reason", "nothing can be made of it"), place)
                .statusCode(204);
        assertThat(log(place).getList("items.kind")).containsExactly("OUTBOX_DISCARDED");
    }

    @Test
    void haveIdsThatAreNothingElse() {
        for (String id : List.of("x", "1", "99999999999999999999-1", "-", "requeue")) {
            requeue(id).statusCode(404);
            discard(Map.of("by", "anna", "reason", "none"), id).statusCode(404);
        }
    }

    /** @return the comment's id */
    private String send() {
        String id = Api.fresh("c");
        assertThat(Api.assess(Api.comment(id, author, mark + " " + Api.freshWords()))
                        .jsonPath()
                        .getBoolean("stored"))
                .isFalse();
        return id;
    }

    private Map<String, Object> refused(String comment) {
        drained(() -> !ids(comment).isEmpty());
        return list().getMap("items.find { it.commentId == '" + comment + "' }");
    }

    /** Without the second that may pass until it is drained; a database that was late is asked again. */
    private static void drained(Callable<Boolean> what) {
        OutboxRound.drain();
        await().pollDelay(Duration.ZERO).atMost(PATIENCE).until(what);
    }

    private static List<String> ids(String comment) {
        return list().getList("items.findAll { it.commentId == '" + comment + "' }.id");
    }

    private static JsonPath list() {
        return Api.call().get(REFUSED + "?limit=200").jsonPath();
    }

    private static JsonPath log(Object subject) {
        return Api.call().get("/v1/audit?limit=200&subject=" + subject).jsonPath();
    }

    private static List<String> stored(String comment) {
        return Api.call().get("/v1/assessments?commentId=" + comment).jsonPath().getList("items.id");
    }

    private static ValidatableResponse requeue(String place) {
        return Api.call().post(REFUSED + "/" + place + "/requeue").then();
    }

    private static ValidatableResponse discard(Map<String, Object> order, String place) {
        return Api.call().body(order).delete(REFUSED + "/" + place).then();
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
