package io.touchline.casework.erasure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.touchline.api.AccountKey;
import io.touchline.api.KeyedHash;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.Rows;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An account is erased: before a case of it is decided, after, and without any. */
@QuarkusTest
class AccountErasureTest {

    @Inject
    DataSource database;

    @Inject
    KeyedHash hash;

    @Inject
    ErasureWatch watch;

    private final String author = Api.fresh("u");
    private final String name = Api.freshName();
    private Rows rows;
    private AccountKey key;

    @BeforeEach
    void register() {
        rows = new Rows(database);
        key = hash.account("local", author);
        Api.registerAthlete(name);
    }

    @Test
    void deletesAllThatIsKeptOfAnAccountWithoutCases() {
        JsonPath told = say(name + "今天发挥一般，下次加油。");
        strike();

        ValidatableResponse answer = erase().statusCode(200);

        answer.body("state", equalTo("COMPLETE"))
                .body("by", equalTo("moderator-9"))
                .body("erased.account", equalTo(1))
                .body("erased.texts", equalTo(1))
                .body("erased.strikes", equalTo(1))
                .body("held", hasSize(0));
        assertThat(rows.count("SELECT count(*) FROM account WHERE account_id = ?", author))
                .isZero();
        Api.call()
                .get("/v1/assessments/" + told.getString("id"))
                .then()
                .statusCode(200)
                .body("evidence.surface.findAll { it != null }", hasSize(0));
        assertThat(textsOf(told)).isZero();
        Api.call().get("/v1/accounts/" + author).then().body("standing.rung", equalTo("CLEAN"));
    }

    @Test
    void reportsWithoutSayingWhose() {
        say(name + "今天发挥一般，下次加油。");
        String id = erase().extract().path("id");

        String report = Api.call()
                .get("/v1/erasures/" + id)
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(report).doesNotContain(author, key.hex());
        assertThat(Api.call().get("/v1/erasures").jsonPath().getList("items.id", String.class))
                .contains(id);
        given().header("X-Api-Key", "other").get("/v1/erasures/" + id).then().statusCode(404);
        assertThat(rows.column("SELECT body FROM audit_event WHERE subject = ? ORDER BY seq", id))
                .hasSize(2)
                .allSatisfy(body -> assertThat(body.toString()).doesNotContain(author, key.hex()));
        assertThat(rows.column("SELECT kind FROM audit_event WHERE subject = ? ORDER BY seq", id))
                .isEqualTo(List.of("ERASURE_REQUESTED", "ERASURE_COMPLETED"));
    }

    @Test
    void holdsTheEvidenceOfAnOpenCaseUntilAppealsAreOver() {
        JsonPath told = say(insult());
        String caseId = told.getString("caseId");

        ValidatableResponse answer = erase().statusCode(202);

        String erasure = answer.body("state", equalTo("HELD"))
                .body("completedAt", equalTo(null))
                .body("held.caseId", equalTo(List.of(caseId)))
                .body("held[0].until", equalTo(null))
                .extract()
                .path("id");
        assertThat(textsOf(told)).isZero();
        assertThat(contents(told)).isEqualTo(1);
        assertThat(membersUnder(key)).isZero();
        Api.call()
                .get("/v1/cases/" + caseId + "/members")
                .then()
                .body("items[0].authorId", startsWith("key:"))
                .body("items[0].text", startsWith(name))
                .body("items[0].erased", equalTo(false));

        String decision = decide(caseId, "UPHOLD");

        assertThat(rows.count("SELECT count(*) FROM strike WHERE case_id = ?", caseId))
                .isZero();
        assertThat(rows.count("SELECT accounts FROM case_decision WHERE id = ?", Rows.uuid(decision)))
                .isZero();
        watch.look();
        report(erasure).body("state", equalTo("HELD"));
        assertThat(report(erasure).extract().<String>path("held[0].until")).isNotNull();
        assertThat(contents(told)).isEqualTo(1);

        rows.change(
                "UPDATE case_decision SET decided_at = decided_at - interval '61 days' WHERE id = ?",
                Rows.uuid(decision));
        watch.look();

        report(erasure)
                .body("state", equalTo("COMPLETE"))
                .body("erased.members", equalTo(1))
                .body("held", hasSize(0));
        Api.call()
                .get("/v1/cases/" + caseId + "/members")
                .then()
                .body("items[0].authorId", equalTo(null))
                .body("items[0].text", equalTo(null))
                .body("items[0].erased", equalTo(true));
        assertThat(reasons(caseId)).isEmpty();
        Api.call().get("/v1/audit/verification").then().body("valid", equalTo(true));
        assertThat(rows.column(
                        "SELECT account_key FROM case_member WHERE assessment_id = ?", Rows.uuid(told.getString("id"))))
                .containsExactly((Object) null);
        assertThat(rows.count("SELECT count(*) FROM erased_account WHERE erasure_id = ?", Rows.uuid(erasure)))
                .isZero();
        assertThat(rows.column("SELECT reason FROM case_decision WHERE id = ?", Rows.uuid(decision)))
                .containsExactly((Object) null);
    }

