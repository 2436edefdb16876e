package io.touchline.casework.appeal;

import static io.touchline.casework.appeal.AppealCalls.account;
import static io.touchline.casework.appeal.AppealCalls.appeal;
import static io.touchline.casework.appeal.AppealCalls.assessed;
import static io.touchline.casework.appeal.AppealCalls.decide;
import static io.touchline.casework.appeal.AppealCalls.decideAll;
import static io.touchline.casework.appeal.AppealCalls.fileByAuthor;
import static io.touchline.casework.appeal.AppealCalls.fileByTarget;
import static io.touchline.casework.appeal.AppealCalls.fileOnAssessment;
import static io.touchline.casework.appeal.AppealCalls.filed;
import static io.touchline.casework.appeal.AppealCalls.flagged;
import static io.touchline.casework.appeal.AppealCalls.refused;
import static io.touchline.casework.appeal.AppealCalls.review;
import static io.touchline.casework.appeal.AppealCalls.strikesThatStand;
import static io.touchline.casework.appeal.AppealCalls.undo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.Rows;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was reviewed is final, and nothing is reviewed that changes nothing. */
@QuarkusTest
class AppealFinalityTest {

    /** Leaves an education by rule, and opens a case. */
    private static final String EDUCATED = "就是个废物，滚出国家队！";

    @Inject
    DataSource database;

    private final String name = Api.freshName();
    private final String critic = Api.fresh("u");
    private final String first = Api.fresh("m");
    private final String second = Api.fresh("m");
    private String target;

    @BeforeEach
    void register() {
        target = Api.registerAthlete(name);
    }

    @Test
    void whatWasTakenBackOfARuleIsNotDecidedAgain() {
        JsonPath told = flagged(critic, name + EDUCATED);
        String caseId = told.getString("caseId");
        String id = filed(fileOnAssessment(told.getString("id"), critic));
        review(id, second, AppealOutcome.GRANT).then().statusCode(200);
        Api.call()
                .get("/v1/cases/{id}/members", caseId)
                .then()
                .statusCode(200)
                .body("items.overturnedBy", contains(id));

        String decision = decide(caseId, first, "UPHOLD");

        assertThat(strikesThatStand(critic)).isZero();
        account(critic).body("standing.rung", equalTo("CLEAN"));
        assertThat(measures(decision)).containsExactly(List.of());
    }

    /** What was left of a strike by then was less than the same kind of measure would be from now on. */
    @Test
    void leavesNobodyWorseOffThanIfTheyHadNotAppealed() {
        Rows rows = new Rows(database);
        for (int days : List.of(45, 100)) {
            String author = Api.fresh("u");
            String decision = decide(flagged(author, name + EDUCATED).getString("caseId"), first, "CHANGE", "MUTE");
            String id = filed(fileByAuthor(decision, author));
            JsonPath muted = account(author).extract().jsonPath();
            assertThat(rows.change(
                            "UPDATE strike SET struck_at = struck_at - make_interval(days => ?),"
                                    + " expires_at = expires_at - make_interval(days => ?) WHERE decision_id LIKE ?",
                            days,
                            days,
                            decision + "/%"))
                    .isEqualTo(1);

            JsonPath granted = review(id, second, AppealOutcome.GRANT, "WARN")
                    .then()
                    .extract()
                    .jsonPath();

            if (days == 100) {
                assertThat(granted.getString("closed.strikeId")).isNull();
                account(author).body("standing.rung", equalTo("CLEAN"));
            } else {
                JsonPath warned = account(author).extract().jsonPath();
                assertThat(warned.getDouble("standing.points"))
                        .isLessThan(muted.getDouble("standing.points") * Math.pow(2, -days / 30.0) / 2);
                String warning = granted.getString("closed.strikeId");
                assertThat(Instant.parse(warned.getString("standing.strikes.find { it.id == '" + warning + "' }.at")))
                        .isEqualTo(Instant.parse(muted.getString("standing.strikes.find { it.action == 'MUTE' }.at"))
                                .minus(Duration.ofDays(days)));
            }
        }
    }

    /** Nothing that is left for an edit is taken back where the appeal against the text before it was granted. */
    @Test
    void takesNothingBackOfAnEditOfWhatAnotherAppealHasSettled() {
        Map<String, Object> comment = Api.comment(Api.fresh("c"), critic, name + EDUCATED + Api.freshWords());
        JsonPath settled = revision(comment, "一");
        String caseId = settled.getString("caseId");
        review(filed(fileOnAssessment(settled.getString("id"), critic)), second, AppealOutcome.GRANT)
                .then()
                .statusCode(200);
        assertThat(flagged(critic, name + EDUCATED).getString("caseId")).isEqualTo(caseId);
        String decision = decide(caseId, first, "CHANGE", "FOLD");
        revision(comment, "二");
        assertThat(strikesThatStand(critic)).isEqualTo(1);

        JsonPath granted = review(filed(fileByAuthor(decision, critic)), second, AppealOutcome.GRANT)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(strikesThatStand(critic)).isEqualTo(1);
        List<String> standing =
                account(critic).extract().jsonPath().getList("standing.strikes.findAll { it.revokedAt == null }.id");
        assertThat(granted.getList("closed.takenBack.strikeIds")).doesNotContainAnyElementsOf(standing);
    }

