package io.touchline.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchline.casework.audit.AuditKind;
import io.touchline.casework.audit.AuditLog;
import io.touchline.casework.audit.NewEvent;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.Moderation;
import io.touchline.testsupport.Rows;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rule educates once for a comment, whatever is undone after its author has edited it. */
@QuarkusTest
class EditedAfterOverturnTest {

    private static final int MOST_TRIES = 5;

    @Inject
    DataSource database;

    @Inject
    AuditLog log;

    private final String name = Api.freshName();
    private final String author = Api.fresh("u");
    private String commentId;
    private JsonPath first;

    @BeforeEach
    void insult() {
        Api.registerAthlete(name);
        for (int i = 0; i < MOST_TRIES && CaseCalls.standing(author).isEmpty(); i++) {
            commentId = Api.fresh("c");
            first = say();
        }
        assertThat(CaseCalls.standing(author)).containsExactly("EDUCATE");
    }

    @Test
    void undoingTheFirstDecisionLeavesTheEducationForTheEdit() {
        String decision = overturned(first);
        assertThat(CaseCalls.standing(author)).isEmpty();
        edit();

        CaseCalls.undo(decision, "m-9").then().statusCode(200);

        assertThat(CaseCalls.standing(author)).containsExactly("EDUCATE");
    }

    @Test
    void whatAPersonTookBackAsWellStaysSo() {
        String decision = overturned(first);
        String strike = CaseCalls.account(author).getString("standing.strikes[0].id");
        Api.call()
                .body(Map.of("by", "m-2", "reason", "mistaken"))
                .delete("/v1/accounts/{id}/strikes/{strike}", author, strike)
                .then()
                .statusCode(200);

        CaseCalls.undo(decision, "m-9").then().statusCode(200);

        assertThat(CaseCalls.standing(author)).isEmpty();
        JsonPath told = CaseCalls.account(author);
        assertThat(told.getString("standing.strikes[0].revokedBy")).isEqualTo("m-2");
        assertThat(told.getString("standing.strikes[0].revokeReason")).isEqualTo("mistaken");
        assertThat(Api.call()
                        .get("/v1/audit?subject={id}", strike)
                        .jsonPath()
                        .getList("items.findAll { it.kind == 'STRIKE_REVOKED' }"))
                .hasSize(1);
    }

    @Test
    void undoingTheSecondDecisionGivesBackTheEducationForTheEdit() {
        String before = overturned(first);
        String decision = overturned(edit());
        assertThat(CaseCalls.standing(author)).isEmpty();

        CaseCalls.undo(decision, "m-9").then().statusCode(200);

        assertThat(CaseCalls.standing(author)).containsExactly("EDUCATE");
        CaseCalls.undo(before, "m-9").then().statusCode(200);
        assertThat(CaseCalls.standing(author)).containsExactly("EDUCATE");
    }

    @Test
    void undoingBothInTheirOrderGivesBackOne() {
        String before = overturned(first);
        String decision = overturned(edit());

        CaseCalls.undo(before, "m-9").then().statusCode(200);
        assertThat(CaseCalls.standing(author)).isEmpty();
        CaseCalls.undo(decision, "m-9").then().statusCode(200);

        assertThat(CaseCalls.standing(author)).containsExactly("EDUCATE");
    }

    /** An appeal is final for what it was about: the rule's education for the text as it was then. */
    @Test
    void anAppealBeforeTheEditSaysNothingOfIt() {
        String appeal =
                Moderation.appeal(Map.entry("assessmentId", first.getString("id")), Map.entry("authorId", author));
        Moderation.grant(appeal);
        assertThat(CaseCalls.standing(author)).isEmpty();
        String decision = overturned(edit());

        CaseCalls.undo(decision, "m-9").then().statusCode(200);

        assertThat(CaseCalls.standing(author)).containsExactly("EDUCATE");
    }

    /** Each edit is a comment of the same case, and has all the others. */
    @Test
    void decidesOnACommentThatWasEditedOften() {
        for (int i = 0; i < 60; i++) {
            say();
        }
        int members = Api.call()
                .get("/v1/cases/{id}", first.getString("caseId"))
                .then()
                .extract()
                .path("memberCount");
        assertThat(members).isGreaterThan(50);

        String decision = overturned(first);

        assertThat(CaseCalls.standing(author)).isEmpty();
        List<List<String>> measures = Api.call()
                .get("/v1/decisions/{id}/members?limit=200", decision)
                .jsonPath()
                .getList("items.measures");
        assertThat(measures).hasSize(members).allSatisfy(each -> assertThat(each)
                .isEmpty());
        CaseCalls.undo(decision, "m-9").then().statusCode(200);
        assertThat(CaseCalls.standing(author)).containsExactly("EDUCATE");
    }

    /** What the undoing puts back is committed only after the edit was judged, which waits for it. */
    @Test
    void anEditThatMeetsTheUndoingLeavesNoSecondEducation() throws Exception {
        String decision = overturned(first);

        meeting(() -> CaseCalls.undo(decision, "m-9").then().statusCode(200), this::edited);

        assertThat(CaseCalls.standing(author)).containsExactly("EDUCATE");
    }

    /** As above, the edit being first. */
    @Test
    void anUndoingThatMeetsTheEditGivesBackNoSecondEducation() throws Exception {
        String decision = overturned(first);

        meeting(this::edited, () -> CaseCalls.undo(decision, "m-9").then().statusCode(200));

        assertThat(CaseCalls.standing(author)).containsExactly("EDUCATE");
    }

    private void edited() {
        assertThat(say().getInt("revision")).isEqualTo(2);
    }

    /** Two calls, the first of which has done all but its part of the log when the second one comes to wait. */
    private void meeting(Runnable one, Runnable other) throws Exception {
        List<CompletableFuture<Void>> calls = new ArrayList<>();
        try (Connection chain = database.getConnection()) {
            chain.setAutoCommit(false);
            log.append(
                    chain, List.of(new NewEvent("local", AuditKind.DECISION_UNDONE, "case_x", "{}", Optional.empty())));
            for (Runnable call : List.of(one, other)) {
                calls.add(CompletableFuture.runAsync(call));
                await().atMost(Duration.ofSeconds(20)).until(() -> waiting() == calls.size());
            }
            chain.commit();
        }
        for (CompletableFuture<Void> call : calls) {
            call.get(30, TimeUnit.SECONDS);
        }
    }

    private long waiting() {
        return new Rows(database).count("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'");
    }

    /** Another insult in the place of the first, for which the rule educates anew. */
    private JsonPath edit() {
        JsonPath edited = say();
        for (int i = 0; i < MOST_TRIES && CaseCalls.standing(author).isEmpty(); i++) {
            edited = say();
        }
        assertThat(CaseCalls.standing(author)).containsExactly("EDUCATE");
        assertThat(edited.getInt("revision")).isGreaterThan(1);
        return edited;
    }

    private JsonPath say() {
        Map<String, Object> comment = Api.comment(commentId, author, CaseCalls.insult(name));
        comment.put("options", Map.of("deadlineMs", 10_000));
        return Api.assess(comment).then().statusCode(200).extract().jsonPath();
    }

    private static String overturned(JsonPath told) {
        return Api.call()
                .body(Map.of(
                        "caseIds",
                        List.of(told.getString("caseId")),
                        "by",
                        "m-1",
                        "outcome",
                        "OVERTURN",
                        "reason",
                        "looked at all of it"))
                .post("/v1/cases/decisions")
                .then()
                .statusCode(201)
                .extract()
                .path("decisions[0].id");
    }
}
