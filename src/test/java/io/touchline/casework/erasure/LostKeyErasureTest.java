package io.touchline.casework.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchline.api.AccountKey;
import io.touchline.api.KeyedHash;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.Rows;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An account that was known under a key of before, when the service's own was lost: nobody can compute that one. */
@QuarkusTest
class LostKeyErasureTest {

    private static final String URGE = "就是个废物，姐妹们都去她评论区骂她！";

    /** Others that wait for a row's lock, as whoever wants one that is locked does for its transaction. */
    private static final String WAITING =
            "SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype IN ('transactionid', 'tuple')";

    @Inject
    DataSource database;

    @Inject
    KeyedHash hash;

    @Inject
    ErasureWatch watch;

    private final String author = Api.fresh("u");
    private final String name = Api.freshName();
    private AccountKey key;
    private AccountKey before;
    private Rows rows;

    @BeforeEach
    void register() {
        rows = new Rows(database);
        key = hash.account("local", author);
        before = new KeyedHash("a secret that was lost".getBytes(StandardCharsets.UTF_8)).account("local", author);
        Api.registerAthlete(name);
    }

    @Test
    void goesUnderEachOfItsKeys() {
        JsonPath old = say(name + "今天发挥一般，下次加油。");
        strike();
        loseKey();
        JsonPath told = say(name + "今天又发挥一般，下次一定加油。");

        erase(200, "COMPLETE");

        assertThat(rows.count("SELECT count(*) FROM account WHERE account_id = ?", author))
                .isZero();
        for (JsonPath said : List.of(old, told)) {
            assertThat(rows.count(
                            "SELECT count(*) FROM comment_text WHERE assessment_id = ?",
                            Rows.uuid(said.getString("id"))))
                    .isZero();
        }
        for (AccountKey one : List.of(key, before)) {
            assertThat(rows.count("SELECT count(*) FROM strike WHERE account_key = ?", one.bytes()))
                    .isZero();
        }
    }

    /** What is held of before keeps it from being complete, until that is gone too. */
    @Test
    void isHeldAsLongAsACaseHoldsWhatWasBefore() {
        String caseId = say(name + "就是个废物，别上场了！").getString("caseId");
        loseKey();

        String erasure = erase(202, "HELD");

        assertThat(rows.count("SELECT count(*) FROM case_member WHERE account_key = ?", before.bytes()))
                .isZero();
        Api.call()
                .get("/v1/erasures/" + erasure)
                .then()
                .body("held.caseId", equalTo(List.of(caseId)))
                .body("erased.account", equalTo(1));
        String decision = decide(caseId);
        rows.change(
                "UPDATE case_decision SET decided_at = decided_at - interval '61 days' WHERE id = ?",
                Rows.uuid(decision));

        watch.look();

        Api.call().get("/v1/erasures/" + erasure).then().body("state", equalTo("COMPLETE"));
    }

    /** Comments and decisions lock a case before the end of the log: else each would wait for the other. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void waitsForNoCaseWhileOthersWaitForItsLog(boolean ofBefore) throws Exception {
        String old = say(name + URGE + Api.freshWords()).getString("caseId");
        loseKey();
        String another = Api.freshName();
        Api.registerAthlete(another);
        String told = say(another + URGE + Api.freshWords()).getString("caseId");
        assertThat(told).isNotEqualTo(old);

        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (Connection holder = database.getConnection()) {
            holder.setAutoCommit(false);
            try (PreparedStatement hold =
                    holder.prepareStatement("SELECT id FROM moderation_case WHERE id = ? FOR UPDATE")) {
                hold.setObject(1, Rows.uuid(ofBefore ? old : told));
                hold.execute();
            }
            Future<String> erasure = threads.submit(() -> erase(202, "HELD"));
            await().atMost(Duration.ofSeconds(30)).until(() -> rows.count(WAITING) > 0);

            assertThatCode(() -> rows.column("SELECT seq FROM audit_chain WHERE namespace = 'local' FOR UPDATE NOWAIT"))
                    .doesNotThrowAnyException();
            holder.rollback();
            holder.setAutoCommit(true);
            assertThat(erasure.get(1, TimeUnit.MINUTES)).isNotNull();
        } finally {
            threads.shutdownNow();
        }
        assertThat(rows.count(
                        "SELECT count(*) FROM case_member WHERE account_key IN (?, ?)", before.bytes(), key.bytes()))
                .isZero();
    }

    /** As if all that there is of the account had been written with another key of the service. */
    private void loseKey() {
        for (String table : List.of("account", "assessment", "strike", "case_member", "audit_personal")) {
            rows.change(
                    "UPDATE " + table + " SET account_key = ? WHERE namespace = 'local' AND account_key = ?",
                    before.bytes(),
                    key.bytes());
        }
    }

    private String erase(int status, String state) {
        return Api.call()
                .body(Map.of("by", "moderator-9", "reason", "asked for it"))
                .post("/v1/accounts/{id}/erasure", author)
                .then()
                .statusCode(status)
                .body("state", equalTo(state))
                .extract()
                .path("id");
    }

    private JsonPath say(String text) {
        return Api.assess(Api.comment(Api.fresh("c"), author, text))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private void strike() {
        Api.call()
                .body(Map.of("action", "MUTE", "decidedBy", "moderator-7", "reason", "called for a pile-on"))
                .post("/v1/accounts/" + author + "/strikes")
                .then()
                .statusCode(201);
    }

    private static String decide(String caseId) {
        Api.call().body(Map.of("by", "moderator-4")).post("/v1/cases/" + caseId + "/claim");
        return Api.call()
                .body(Map.of("by", "moderator-4", "outcome", "UPHOLD", "reason", "as seen"))
                .post("/v1/cases/" + caseId + "/decision")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