    /** A comment has one strike by rule, which rests on the first of its revisions. */
    @Test
    void takesBackWhatARuleDidWhicheverRevisionIsAppealedAgainst() {
        Map<String, Object> comment = Api.comment(Api.fresh("c"), critic, name + "就是个废物");
        revision(comment, "一");
        JsonPath again = revision(comment, "二");
        assertThat(strikesThatStand(critic)).isEqualTo(1);

        String id = filed(fileOnAssessment(again.getString("id"), critic));
        review(id, second, AppealOutcome.GRANT).then().statusCode(200).body("closed.takenBack.strikeIds", hasSize(1));

        account(critic).body("standing.rung", equalTo("CLEAN"));
    }

    @Test
    void takesBackWhatARuleDidWhicheverRevisionIsOverturned() {
        Map<String, Object> comment = Api.comment(Api.fresh("c"), critic, name + EDUCATED + Api.freshWords());
        JsonPath told = revision(comment, "一");
        decide(told.getString("caseId"), first, "CHANGE", "EDUCATE", "FOLD");
        assertThat(strikesThatStand(critic)).isEqualTo(1);
        JsonPath again = revision(comment, "二");
        assertThat(again.getString("caseId")).isNotNull().isNotEqualTo(told.getString("caseId"));

        String decision = decide(again.getString("caseId"), first, "CHANGE", "EDUCATE", "FOLD");
        assertThat(strikesThatStand(critic)).isEqualTo(1);
        undo(decision, first).then().statusCode(200);
        decision = decide(again.getString("caseId"), first, "OVERTURN");
        assertThat(strikesThatStand(critic)).isZero();
        undo(decision, first).then().statusCode(200);
        assertThat(strikesThatStand(critic)).isEqualTo(1);
    }

    /** Each of two decisions says of one revision that nothing stands; undone is one of them. */
    @Test
    void whatTwoDecisionsTookBackOneAloneDoesNotBringBack() {
        Map<String, Object> comment = Api.comment(Api.fresh("c"), critic, name + EDUCATED + Api.freshWords());
        String caseId = revision(comment, "一").getString("caseId");
        String before = decide(caseId, first, "CHANGE", "EDUCATE", "FOLD");
        String later = decide(revision(comment, "二").getString("caseId"), first, "OVERTURN");
        undo(before, first).then().statusCode(200);
        String again = decide(caseId, first, "OVERTURN");

        undo(later, first).then().statusCode(200);
        assertThat(strikesThatStand(critic)).isZero();
        undo(again, first).then().statusCode(200);
        assertThat(strikesThatStand(critic)).isEqualTo(1);
    }

    @Test
    void whatAnAppealWasGrantedForDoesNotComeBackWithADecision() {
        Map<String, Object> comment = Api.comment(Api.fresh("c"), critic, name + EDUCATED + Api.freshWords());
        JsonPath told = revision(comment, "一");
        String before = decide(told.getString("caseId"), first, "CHANGE", "EDUCATE", "FOLD");
        String later = decide(revision(comment, "二").getString("caseId"), first, "OVERTURN");
        undo(before, first).then().statusCode(200);
        String id = filed(fileOnAssessment(told.getString("id"), critic));
        review(id, second, AppealOutcome.GRANT).then().statusCode(200);

        undo(later, first).then().statusCode(200);

        assertThat(strikesThatStand(critic)).isZero();
    }

    private JsonPath said(String text) {
        Map<String, Object> comment = Api.comment(Api.fresh("c"), critic, text);
        comment.put("options", Map.of("deadlineMs", 10_000));
        return Api.assess(comment).then().statusCode(200).extract().jsonPath();
    }

    /** Only what it answers is another. */
    private static JsonPath revision(Map<String, Object> comment, String parent) {
        comment.put("options", Map.of("deadlineMs", 10_000));
        comment.put(
                "thread", Map.of("id", "m-1", "parent", Map.of("commentId", "c-0", "authorId", "u-0", "text", parent)));
        return Api.assess(comment).then().statusCode(200).extract().jsonPath();
    }

    /** The appeal has changed nothing of what was decided after it. */
    @Test
    void aDecisionOnTheOtherCommentsIsUndoneLikeAnother() {
        // In plain words: what chance makes of rare names may be another label's, and another case.
        JsonPath told = said(name + EDUCATED + "今天的比赛我从头看到尾。");
        JsonPath other = said(name + EDUCATED + "上个月那一场我也在现场。");
        String caseId = told.getString("caseId");
        assertThat(other.getString("caseId")).isEqualTo(caseId);
        review(filed(fileOnAssessment(told.getString("id"), critic)), second, AppealOutcome.GRANT)
                .then()
                .statusCode(200);
        int before = strikesThatStand(critic);
        String decision = decide(caseId, first, "CHANGE", "WARN", "FOLD");
        account(critic).body("standing.rung", equalTo("WARN"));
        assertThat(measures(decision)).containsExactly(List.of(), List.of("WARN", "FOLD"));

        undo(decision, first).then().statusCode(200);

        assertThat(strikesThatStand(critic)).isEqualTo(before);
    }

