package io.touchline.casework.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.touchline.casework.cases.CaseIds;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.Rows;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody is given a case in which there is nothing. */
@QuarkusTest
class EmptiedCasesTest {

    @Inject
    DataSource database;

    @Inject
    Retention retention;

    private final String author = Api.fresh("u");
    private Rows rows;
    private String caseId;
    private String queue;
    private String decision;

    @BeforeEach
    void decide() {
        rows = new Rows(database);
        String name = Api.freshName();
        Api.registerAthlete(name);
        caseId = Api.assess(Api.comment(Api.fresh("c"), author, name + "就是个废物，姐妹们都去她评论区骂她！" + Api.freshWords()))
                .then()
                .statusCode(200)
                .extract()
                .path("caseId");
        decision = Api.call()
                .body(Map.of("caseIds", List.of(caseId), "outcome", "UPHOLD", "reason", "as seen", "by", "m-1"))
                .post("/v1/cases/decisions")
                .then()
                .statusCode(201)
                .extract()
                .path("decisions[0].id");
        queue = shown().getString("queue");
        // The most urgent, once it is open.
        rows.change(
                "UPDATE moderation_case SET priority = 1, opened_at = opened_at - interval '50 years' WHERE id = ?",
                Rows.uuid(caseId));
    }

    @Test
    void closesWhatWasOpenedAgainAndLeftUntilItWasLetGo() throws SQLException {
        undo();
        age("case_decision", "decided_at", decision);
        age("case_decision", "undone_at", decision);
        age("moderation_case", "last_at", caseId);
        Response given = next();
        assertThat(given.jsonPath().getString("id")).isEqualTo(caseId);
        release(given);

        retention.run();

        isClosed();
    }

    @Test
    void closesWhatIsUndoneAfterItWasLetGo() throws SQLException {
        age("case_decision", "decided_at", decision);
        retention.run();
        assertThat(shown().getString("state")).isEqualTo("DECIDED");

        undo();

        Api.call()
                .get("/v1/accounts/{id}", author)
                .then()
                .statusCode(200)
                .body("standing.strikes.findAll { it.ground.kind == 'PERSON' }.revokedAt", everyItem(notNullValue()));
        isClosed();
    }

    @Test
    void losesTheReasonOfItsUndoingInTime() throws SQLException {
        undo();
        retention.run();
        assertThat(undoReason()).isEqualTo("too fast");

        age("case_decision", "decided_at", decision);
        age("case_decision", "undone_at", decision);
        age("moderation_case", "last_at", caseId);
        retention.run();
        assertThat(undoReason()).isNull();
    }

    /** Nothing would take it along in time: neither an erasure nor what its case keeps. */
    @Test
    void keepsNoReasonOfAnUndoingFromThenOn() throws SQLException {
        age("case_decision", "decided_at", decision);
        retention.run();
        undo();
        assertThat(undoReason()).isNull();
    }

    /** It closes with the case whose comments it shows: no account leads there any more, so that no erasure would. */
    @Test
    void losesTheReasonsOfSecondLooksHoweverYoung() throws SQLException {
        String ofReview = reviewThatWasUndone();
        age("case_decision", "decided_at", decision);

        retention.run();

        assertThat(rows.column("SELECT state FROM moderation_case WHERE review_of = ?", Rows.uuid(caseId)))
                .containsExactly("EMPTIED");
        assertThat(reasons(ofReview)).containsExactly("");
    }

    @Test
    void forgetsWhyItsAnswerWasKnownWhenItIsLetGo() throws SQLException {
        takeAsKnown().then().statusCode(200);
        age("case_decision", "decided_at", decision);

        retention.run();

        isKnownWithoutAReason();
    }

    @Test
    void forgetsWhyItsAnswerWasKnownWhenItsAuthorIsErased() {
        takeAsKnown().then().statusCode(200);

        Api.call()
                .body(Map.of("by", "m-1", "reason", "asked to be forgotten"))
                .post("/v1/accounts/{id}/erasure", author)
                .then()
                .statusCode(200);

        isKnownWithoutAReason();
    }

