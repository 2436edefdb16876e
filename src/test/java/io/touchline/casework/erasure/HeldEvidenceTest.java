package io.touchline.casework.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.Rows;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes to be said of the evidence that an open case holds of an erased account. */
@QuarkusTest
class HeldEvidenceTest {

    @Inject
    DataSource database;

    @Inject
    ErasureWatch watch;

    private final String author = Api.fresh("u");
    private final String name = Api.freshName();
    private Rows rows;

    @BeforeEach
    void register() {
        rows = new Rows(database);
        Api.registerAthlete(name);
    }

    /** Nobody lets go of that evidence: it is deleted with its case. */
    @Test
    void goesWithACaseThatNobodyDecided() {
        JsonPath told = insult();
        UUID caseId = Rows.uuid(told.getString("caseId"));
        String erasure = erase();
        note(told.getString("id"));
        takeEvidence(told.getString("caseId"));
        String notes = "SELECT count(*) FROM feedback WHERE assessment_id = ? AND note IS NOT NULL";
        assertThat(rows.count(notes, Rows.uuid(told.getString("id")))).isEqualTo(1);
        assertThat(reasons(told.getString("caseId"))).isEqualTo(1);

        rows.change(
                """
                UPDATE moderation_case
                SET opened_at = opened_at - interval '400 days', last_at = last_at - interval '400 days' WHERE id = ?
                """,
                caseId);
        Api.call().post("/v1/retention/runs").then().statusCode(200);
        assertThat(rows.count("SELECT count(*) FROM moderation_case WHERE id = ?", caseId))
                .isZero();
        watch.look();

        Api.call()
                .get("/v1/erasures/" + erasure)
                .then()
                .body("state", equalTo("COMPLETE"))
                .body("erased.feedback", equalTo(1))
                .body("erased.auditParts", equalTo(1));
        assertThat(rows.count(notes, Rows.uuid(told.getString("id")))).isZero();
        assertThat(reasons(told.getString("caseId"))).isZero();
        assertThat(rows.count("SELECT count(*) FROM erased_account WHERE erasure_id = ?", Rows.uuid(erasure)))
                .isZero();
        Api.call().get("/v1/audit/verification").then().body("valid", equalTo(true));
    }

    /** No erasure would take along what is said of it from then on. */
    @Test
    void noReasonIsKeptOfACaseThatHasNoneAnyMore() {
        String caseId = insult().getString("caseId");
        Api.call().body(Map.of("by", "m-1")).post("/v1/cases/{id}/claim", caseId);
        String decision = Api.call()
                .body(Map.of("by", "m-1", "outcome", "UPHOLD", "reason", "seen"))
                .post("/v1/cases/{id}/decision", caseId)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        rows.change(
                "UPDATE case_decision SET decided_at = decided_at - interval '400 days' WHERE id = ?",
                Rows.uuid(decision));
        Api.call()
                .body(Map.of("by", "moderator-9", "reason", "asked for it"))
                .post("/v1/accounts/{id}/erasure", author)
                .then()
                .statusCode(200);
        assertThat(rows.count(
                        "SELECT count(*) FROM case_member WHERE case_id = ? AND content IS NOT NULL",
                        Rows.uuid(caseId)))
                .isZero();

        takeEvidence(caseId);
        Api.call()
                .body(Map.of("by", "m-2", "reason", "the user was right"))
                .post("/v1/decisions/{id}/undo", decision)
                .then()
                .statusCode(200);

        assertThat(rows.column("SELECT undo_reason FROM case_decision WHERE id = ?", Rows.uuid(decision)))
                .containsOnlyNulls();
        assertThat(rows.count(
                        "SELECT count(*) FROM audit_personal p JOIN audit_event e USING (namespace, seq) WHERE e.subject = ?",
                        caseId))
                .isZero();
        Api.call().get("/v1/audit/verification").then().body("valid", equalTo(true));
    }

    private JsonPath insult() {
        return Api.assess(Api.comment(Api.fresh("c"), author, name + "就是个废物，姐妹们都去她评论区骂她！" + Api.freshWords()))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
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

    private static void note(String assessmentId) {
        Api.call()
                .body(Map.of("assessmentId", assessmentId, "verdict", "CONFIRMED", "by", "m-5", "note", "seen before"))
                .post("/v1/feedback")
                .then()
                .statusCode(201);
    }

    private static void takeEvidence(String caseId) {
        Api.call()
                .body(Map.of("by", "m-6", "reason", "for her lawyer"))
                .post("/v1/cases/{id}/evidence", caseId)
                .then()
                .statusCode(200);
    }

    /** Of the packs that were made of a case, as the log still has them. */
    private long reasons(String caseId) {
        return rows.count(
                """
                SELECT count(*) FROM audit_personal p JOIN audit_event e USING (namespace, seq)
                WHERE e.subject = ? AND e.kind = 'EVIDENCE_EXPORTED'
                """,
                caseId);
    }
}