    @Test
    void takesTheDraftsThatQuoteTheEvidenceThatItLetsGo() {
        JsonPath told = say(insult());
        String erasure = erase().statusCode(202).extract().path("id");
        String decision = decide(told.getString("caseId"), "UPHOLD");
        String draft = Api.call()
                .body(Map.of("from", "2026-01-01T00:00:00Z", "to", "2026-01-02T00:00:00Z", "by", "m-1"))
                .post("/v1/notices")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        rows.change(
                "INSERT INTO notice_account SELECT ?, namespace, account_key FROM case_member WHERE assessment_id = ?",
                Rows.uuid(draft),
                Rows.uuid(told.getString("id")));

        rows.change(
                "UPDATE case_decision SET decided_at = decided_at - interval '61 days' WHERE id = ?",
                Rows.uuid(decision));
        watch.look();

        report(erasure).body("state", equalTo("COMPLETE"));
        Api.call().get("/v1/notices/" + draft).then().statusCode(404);
    }

    @Test
    void letsTheEvidenceOfADecidedCaseGoAtOnce() {
        JsonPath told = say(insult());
        decide(told.getString("caseId"), "CHANGE", "WARN");
        assertThat(rows.count("SELECT count(*) FROM strike WHERE case_id = ?", told.getString("caseId")))
                .isEqualTo(1);
        int parts = (int) rows.count("SELECT count(*) FROM audit_personal WHERE account_key = ?", key.bytes());
        assertThat(parts).isPositive();

        erase().statusCode(200)
                .body("state", equalTo("COMPLETE"))
                .body("erased.members", equalTo(1))
                .body("erased.auditParts", equalTo(parts));

        assertThat(contents(told)).isZero();
        assertThat(rows.count("SELECT count(*) FROM strike WHERE account_key = ?", key.bytes()))
                .isZero();
        assertThat(rows.count("SELECT count(*) FROM audit_personal WHERE account_key = ?", key.bytes()))
                .isZero();
    }

    @Test
    void takesReasonsAlongWithTheLastEvidenceOfACase() {
        String caseId = say(insult()).getString("caseId");
        String other = Api.fresh("u");
        UUID comment = Rows.uuid(say(other, insult()).getString("id"));
        rows.change("UPDATE case_member SET case_id = ?, seq = 2 WHERE assessment_id = ?", Rows.uuid(caseId), comment);
        rows.change("UPDATE moderation_case SET member_count = 2 WHERE id = ?", Rows.uuid(caseId));
        decide(caseId, "UPHOLD");

        erase().statusCode(200);
        assertThat(reasons(caseId)).containsExactly("read in its context");

        erase(other).statusCode(200).body("erased.auditParts", equalTo(1));
        assertThat(reasons(caseId)).isEmpty();
    }

    @Test
    void holdsTheEvidenceThatATargetAppealsAbout() {
        JsonPath told = say(insult());
        String decision = decide(told.getString("caseId"), "OVERTURN");
        rows.change(
                """
                INSERT INTO appeal (id, namespace, decision_id, party, target_id, statement, state, filed_at, due_at)
                VALUES (gen_random_uuid(), 'local', ?, 'TARGET', 'someone', 'look again', 'OPEN', now(), now() + interval '1 day')
                """,
                Rows.uuid(decision));

        String erasure = erase().statusCode(202).extract().path("id");
        rows.change(
                "UPDATE case_decision SET decided_at = decided_at - interval '61 days' WHERE id = ?",
                Rows.uuid(decision));
        watch.look();
        report(erasure).body("state", equalTo("HELD"));

        rows.change(
                "UPDATE appeal SET state = 'REJECTED', closed_at = now(), closed_by = '\\x00000000000000000000000000000000' WHERE decision_id = ?",
                Rows.uuid(decision));
        watch.look();

        report(erasure).body("state", equalTo("COMPLETE"));
    }

    @Test
    void beginsAnewWithWhoeverWritesAgain() {
        JsonPath before = say(insult());
        erase().statusCode(202);

        JsonPath after = say(insult());

        assertThat(rows.count("SELECT count(*) FROM account WHERE account_id = ?", author))
                .isEqualTo(1);
        assertThat(textsOf(after)).isEqualTo(1);
        assertThat(textsOf(before)).isZero();
        assertThat(after.getString("caseId")).isNotNull().isNotEqualTo(before.getString("caseId"));
        assertThat(membersUnder(key)).isEqualTo(1);
    }