    private void isKnownWithoutAReason() {
        String known = "items.find { it.caseId == '" + caseId + "' }";
        Api.call()
                .get("/v1/quality/golden?limit=200")
                .then()
                .statusCode(200)
                .body(known + ".outcome", equalTo("UPHOLD"))
                .body(known + ".reason", nullValue());
        takeAsKnown()
                .then()
                .statusCode(409)
                .body("errors[0].pointer", equalTo("/caseId"))
                .body("errors[0].detail", equalTo("nothing is left of the comments that it held"));
    }

    private Response takeAsKnown() {
        return Api.call()
                .body(Map.of("by", "m-3", "reason", "he says so every week"))
                .put("/v1/quality/golden/{id}", caseId);
    }

    private String undoReason() {
        return Api.call()
                .get("/v1/cases/{id}/decisions", caseId)
                .then()
                .statusCode(200)
                .extract()
                .path("items.find { it.id == '" + decision + "' }.undone.reason");
    }

    private List<Object> reasons(String ofReview) {
        return rows.column(
                "SELECT concat_ws(', ', reason, undo_reason) FROM case_decision WHERE id = ?", Rows.uuid(ofReview));
    }

    /** Taken long ago, undone now. @return its decision */
    private String reviewThatWasUndone() {
        String review = CaseIds.CASE.wire(UUID.randomUUID());
        rows.change(
                """
                INSERT INTO moderation_case (id, namespace, case_key, kind, target_ids, queue, priority, rule, labels,
                    severity, proposed, sensitive, member_count, opened_at, last_at, versions, state, review_of)
                SELECT ?, namespace, 'r:' || ?, kind, target_ids, queue, 5, rule, labels, severity, proposed, sensitive,
                    member_count, opened_at, now(), versions, 'OPEN', id
                FROM moderation_case WHERE id = ?
                """,
                Rows.uuid(review),
                review,
                Rows.uuid(caseId));
        UUID ofReview = UUID.randomUUID();
        rows.change(
                """
                INSERT INTO case_decision (id, namespace, case_id, outcome, measures, reason, decided_by, decided_at,
                    members, accounts, members_root, undone_at, undone_by, undo_reason)
                SELECT ?, namespace, ?, outcome, measures, 'about her', decided_by, now() - interval '5 years', members,
                    accounts, members_root, now(), decided_by, 'about her too'
                FROM case_decision WHERE id = ?
                """,
                ofReview,
                Rows.uuid(review),
                Rows.uuid(decision));
        return CaseIds.DECISION.wire(ofReview);
    }

    private void isClosed() {
        JsonPath closed = shown();
        assertThat(closed.getString("state")).isEqualTo("EMPTIED");
        Response given = next();
        if (given.statusCode() == 200) {
            assertThat(given.jsonPath().getString("id")).isNotEqualTo(caseId);
            release(given);
        }
        Api.call()
                .body(Map.of("by", "m-2"))
                .post("/v1/cases/{id}/claim", caseId)
                .then()
                .statusCode(409)
                .body("errors[0].detail", equalTo("nothing is left of the comments that it held"));
        Api.call()
                .get("/v1/cases?limit=200&queue={queue}", queue)
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(caseId)));
        Api.call()
                .get("/v1/cases?state=EMPTIED&limit=200")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(caseId))
                .body("items.find { it.id == '" + caseId + "' }.claim", nullValue());
        assertThat(Api.call().get("/v1/audit?subject={id}", caseId).jsonPath().getList("items.kind", String.class))
                .endsWith("CASE_EMPTIED");
    }

    private JsonPath shown() {
        return Api.call()
                .get("/v1/cases/{id}", caseId)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private Response next() {
        return Api.call().body(Map.of("queue", queue, "by", "m-2")).post("/v1/cases/claims");
    }

    private static void release(Response given) {
        Api.call()
                .body(Map.of("by", "m-2"))
                .post("/v1/cases/{id}/release", given.jsonPath().getString("id"))
                .then()
                .statusCode(200);
    }

    private void undo() {
        Api.call()
                .body(Map.of("by", "m-1", "reason", "too fast"))
                .post("/v1/decisions/{id}/undo", decision)
                .then()
                .statusCode(200);
    }

    private void age(String table, String column, String id) {
        rows.change(
                "UPDATE " + table + " SET " + column + " = " + column + " - interval '4 years' WHERE id = ?",
                Rows.uuid(id));
    }
}
