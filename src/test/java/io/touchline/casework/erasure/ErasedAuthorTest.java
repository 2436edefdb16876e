package io.touchline.casework.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.touchline.api.AccountKey;
import io.touchline.api.KeyedHash;
import io.touchline.api.Transaction;
import io.touchline.assessment.store.StoredDay;
import io.touchline.assessment.store.StoredDays;
import io.touchline.handling.PastAssessments;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.Rows;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What assessments, which stay, are good for once their author is erased and nothing of before is under way. */
@QuarkusTest
class ErasedAuthorTest {

    @Inject
    DataSource database;

    @Inject
    KeyedHash hash;

    @Inject
    PastAssessments past;

    private final String author = Api.fresh("u");
    private final String name = Api.freshName();
    private Rows rows;
    private byte[] key;

    @BeforeEach
    void register() {
        rows = new Rows(database);
        key = hash.account("local", author).bytes();
        Api.registerAthlete(name);
    }

    @Test
    void takesNoNoteOnEvidenceThatWasLetGo() throws SQLException {
        JsonPath told = say();
        decide(told.getString("caseId"));
        erase(200);

        note(told).body("verdict", equalTo("HARMLESS")).body("note", nullValue());

        assertNothingIsNoted(told);
    }

    /** Whoever carries a decision out would find the account by the comment's id. */
    @Test
    void meetsNoMeasureOnTheAccountByADecision() {
        String caseId = say().getString("caseId");
        erase(202);

        String decision = removeAndMute(caseId, 0);

        assertRemovedAlone(decision);
    }

    /** Nothing is held then, and the comment's account is gone. */
    @Test
    void meetsNoMeasureOnTheAccountOnceTheErasureIsComplete() {
        String decision = removeAndMute(say().getString("caseId"), 1);
        erase(200);

        assertRemovedAlone(decision);
    }

    private static String removeAndMute(String caseId, int accounts) {
        return Api.call()
                .body(Map.of(
                        "caseIds",
                        List.of(caseId),
                        "outcome",
                        "CHANGE",
                        "measures",
                        List.of("REMOVE", "MUTE"),
                        "reason",
                        "as seen",
                        "by",
                        "moderator-4"))
                .post("/v1/cases/decisions")
                .then()
                .statusCode(201)
                .body("decisions.accounts", contains(accounts))
                .extract()
                .path("decisions[0].id");
    }

    private static void assertRemovedAlone(String decision) {
        Api.call()
                .get("/v1/decisions/{id}/members", decision)
                .then()
                .statusCode(200)
                .body("items.measures", contains(List.of("REMOVE")));
    }

    @Test
    void takesNoNoteOnACommentOfNoCase() throws SQLException {
        JsonPath told = sayInNoCase();
        String erasure = erase(200);
        note(told).body("note", nullValue());
        assertNothingIsNoted(told);

        letGuardGo(erasure);
        say();
        note(told).body("note", nullValue());

        assertNothingIsNoted(told);
    }

    /** The strike would say whose the comment was. */
    @Test
    void getsNoStrikeForWhatItWroteBefore() throws SQLException {
        List<JsonPath> before = List.of(say(), sayInNoCase());
        String erasure = erase(202);
        before.forEach(told -> strike(author, told, 422));

        letGuardGo(erasure);
        before.forEach(told -> strike(author, told, 422));
        before.forEach(told -> strike(Api.fresh("u"), told, 422));

        strike(author, say(), 201);
        before.forEach(told -> strike(author, told, 422));
    }

    private static void strike(String account, JsonPath told, int status) {
        Api.call()
                .body(Map.of(
                        "action",
                        "WARN",
                        "decidedBy",
                        "m-1",
                        "reason",
                        "as seen",
                        "assessmentId",
                        told.getString("id")))
                .post("/v1/accounts/{id}/strikes", account)
                .then()
                .statusCode(status)
                .body("errors.pointer", status == 422 ? contains("/assessmentId") : nullValue());
    }

    @Test
    void isHeardInNoAppealAgainstWhatARuleDid() throws SQLException {
        List<JsonPath> before = List.of(say(), sayInNoCase());
        String erasure = erase(202);
        before.forEach(told -> appeal(told).then().statusCode(404));

        letGuardGo(erasure);
        before.forEach(told -> appeal(told).then().statusCode(404));
        JsonPath after = say();

        before.forEach(told -> appeal(told).then().statusCode(404).body("errors.pointer", contains("/assessmentId")));
        appeal(after).then().statusCode(201);
    }

    /** The version before noted nothing when it let a guard go; whose evidence is held shows by the key. */
    @Test
    void isHeardInNoneAlsoIfItWasErasedByTheVersionBefore() throws SQLException {
        JsonPath held = say();
        JsonPath inNoCase = sayInNoCase();
        letGuardGo(erase(202));
        rows.change("DELETE FROM erased_author WHERE account_key = ?", (Object) key);

        appeal(held).then().statusCode(404);
        appeal(inNoCase).then().statusCode(404);
        say();

        appeal(held).then().statusCode(404);
    }

