package io.touchline.casework.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.startsWith;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.touchline.api.KeyedHash;
import io.touchline.assessment.store.ErasureGuard;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.Rows;
import io.touchline.testsupport.ServiceProcess;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** An erasure that something was in the way of, as Redis may be for hours. */
@QuarkusTest
class LateErasureTest {

    @Inject
    AccountErasure erasure;

    @Inject
    ErasureWatch watch;

    @Inject
    UnfinishedErasures unfinished;

    @Inject
    MeterRegistry meters;

    @Inject
    KeyedHash hash;

    @Inject
    DataSource database;

    private final String author = Api.fresh("u");

    @Test
    void whatWasDecidedSinceItWasAskedForStands() throws SQLException {
        strike("WARN");
        Begun begun = begin();
        strike("MUTE");

        erasure.carryOut(begun.id, begun.erased);

        Api.call()
                .get("/v1/accounts/" + author)
                .then()
                .body("standing.strikes.action", contains("MUTE"))
                .body("standing.rung", equalTo("MUTE"));
        Api.call()
                .get("/v1/erasures/" + ErasureIds.FORMAT.wire(begun.id))
                .then()
                .statusCode(200)
                .body("erased.strikes", equalTo(1));
    }

    /** The strike goes with the rest, and with it what was said when it was taken back. */
    @Test
    void keepsNoReasonWhyAStrikeOfBeforeIsTakenBack() throws SQLException {
        String strike = strike("WARN");
        Begun begun = begin();

        Api.call()
                .body(Map.of("by", "moderator-8", "reason", "it was her brother who wrote"))
                .delete("/v1/accounts/{id}/strikes/{strike}", author, strike)
                .then()
                .statusCode(200);
        erasure.carryOut(begun.id, begun.erased);

        Api.call()
                .get("/v1/audit?subject=" + strike)
                .then()
                .body("items.kind", contains("STRIKE_DECIDED", "STRIKE_REVOKED"))
                .body("items.personal", contains((Object) null, null));
        assertThat(new Rows(database).count("SELECT count(*) FROM audit_personal WHERE account_key = ?", (Object)
                        begun.erased.get(0).account().bytes()))
                .isZero();
    }

    /** While the rest of it waits, its comments are an erased account's already. */
    @Test
    void whatIsDecidedOnItsCommentsSinceThenStrikesNobodyAndIsHeldForAppeals() throws SQLException {
        String name = Api.freshName();
        Api.registerAthlete(name);
        JsonPath told = insult(name);
        String caseId = told.getString("caseId");
        Begun begun = begin();
        note(told.getString("id"), "moderator-5");
        decide(caseId, "UPHOLD");

        erasure.carryOut(begun.id, begun.erased);

        Rows rows = new Rows(database);
        assertThat(rows.count("SELECT count(*) FROM strike WHERE case_id = ?", caseId))
                .isZero();
        Api.call()
                .get("/v1/erasures/" + ErasureIds.FORMAT.wire(begun.id))
                .then()
                .statusCode(200)
                .body("state", equalTo("HELD"))
                .body("held.caseId", contains(caseId));
        UUID assessment = Rows.uuid(told.getString("id"));
        assertThat(rows.count(
                        "SELECT count(*) FROM case_member WHERE assessment_id = ? AND content IS NOT NULL", assessment))
                .as("its target may appeal")
                .isEqualTo(1);
        assertThat(rows.count("SELECT count(*) FROM feedback WHERE assessment_id = ? AND note IS NULL", assessment))
                .as("noted meanwhile")
                .isEqualTo(1);

        note(told.getString("id"), "moderator-6");

        assertThat(rows.count(
                        "SELECT count(*) FROM feedback f JOIN erased_account e USING (namespace, account_key) WHERE assessment_id = ?",
                        assessment))
                .as("what is noted on held evidence goes with it")
                .isEqualTo(1);
    }

    /** What cases hold is in nobody's way, and is no older than it should be. */
    @Test
    void isSeenAsLongAsItWaits() throws SQLException {
        Rows rows = new Rows(database);
        rows.change("UPDATE erasure SET requested_at = requested_at - interval '3 hours' WHERE state = 'HELD'");
        Begun begun = begin();
        rows.change("UPDATE erasure SET requested_at = now() - interval '2 hours' WHERE id = ?", begun.id);

        unfinished.look();
        double waiting = age();
        erasure.carryOut(begun.id, begun.erased);
        unfinished.look();

        assertThat(waiting).isBetween(7_200.0, 7_300.0);
        assertThat(age()).isLessThan(7_200);
    }