    @Test
    void nothingIsLeftToAppealAgainstOnceAPersonHasOverturnedIt() {
        JsonPath told = flagged(critic, name + EDUCATED);
        String id = filed(fileOnAssessment(told.getString("id"), critic));

        decide(told.getString("caseId"), first, "OVERTURN");

        appeal(id).body("state", equalTo("MOOT")).body("closed.by", nullValue());
        refused(review(id, second, AppealOutcome.GRANT), 409, "");
        Api.call()
                .get("/v1/audit?subject={id}", id)
                .then()
                .statusCode(200)
                .body("items.kind", contains("APPEAL_FILED", "APPEAL_MOOT"))
                .body("items[1].body.because", equalTo("CASE_DECIDED"));
    }

    /** What the rule did stands again, and the time to file may be over: nobody has to ask twice. */
    @Test
    void isHeardAfterAllOnceTheOverturningIsUndone() {
        JsonPath told = flagged(critic, name + EDUCATED);
        String id = filed(fileOnAssessment(told.getString("id"), critic));
        String due = appeal(id).extract().path("dueAt");
        String decision = decide(told.getString("caseId"), first, "OVERTURN");

        undo(decision, first).then().statusCode(200);

        appeal(id).body("state", equalTo("OPEN")).body("closed", nullValue()).body("dueAt", equalTo(due));
        refused(fileOnAssessment(told.getString("id"), critic), 409, "/assessmentId");
        Api.call()
                .get("/v1/audit?subject={id}", id)
                .then()
                .statusCode(200)
                .body("items.kind", contains("APPEAL_FILED", "APPEAL_MOOT", "APPEAL_REOPENED"))
                .body("items[2].body.because", equalTo("DECISION_UNDONE"));
        assertThat(strikesThatStand(critic)).isEqualTo(1);
        review(id, second, AppealOutcome.GRANT).then().statusCode(200);
        assertThat(strikesThatStand(critic)).isZero();
    }

    @Test
    void nothingIsLeftToAppealAgainstInABulk() {
        JsonPath told = flagged(critic, name + EDUCATED);
        String id = filed(fileOnAssessment(told.getString("id"), critic));

        JsonPath other = flagged(Api.fresh("u"), name + EDUCATED);

        String decision = decideAll(List.of(told.getString("caseId"), other.getString("caseId")), first, "OVERTURN")
                .get(told.getString("caseId"));

        appeal(id).body("state", equalTo("MOOT"));
        undo(decision, first).then().statusCode(200);
        appeal(id).body("state", equalTo("OPEN"));
    }

    @Test
    void whatWasLetPassIsNotAppealedAgainst() {
        JsonPath told = assessed(critic, name + "今天打得真好");
        assertThat(told.getString("suggestion")).isEqualTo("PASS");

        refused(fileOnAssessment(told.getString("id"), critic), 422, "/assessmentId");
    }

    @Test
    void aTargetIsNotHeardOnWhatAnAuthorsAppealHasSettled() {
        String decision =
                decide(flagged(critic, name + EDUCATED).getString("caseId"), first, "CHANGE", "MUTE", "REMOVE");
        String early = filed(fileByTarget(decision, target));
        String own = filed(fileByAuthor(decision, critic));
        review(own, second, AppealOutcome.GRANT, "FOLD", "WARN").then().statusCode(200);

        refused(review(early, Api.fresh("m"), AppealOutcome.GRANT, "REMOVE", "CLOSE"), 409, "/outcome");

        appeal(early).body("state", equalTo("OPEN"));
        review(early, Api.fresh("m"), AppealOutcome.REJECT).then().statusCode(200);
        account(critic).body("standing.rung", equalTo("WARN"));
        assertThat(measures(decision)).containsExactly(List.of("FOLD", "WARN"));
    }

    @Test
    void aTargetDoesNotAppealOnceNothingIsLeftToChange() {
        String decision = decide(flagged(critic, name + EDUCATED).getString("caseId"), first, "CHANGE", "MUTE");
        review(filed(fileByAuthor(decision, critic)), second, AppealOutcome.GRANT)
                .then()
                .statusCode(200);

        refused(fileByTarget(decision, target), 409, "/decisionId");
    }

    /** Another decision on the same case leaves alone what was reviewed, so that there is nothing to review again. */
    @Test
    void anAuthorsPartStaysReviewedUnderTheNextDecision() {
        JsonPath told = flagged(critic, name + EDUCATED);
        review(filed(fileOnAssessment(told.getString("id"), critic)), second, AppealOutcome.GRANT)
                .then()
                .statusCode(200);

        String decision = decide(told.getString("caseId"), first, "CHANGE", "MUTE");

        refused(fileByAuthor(decision, critic), 409, "/decisionId");
        account(critic).body("standing.rung", equalTo("CLEAN"));
    }

    private static List<List<String>> measures(String decision) {
        return Api.call()
                .get("/v1/decisions/{id}/members", decision)
                .then()
                .statusCode(200)
                .extract()
                .path("items.measures");
    }
}