    @Test
    void hasNoneOfThemListedAmongItsOwn() throws SQLException {
        JsonPath before = say();
        sayInNoCase();
        listed().body("items.size()", equalTo(2));

        String erasure = erase(202);
        listed().body("items", empty());
        letGuardGo(erasure);
        listed().body("items", empty());
        JsonPath after = say();

        listed().body("items.id", contains(after.getString("id")));
        Api.call().get("/v1/assessments/" + before.getString("id")).then().statusCode(200);
    }

    /** By the key a backtest would name whoever returns for what was said before. */
    @Test
    void isNotWhoReturnsWhereAPolicyIsTriedOnThem() throws SQLException {
        JsonPath before = say();
        letGuardGo(erase(202));
        JsonPath after = say();
        PastAssessments.Range range = new PastAssessments.Range(
                "local", Instant.now().minusSeconds(600), Instant.now().plusSeconds(60));

        Map<String, AccountKey> accounts = past.newestFirst(range, Optional.empty(), 100_000).stream()
                .collect(Collectors.toMap(PastAssessments.Past::assessmentId, PastAssessments.Past::account));

        assertThat(accounts.get(before.getString("id"))).isNotNull().isNotEqualTo(new AccountKey(key));
        assertThat(accounts.get(after.getString("id"))).isEqualTo(new AccountKey(key));
    }

    @Test
    void isForgottenWithTheLastOfThem() throws SQLException {
        String nobody = erase(200);
        letGuardGo(nobody);
        assertThat(noted()).as("of whom there was nothing").isZero();
        JsonPath told = sayInNoCase();
        letGuardGo(erase(200));
        assertThat(noted()).isEqualTo(1);
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        StoredDay next = new StoredDay(StoredDay.Kind.ASSESSMENT, "not looked at", tomorrow, tomorrow);

        Transaction.in(database, connection -> StoredDays.forgetErased(connection, next));
        assertThat(noted()).isEqualTo(1);
        rows.change("DELETE FROM assessment WHERE id = ?", Rows.uuid(told.getString("id")));
        Transaction.in(database, connection -> StoredDays.forgetErased(connection, next));

        assertThat(noted()).isZero();
    }

    private long noted() {
        return rows.count("SELECT count(*) FROM erased_author WHERE account_key = ?", (Object) key);
    }

    private void assertNothingIsNoted(JsonPath told) {
        UUID assessment = Rows.uuid(told.getString("id"));
        assertThat(rows.count("SELECT count(*) FROM feedback WHERE assessment_id = ?", assessment))
                .isEqualTo(1);
        assertThat(rows.count(
                        "SELECT count(*) FROM feedback WHERE assessment_id = ? AND coalesce(note, account_key::text) IS NULL",
                        assessment))
                .isEqualTo(1);
    }

    private JsonPath say() {
        return Api.assess(Api.comment(Api.fresh("c"), author, name + "就是个废物，姐妹们都去她评论区骂她！" + Api.freshWords()))
                .then()
                .statusCode(200)
                .body("stored", equalTo(true))
                .extract()
                .jsonPath();
    }

    /** As if no rule had asked for a person. */
    private JsonPath sayInNoCase() {
        JsonPath told = say();
        assertThat(rows.change("DELETE FROM case_member WHERE assessment_id = ?", Rows.uuid(told.getString("id"))))
                .isEqualTo(1);
        return told;
    }

    private String erase(int status) {
        return Api.call()
                .body(Map.of("by", "moderator-9", "reason", "asked for it"))
                .post("/v1/accounts/{id}/erasure", author)
                .then()
                .statusCode(status)
                .extract()
                .path("id");
    }

    /** As the watch does when nothing of before can be under way any more. */
    private void letGuardGo(String erasure) throws SQLException {
        Transaction.in(database, connection -> {
            ErasureSql.deleteGuard(connection, Rows.uuid(erasure));
            return erasure;
        });
    }

    private static void decide(String caseId) {
        Api.call()
                .body(Map.of("caseIds", List.of(caseId), "outcome", "UPHOLD", "reason", "as seen", "by", "moderator-4"))
                .post("/v1/cases/decisions")
                .then()
                .statusCode(201);
    }

    private static ValidatableResponse note(JsonPath told) {
        return Api.call()
                .body(Map.of(
                        "assessmentId",
                        told.getString("id"),
                        "verdict",
                        "HARMLESS",
                        "by",
                        "moderator-5",
                        "note",
                        "always writes like that"))
                .post("/v1/feedback")
                .then();
    }

    private Response appeal(JsonPath told) {
        return Api.call()
                .body(Map.of(
                        "assessmentId",
                        told.getString("id"),
                        "party",
                        Map.of("authorId", author),
                        "statement",
                        "look again"))
                .post("/v1/appeals");
    }

    private ValidatableResponse listed() {
        return Api.call()
                .queryParam("authorId", author)
                .get("/v1/assessments")
                .then()
                .statusCode(200);
    }
}