    @Test
    void erasesThousandsOfCommentsAsOne() {
        UUID first = Rows.uuid(say("今天的训练取消了。").getString("id"));
        rows.change(
                """
                INSERT INTO assessment (id, namespace, comment_id, revision, account_key, event_time, suggestion, severity, body)
                SELECT uuidv7(-interval '1 second'), namespace, 'many-' || g || ?, 1, account_key, event_time, suggestion,
                    severity, body
                FROM assessment, generate_series(1, 2500) g WHERE id = ?
                """,
                author,
                first);
        rows.change(
                """
                INSERT INTO comment_text SELECT id, 'words' FROM assessment
                WHERE namespace = 'local' AND account_key = ? AND id <> ?
                """,
                key.bytes(),
                first);

        erase().statusCode(200).body("erased.texts", equalTo(2501));

        assertThat(rows.count(
                        "SELECT count(*) FROM comment_text t JOIN assessment a ON a.id = t.assessment_id WHERE a.account_key = ?",
                        key.bytes()))
                .isZero();
    }

    @Test
    void keepsNoReasonThatNamesTheAccount() {
        Api.call()
                .body(Map.of("by", "moderator-9", "reason", "asked by " + author))
                .post("/v1/accounts/{id}/erasure", author)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/reason"));
        Api.call()
                .body(Map.of("by", author, "reason", "asked for it"))
                .post("/v1/accounts/{id}/erasure", author)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/by"));
    }

    @Test
    void forgetsTheKeyOnceNothingOfBeforeCanBeUnderWay() {
        String erasure = erase().extract().path("id");
        watch.look();
        assertThat(guards(erasure)).isEqualTo(1);

        rows.change(
                "UPDATE erasure_guard SET received_until = received_until - interval '2 hours' WHERE erasure_id = ?",
                Rows.uuid(erasure));
        watch.look();

        assertThat(guards(erasure)).isZero();
    }

    private long guards(String erasure) {
        return rows.count("SELECT count(*) FROM erasure_guard WHERE erasure_id = ?", Rows.uuid(erasure));
    }

    private String insult() {
        return name + "就是个废物，姐妹们都去她评论区骂她！" + Api.freshWords();
    }

    private JsonPath say(String text) {
        return say(author, text);
    }

    private static JsonPath say(String who, String text) {
        return Api.assess(Api.comment(Api.fresh("c"), who, text))
                .then()
                .statusCode(200)
                .body("stored", equalTo(true))
                .extract()
                .jsonPath();
    }

    private static String decide(String caseId, String outcome, String... measures) {
        Map<String, Object> decision = new HashMap<>();
        decision.put("caseIds", List.of(caseId));
        decision.put("outcome", outcome);
        decision.put("measures", List.of(measures));
        decision.put("reason", "read in its context");
        decision.put("by", "m-1");
        return Api.call()
                .body(decision)
                .post("/v1/cases/decisions")
                .then()
                .statusCode(201)
                .extract()
                .path("decisions[0].id");
    }

    private void strike() {
        Api.call()
                .body(Map.of("action", "WARN", "decidedBy", "moderator-7", "reason", "threatened a player"))
                .post("/v1/accounts/{id}/strikes", author)
                .then()
                .statusCode(201);
    }

    private ValidatableResponse erase() {
        return erase(author);
    }

    private static ValidatableResponse erase(String account) {
        return Api.call()
                .body(Map.of("by", "moderator-9", "reason", "asked for it"))
                .post("/v1/accounts/{id}/erasure", account)
                .then();
    }

    /** Of what was decided on a case, as the log still has them. */
    private static List<Object> reasons(String caseId) {
        return Api.call()
                .get("/v1/audit?subject=" + caseId)
                .jsonPath()
                .getList("items.findAll { it.kind == 'CASE_DECIDED' }.personal.reason");
    }

    private ValidatableResponse report(String id) {
        return Api.call().get("/v1/erasures/" + id).then().statusCode(200);
    }

    private long textsOf(JsonPath told) {
        return rows.count("SELECT count(*) FROM comment_text WHERE assessment_id = ?", Rows.uuid(told.getString("id")));
    }

    private long contents(JsonPath told) {
        return rows.count(
                "SELECT count(*) FROM case_member WHERE assessment_id = ? AND content IS NOT NULL",
                Rows.uuid(told.getString("id")));
    }

    private long membersUnder(AccountKey account) {
        return rows.count("SELECT count(*) FROM case_member WHERE account_key = ?", account.bytes());
    }
}
