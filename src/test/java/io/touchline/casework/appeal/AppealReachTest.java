package io.touchline.casework.appeal;

import static io.touchline.casework.appeal.AppealCalls.account;
import static io.touchline.casework.appeal.AppealCalls.assessed;
import static io.touchline.casework.appeal.AppealCalls.decide;
import static io.touchline.casework.appeal.AppealCalls.fileByAuthor;
import static io.touchline.casework.appeal.AppealCalls.fileOnAssessment;
import static io.touchline.casework.appeal.AppealCalls.filed;
import static io.touchline.casework.appeal.AppealCalls.flagged;
import static io.touchline.casework.appeal.AppealCalls.refused;
import static io.touchline.casework.appeal.AppealCalls.review;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchline.testsupport.Api;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an author's appeal can touch: its own part, and not what is for whom the comment attacks. */
@QuarkusTest
class AppealReachTest {

    private static final String PILE_ON = "就是个废物，姐妹们都去她评论区骂她！";

    private final String name = Api.freshName();
    private final String critic = Api.fresh("u");
    private final String first = Api.fresh("m");
    private final String second = Api.fresh("m");

    @BeforeEach
    void register() {
        Api.registerAthlete(name);
    }

    @Test
    void leavesWhatIsForTheTargetBesideMilderMeasures() {
        String caseId = flagged(critic, name + PILE_ON).getString("caseId");
        String decision = decide(
                caseId, first, "CHANGE", "REMOVE", "MUTE", "PRESERVE_EVIDENCE", "STORM_ALERT", "REFER_AUTHORITY");

        review(filed(fileByAuthor(decision, critic)), second, AppealOutcome.GRANT, "WARN", "FOLD")
                .then()
                .statusCode(200);

        assertThat(measures(decision)).containsExactly("WARN", "FOLD", "PRESERVE_EVIDENCE", "STORM_ALERT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ALLOW"})
    void leavesNothingWhereTheCommentIsLeftUp(String instead) {
        String decision = decide(
                flagged(critic, name + PILE_ON).getString("caseId"), first, "CHANGE", "FOLD", "PRESERVE_EVIDENCE");

        review(
                        filed(fileByAuthor(decision, critic)),
                        second,
                        AppealOutcome.GRANT,
                        instead.isEmpty() ? new String[0] : new String[] {instead})
                .then()
                .statusCode(200);

        assertThat(measures(decision)).isSubsetOf("ALLOW");
    }

    /** Nothing of it is against the author. */
    @ParameterizedTest
    @ValueSource(strings = {"ALLOW,PRESERVE_EVIDENCE", "WATCH", "STORM_ALERT"})
    void doesNotHearAnAuthorOnWhatIsForTheTarget(String measures) {
        String decision =
                decide(flagged(critic, name + PILE_ON).getString("caseId"), first, "CHANGE", measures.split(","));

        refused(fileByAuthor(decision, critic), 422, "/decisionId");

        assertThat(measures(decision)).containsExactly(measures.split(","));
    }

    @Test
    void hearsAnAuthorWhoIsReferredToAuthorities() {
        String decision = decide(
                flagged(critic, name + PILE_ON).getString("caseId"), first, "CHANGE", "ALLOW", "REFER_AUTHORITY");

        review(filed(fileByAuthor(decision, critic)), second, AppealOutcome.GRANT)
                .then()
                .statusCode(200);

        assertThat(measures(decision)).isEmpty();
    }

    /** The comment is shown again, the education goes on as the rule's. */
    @Test
    void leavesARulesEducationThatIsWhatStandsInstead() {
        JsonPath told = assessed(critic, name + "就是个废物");

        review(filed(fileOnAssessment(told.getString("id"), critic)), second, AppealOutcome.GRANT, "EDUCATE")
                .then()
                .statusCode(200)
                .body("closed.measures", contains("EDUCATE"))
                .body("closed.takenBack.strikeIds", empty())
                .body("closed.strikeId", nullValue());

        account(critic)
                .body("standing.rung", equalTo("EDUCATE"))
                .body("standing.strikes.ground.kind", contains("RULE"))
                .body("standing.strikes.revokedAt", contains(nullValue()));
    }

    private static List<String> measures(String decision) {
        List<List<String>> measures = Api.call()
                .get("/v1/decisions/{id}/members", decision)
                .then()
                .statusCode(200)
                .extract()
                .path("items.measures");
        assertThat(measures).hasSize(1);
        return measures.get(0);
    }
}