    private double age() {
        return meters.get("touchline.erasure.unfinished").gauge().value();
    }

    /** The replica of the version before, which may complete it, knows of no hash. */
    @Test
    void forgetsTheAccountWhoeverCompletesIt() {
        String name = Api.freshName();
        Api.registerAthlete(name);
        insult(name);
        String held = Api.call()
                .body(Map.of("by", "moderator-9", "reason", "asked for it"))
                .post("/v1/accounts/{id}/erasure", author)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        Rows rows = new Rows(database);
        String known = "SELECT count(account_hash) FROM erasure WHERE id = ?";
        assertThat(rows.count(known, Rows.uuid(held))).isEqualTo(1);

        rows.change("UPDATE erasure SET state = 'COMPLETE', completed_at = now() WHERE id = ?", Rows.uuid(held));

        assertThat(rows.count(known, Rows.uuid(held))).isZero();
    }

    /** An appeal of before is over with its account: neither a milder strike nor the reason is left of it. */
    @Test
    void itsAppealIsReviewedNoMore() throws SQLException {
        String name = Api.freshName();
        Api.registerAthlete(name);
        JsonPath told = insult(name);
        String decision = decide(told.getString("caseId"), "CHANGE", "MUTE");
        String appeal = appeal(decision).then().statusCode(201).extract().path("id");
        Begun begun = begin();

        review(
                        appeal,
                        Map.of(
                                "by",
                                "moderator-8",
                                "outcome",
                                "GRANT",
                                "reason",
                                "hard words",
                                "measures",
                                List.of("WARN")))
                .then()
                .statusCode(409);
        review(appeal, Map.of("by", "moderator-8", "outcome", "REJECT", "reason", "hard words"))
                .then()
                .statusCode(409);
        appeal(decision).then().statusCode(422).body("errors[0].pointer", equalTo("/party/authorId"));
        erasure.carryOut(begun.id, begun.erased);

        Rows rows = new Rows(database);
        byte[] key = begun.erased.get(0).account().bytes();
        assertThat(rows.count("SELECT count(*) FROM strike WHERE account_key = ?", key))
                .isZero();
        assertThat(rows.count("SELECT count(*) FROM audit_personal WHERE account_key = ?", key))
                .isZero();
        Api.call().get("/v1/appeals/" + appeal).then().body("state", equalTo("WITHDRAWN"));
    }

    /** A rule strikes a moment after its comment was received, which may be one after the erasure was asked for. */
    @Test
    void whatARuleLeavesOfItsCommentsGoesHoweverLate() throws SQLException {
        String name = Api.freshName();
        Api.registerAthlete(name);
        String assessment = insult(name).getString("id");
        Rows rows = new Rows(database);
        assertThat(rows.count("SELECT count(*) FROM strike WHERE assessment_id = ? AND rule IS NOT NULL", assessment))
                .isEqualTo(1);
        Begun begun = begin();
        rows.change("UPDATE strike SET id = uuidv7() WHERE assessment_id = ?", assessment);

        erasure.carryOut(begun.id, begun.erased);

        assertThat(rows.count("SELECT count(*) FROM strike WHERE assessment_id = ?", assessment))
                .isZero();
    }

    /** Asked for again, it goes on until nothing of before is held either, and forgets whose it was then. */
    @Test
    void whoeverAsksAgainIsToldWhatIsStillHeld() {
        String name = Api.freshName();
        Api.registerAthlete(name);
        JsonPath told = insult(name);
        String first = erase();

        String again = erase();

        Rows rows = new Rows(database);
        Api.call()
                .get("/v1/erasures/" + again)
                .then()
                .body("state", equalTo("HELD"))
                .body("held.caseId", contains(told.getString("caseId")));
        assertThat(rows.count(
                        "SELECT count(*) FROM erasure WHERE account_hash = ?",
                        hash.account("local", author).bytes()))
                .as("a key that leads to the account")
                .isZero();
        String decision = decide(told.getString("caseId"), "UPHOLD");
        watch.look();
        Api.call().get("/v1/erasures/" + again).then().body("state", equalTo("HELD"));
        rows.change(
                "UPDATE case_decision SET decided_at = decided_at - interval '61 days' WHERE id = ?",
                Rows.uuid(decision));

        watch.look();

        for (String id : List.of(first, again)) {
            Api.call().get("/v1/erasures/" + id).then().body("state", equalTo("COMPLETE"));
            assertThat(rows.column("SELECT account_hash FROM erasure WHERE id = ?", Rows.uuid(id)))
                    .containsExactly((Object) null);
        }
    }

