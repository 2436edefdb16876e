package io.touchline.casework.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchline.api.AccountKey;
import io.touchline.api.KeyedHash;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.Rows;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An account that was known under a key of before, when the service's own was lost: nobody can compute that one. */
@QuarkusTest
class LostKeyErasureTest {

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
