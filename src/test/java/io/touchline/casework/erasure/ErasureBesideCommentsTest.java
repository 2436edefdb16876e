package io.touchline.casework.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.touchline.api.KeyedHash;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.Rows;
import io.vertx.mutiny.redis.client.RedisAPI;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Comments are written while an account is erased, and while somebody holds a case for long. */
@QuarkusTest
class ErasureBesideCommentsTest {

    private static final String CASE = "SELECT id FROM moderation_case WHERE id = ? FOR UPDATE";

    @Inject
    KeyedHash hash;

    @Inject
    DataSource database;

    @Inject
    ErasureWatch watch;

    @Inject
    RedisAPI redis;

    private final ExecutorService threads = Executors.newSingleThreadExecutor();
    private final String author = Api.fresh("u");
    private final String name = Api.freshName();
    private Rows rows;

    @BeforeEach
    void register() {
        rows = new Rows(database);
        Api.registerAthlete(name);
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    /** Groups take long: a copy of one, as old as they may be, is held here by somebody else. */
    @Test
    void locksNoCaseWhileItLeavesGroups() throws Exception {
        JsonPath told = insult(author);
        String copy = Api.fresh("old");
        String key = hash.account("local", author).hex();
        rows.change(
                """
                INSERT INTO group_snapshot (namespace, group_id, kind, first_seen, last_seen, target_ids, member_count,
                    body, taken_at, into_id)
                VALUES ('local', ?, 'SWARM', '2025-01-01', '2025-01-01', '{}', 1, ?::jsonb, now(), 'none')
                """,
                copy,
                "{\"members\":[{\"account\":\"" + key + "\",\"actions\":1}],\"actions\":[],\"founded\":0}");

        Future<Response> erased;
        try (Connection holder = database.getConnection()) {
            holder.setAutoCommit(false);
            execute(holder, "SELECT group_id FROM group_snapshot WHERE group_id = ? FOR UPDATE", copy);
            erased = threads.submit(this::erase);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> rows.count("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0);

            assertThatCode(() -> rows.column(CASE + " NOWAIT", Rows.uuid(told.getString("caseId"))))
                    .as("a comment's way into the case")
                    .doesNotThrowAnyException();
            assertThat(rows.count(
                            "SELECT count(*) FROM comment_text WHERE assessment_id = ?",
                            Rows.uuid(told.getString("id"))))
                    .as("texts wait for nothing")
                    .isZero();
            holder.rollback();
            holder.setAutoCommit(true);
        }

        erased.get()
                .then()
                .statusCode(202)
                .body("state", equalTo("HELD"))
                .body("erased.texts", equalTo(1))
                .body("erased.groups", equalTo(1));
        assertThat(rows.column("SELECT body::text FROM group_snapshot WHERE group_id = ?", copy))
                .singleElement()
                .asString()
                .contains("\"actions\": 1")
                .doesNotContain(key);
        rows.change("DELETE FROM group_snapshot WHERE group_id = ?", copy);
    }

    /** It would otherwise keep the one writer of all namespaces waiting. */
    @Test
    void commentForACaseThatIsHeldWaitsInTheOutboxAndOthersDoNot() throws SQLException {
        String caseId = insult(author).getString("caseId");
        String member = "SELECT count(*) FROM case_member WHERE case_id = ?";
        String ledger = "SELECT count(*) FROM comment_ledger WHERE namespace = 'local' AND comment_id = ?";

        try (Connection holder = database.getConnection()) {
            holder.setAutoCommit(false);
            execute(holder, CASE, Rows.uuid(caseId));
            insult(author);
            String others = Api.fresh("c");
            Api.assess(Api.comment(others, Api.fresh("u"), name + "今天发挥一般，下次加油。"));

            await().atMost(Duration.ofSeconds(8)).until(() -> rows.count(ledger, others) == 1);

            assertThat(rows.count(member, Rows.uuid(caseId))).isEqualTo(1);
            holder.rollback();
            holder.setAutoCommit(true);
        }

        await().atMost(Duration.ofSeconds(20)).until(() -> rows.count(member, Rows.uuid(caseId)) == 2);
    }

    /** It may be of the account, and may be readable, and requeued, one day. */
    @Test
    void isRememberedAsLongAsARowLiesAsideThatMayBeOfTheAccount() {
        String erasure = erase().then().statusCode(200).extract().path("id");
        String guards = "SELECT count(*) FROM erasure_guard WHERE erasure_id = ?";
        rows.change(
                "UPDATE erasure_guard SET received_until = received_until - interval '2 hours' WHERE erasure_id = ?",
                Rows.uuid(erasure));
        String place = redis.xadd(List.of("tl:{local:outbox:0}:refused", "*", "row", "[]", "reason", "unreadable"))
                .await()
                .indefinitely()
                .toString();

        watch.look();
        assertThat(rows.count(guards, Rows.uuid(erasure))).isEqualTo(1);
        Api.call()
                .body(Map.of("by", "anna", "reason", "nothing can be made of it"))
                .delete("/v1/outbox/refused/" + place)
                .then()
                .statusCode(204);
        watch.look();

        assertThat(rows.count(guards, Rows.uuid(erasure))).isZero();
    }

    private Response erase() {
        return Api.call()
                .body(Map.of("by", "moderator-9", "reason", "asked for it"))
                .post("/v1/accounts/{id}/erasure", author);
    }

    private JsonPath insult(String from) {
        return Api.assess(Api.comment(Api.fresh("c"), from, name + "就是个废物，别上场了！"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void execute(Connection connection, String sql, Object value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, value);
            statement.execute();
        }
    }
}