    /** Redis may be away for hours, and the account writes again: its id leads to nothing of before. */
    @Test
    void nothingOfBeforeIsToldToBeOfWhoWritesAgainMeanwhile() throws SQLException {
        String name = Api.freshName();
        Api.registerAthlete(name);
        String caseId = insult(name).getString("caseId");
        String decision = decide(caseId, "UPHOLD");
        String appeal = appeal(decision).then().statusCode(201).extract().path("id");
        begin();
        String after = insult(name).getString("caseId");

        Api.call().get("/v1/cases/{id}/members", caseId).then().body("items.authorId", everyItem(startsWith("key:")));
        Api.call()
                .get("/v1/decisions/{id}/members", decision)
                .then()
                .body("items.authorId", everyItem(startsWith("key:")));
        Api.call().get("/v1/appeals/{id}", appeal).then().body("party.authorId", startsWith("key:"));
        Api.call().get("/v1/cases/{id}/members", after).then().body("items.authorId", contains(author));
    }

    /** The first one is what its caller was told to look at. */
    @Test
    void whatASecondOneHoldsIsHeldByTheFirst() throws SQLException {
        String name = Api.freshName();
        Api.registerAthlete(name);
        String caseId = insult(name).getString("caseId");
        Begun first = begin();
        Begun second = begin();

        erasure.carryOut(second.id, second.erased);
        erasure.carryOut(first.id, first.erased);

        for (Begun one : List.of(first, second)) {
            Api.call()
                    .get("/v1/erasures/" + ErasureIds.FORMAT.wire(one.id))
                    .then()
                    .body("state", equalTo("HELD"))
                    .body("held.caseId", contains(caseId));
        }
        String decision = decide(caseId, "UPHOLD");
        new Rows(database)
                .change(
                        "UPDATE case_decision SET decided_at = decided_at - interval '61 days' WHERE id = ?",
                        Rows.uuid(decision));

        watch.look();

        for (Begun one : List.of(first, second)) {
            Api.call()
                    .get("/v1/erasures/" + ErasureIds.FORMAT.wire(one.id))
                    .then()
                    .body("state", equalTo("COMPLETE"));
        }
    }

    private String erase() {
        return Api.call()
                .body(Map.of("by", "moderator-9", "reason", "asked for it"))
                .post("/v1/accounts/{id}/erasure", author)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private record Begun(UUID id, List<ErasureGuard.Erased> erased) {}

    /** Asked for, and the rest of it waits; neither in the millisecond of what was before nor of what comes. */
    private Begun begin() throws SQLException {
        ServiceProcess.pause(Duration.ofMillis(5));
        Instant asked = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        UUID id = ErasureIds.FORMAT.next(asked);
        List<ErasureGuard.Erased> erased = erasure.begin(
                new AccountErasure.Asked(id, "local", author, asked),
                new ErasureRequest("moderator-9", "asked for by the user"));
        ServiceProcess.pause(Duration.ofMillis(5));
        return new Begun(id, erased);
    }

    private static void note(String assessmentId, String by) {
        Api.call()
                .body(Map.of("assessmentId", assessmentId, "verdict", "CONFIRMED", "by", by, "note", "seen before"))
                .post("/v1/feedback")
                .then()
                .statusCode(201);
    }

    private static String decide(String caseId, String outcome, String... measures) {
        Api.call().body(Map.of("by", "moderator-4")).post("/v1/cases/" + caseId + "/claim");
        return Api.call()
                .body(Map.of(
                        "by", "moderator-4", "outcome", outcome, "reason", "as seen", "measures", List.of(measures)))
                .post("/v1/cases/" + caseId + "/decision")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private Response appeal(String decision) {
        return Api.call()
                .body(Map.of("decisionId", decision, "party", Map.of("authorId", author), "statement", "look again"))
                .post("/v1/appeals");
    }

    private static Response review(String appeal, Map<String, Object> review) {
        return Api.call().body(review).post("/v1/appeals/" + appeal + "/decision");
    }

    private JsonPath insult(String name) {
        return Api.assess(Api.comment(Api.fresh("c"), author, name + "就是个废物，别上场了！"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private String strike(String action) {
        return Api.call()
                .body(Map.of("action", action, "decidedBy", "moderator-7", "reason", "called for a pile-on"))
                .post("/v1/accounts/" + author + "/strikes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
