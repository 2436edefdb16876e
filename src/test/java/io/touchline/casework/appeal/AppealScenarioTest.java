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
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchline.testsupport.Api;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From flag to case, decision, appeal and back. */
@QuarkusTest
class AppealScenarioTest {

    /** Leaves an education by rule, and opens a case. */
    private static final String EDUCATED = "就是个废物，滚出国家队！";

    private static final String PILE_ON = "就是个废物，姐妹们都去她评论区骂她！";

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
    void clearsACriticWhoWasFlaggedWrongly() {
        JsonPath told = flagged(critic, name + PILE_ON);
        String decision = decide(told.getString("caseId"), first, "CHANGE", "MUTE", "FOLD");
        account(critic).body("standing.rung", equalTo("MUTE"));

        String id = filed(fileByAuthor(decision, critic));
        appeal(id)
                .body("decisionId", equalTo(decision))
                .body("assessmentId", nullValue())
                .body("caseId", equalTo(told.getString("caseId")))
                .body("party", equalTo(Map.of("authorId", critic)))
                .body("state", equalTo("OPEN"))
                .body("overdue", equalTo(false))
                .body("closed", nullValue());
        refused(review(id, first, AppealOutcome.GRANT), 409, "/by");
        account(critic).body("standing.rung", equalTo("MUTE"));

        JsonPath granted = review(id, second, AppealOutcome.GRANT)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(granted.getString("state")).isEqualTo("GRANTED");
        assertThat(granted.getString("closed.by")).isEqualTo(second);
        assertThat(granted.getInt("closed.takenBack.members")).isEqualTo(1);
        account(critic)
                .body("standing.rung", equalTo("CLEAN"))
                .body("standing.strikes.id", equalTo(granted.getList("closed.takenBack.strikeIds")))
                .body("standing.strikes.revokedBy", everyItem(equalTo(second)))
                .body("standing.strikes.revokeReason", everyItem(equalTo("hard words on a match are not abuse")));
        refused(fileByAuthor(decision, critic), 409, "/decisionId");
        refused(review(id, Api.fresh("m"), AppealOutcome.REJECT), 409, "");
    }

    @Test
    void takesBackTheEducationThatAnUpheldDecisionRestsOn() {
        JsonPath told = flagged(critic, name + EDUCATED);
        String decision = decide(told.getString("caseId"), first, "UPHOLD");
        assertThat(strikesThatStand(critic)).isPositive();

        review(filed(fileByAuthor(decision, critic)), second, AppealOutcome.GRANT)
                .then()
                .statusCode(200);

        account(critic).body("standing.rung", equalTo("CLEAN"));
        assertThat(strikesThatStand(critic)).isZero();
    }

    @Test
    void letsAMilderMeasureStandInstead() {
        String begin = Instant.now().minusMillis(1).toString();
        String caseId = flagged(critic, name + PILE_ON).getString("caseId");
        String decision = decide(caseId, first, "CHANGE", "MUTE");
        String id = filed(fileByAuthor(decision, critic));
        refused(review(id, second, AppealOutcome.GRANT, "CLOSE"), 422, "/measures/0");
        refused(review(id, second, AppealOutcome.REJECT, "WARN"), 422, "/measures");

        JsonPath granted = review(id, second, AppealOutcome.GRANT, "WARN")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(granted.getList("closed.measures")).isEqualTo(List.of("WARN"));
        String strike = granted.getString("closed.strikeId");
        account(critic)
                .body("standing.rung", equalTo("WARN"))
                .body("standing.strikes.find { it.id == '" + strike + "' }.ground.decisionId", equalTo(id))
                .body("standing.strikes.find { it.id == '" + strike + "' }.ground.caseId", equalTo(caseId));
        assertThat(strikesThatStand(critic)).isEqualTo(1);
        // Milder is not harmless: who learns from decisions is to learn it as what it is.
        assertThat(Api.call()
                        .queryParam("from", begin)
                        .get("/v1/feedback/export")
                        .asString()
                        .lines()
                        .filter(line -> line.contains(name)))
                .singleElement()
                .asString()
                .contains("\"kind\":\"upheld\"");
    }

    @Test
    void tellsWhoCarriesDecisionsOutWhatStandsInstead() {
        String decision = decide(flagged(critic, name + PILE_ON).getString("caseId"), first, "CHANGE", "REMOVE");
        String id = filed(fileByAuthor(decision, critic));
        review(id, second, AppealOutcome.GRANT, "FOLD").then().statusCode(200);

        Api.call()
                .get("/v1/decisions/{id}/members", decision)
                .then()
                .statusCode(200)
                .body("items.measures", equalTo(List.of(List.of("FOLD"))));
        assertThat(changes(decision)).containsExactly("CASE_DECIDED of null", "APPEAL_DECIDED of " + id);
    }

    /** Whoever does as the feed says, item by item, ends with what stands. */
    @Test
    void leadsWhoCarriesDecisionsOutToTheDecisionThatStands() {
        JsonPath told = flagged(critic, name + PILE_ON);
        String decision = decide(told.getString("caseId"), first, "OVERTURN");
        String appeal = filed(fileByTarget(decision, target));
        String standing = review(appeal, second, AppealOutcome.GRANT, "WARN", "FOLD")
                .then()
                .statusCode(200)
                .extract()
                .path("closed.decisionId");

        List<Map<String, Object>> feed = feed("it.decision?.caseId == '" + told.getString("caseId") + "'");
        assertThat(feed).extracting(change -> change.get("kind")).endsWith("APPEAL_DECIDED");
        assertThat(feed).allSatisfy(change -> {
            assertThat(change.get("members")).isEqualTo("/v1/decisions/" + standing + "/members");
            Api.call()
                    .get((String) change.get("members"))
                    .then()
                    .statusCode(200)
                    .body("items.measures", equalTo(List.of(List.of("WARN", "FOLD"))));
        });
    }

    /** Nobody had decided before: the feed is the only place where the comment service can hear of it. */
    @Test
    void tellsWhoCarriesDecisionsOutWhatBecameOfWhatARuleDid() {
        JsonPath undone = assessed(critic, name + "就是个废物");
        JsonPath kept = assessed(critic, name + "就是个废物");
        String granted = filed(fileOnAssessment(undone.getString("id"), critic));
        String rejected = filed(fileOnAssessment(kept.getString("id"), critic));
        review(granted, second, AppealOutcome.GRANT).then().statusCode(200);
        review(rejected, second, AppealOutcome.REJECT).then().statusCode(200);

        toldOf(granted, undone, "GRANT");
        toldOf(rejected, kept, "REJECT");
    }

    private static void toldOf(String appeal, JsonPath comment, String outcome) {
        assertThat(feed("it.appealId == '" + appeal + "'")).singleElement().satisfies(change -> {
            assertThat(change)
                    .containsEntry("kind", "APPEAL_DECIDED")
                    .containsEntry("decision", null)
                    .containsEntry("members", null);
            assertThat(change.get("byRule"))
                    .isEqualTo(Map.of(
                            "assessmentId",
                            comment.getString("id"),
                            "commentId",
                            comment.getString("commentId"),
                            "revision",
                            1,
                            "superseded",
                            false,
                            "outcome",
                            outcome,
                            "measures",
                            List.of()));
        });
    }

    @Test
    void changesNothingWhenRejected() {
        String decision = decide(flagged(critic, name + PILE_ON).getString("caseId"), first, "CHANGE", "WARN");

        review(filed(fileByAuthor(decision, critic)), second, AppealOutcome.REJECT)
                .then()
                .statusCode(200)
                .body("state", equalTo("REJECTED"))
                .body("closed.reason", notNullValue())
                .body("closed.takenBack.strikeIds", hasSize(0));

        account(critic).body("standing.rung", equalTo("WARN"));
        refused(fileByAuthor(decision, critic), 409, "/decisionId");
    }

    @Test
    void replacesADecisionThatLeftATargetAlone() {
        String caseId = flagged(critic, name + PILE_ON).getString("caseId");
        String decision = decide(caseId, first, "OVERTURN");
        assertThat(strikesThatStand(critic)).isZero();
        refused(fileByAuthor(decision, critic), 422, "/decisionId");
        String id = filed(fileByTarget(decision, target));
        appeal(id).body("party", equalTo(Map.of("targetId", target)));
        refused(review(id, second, AppealOutcome.GRANT), 422, "/measures");
        refused(review(id, first, AppealOutcome.GRANT, "WARN"), 409, "/by");

        String replaced = review(id, second, AppealOutcome.GRANT, "WARN", "FOLD")
                .then()
                .statusCode(200)
                .body("closed.measures", contains("WARN", "FOLD"))
                .extract()
                .path("closed.decisionId");

        account(critic).body("standing.rung", equalTo("WARN"));
        refused(fileByTarget(decision, target), 409, "/decisionId");
        refused(fileByTarget(replaced, target), 409, "/decisionId");
        String answer = filed(fileByAuthor(replaced, critic));
        refused(review(answer, second, AppealOutcome.GRANT), 409, "/by");
        refused(review(answer, first, AppealOutcome.GRANT), 409, "/by");
        review(answer, Api.fresh("m"), AppealOutcome.GRANT).then().statusCode(200);
        account(critic).body("standing.rung", equalTo("CLEAN"));
    }

    @Test
    void takesBackOneAccountsPartOfADecisionOnMany() {
        List<String> authors = new ArrayList<>();
        List<JsonPath> told = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            authors.add(Api.fresh("u"));
            told.add(flagged(authors.get(i), name + PILE_ON));
        }
        Map<String, List<Integer>> byCase = new TreeMap<>();
        for (int i = 0; i < authors.size(); i++) {
            byCase.computeIfAbsent(told.get(i).getString("caseId"), any -> new ArrayList<>())
                    .add(i);
        }
        Map.Entry<String, List<Integer>> group = byCase.entrySet().stream()
                .filter(one -> one.getValue().size() >= 3)
                .findFirst()
                .orElseThrow();
        List<String> members = group.getValue().stream().map(authors::get).toList();
        String decision = decide(group.getKey(), first, "CHANGE", "WARN");
        members.forEach(author -> account(author).body("standing.rung", equalTo("WARN")));

        String id = filed(fileByAuthor(decision, members.get(1)));
        String other = filed(fileByAuthor(decision, members.get(0)));
        review(id, second, AppealOutcome.GRANT).then().statusCode(200).body("closed.takenBack.members", equalTo(1));

        account(members.get(1)).body("standing.rung", equalTo("CLEAN"));
        account(members.get(0)).body("standing.rung", equalTo("WARN"));
        account(members.get(2)).body("standing.rung", equalTo("WARN"));
        appeal(other).body("state", equalTo("OPEN"));
        review(other, second, AppealOutcome.REJECT).then().statusCode(200);
        account(members.get(0)).body("standing.rung", equalTo("WARN"));
    }

    @Test
    void takesBackWhatARuleDidAlone() {
        String author = Api.fresh("u");
        JsonPath told =
                Api.assess(Api.comment(Api.fresh("c"), author, name + "就是个废物")).jsonPath();
        account(author).body("standing.rung", equalTo("EDUCATE"));

        String id = filed(fileOnAssessment(told.getString("id"), author));
        appeal(id).body("assessmentId", equalTo(told.getString("id"))).body("decisionId", nullValue());
        refused(fileOnAssessment(told.getString("id"), author), 409, "/assessmentId");
        review(id, second, AppealOutcome.GRANT).then().statusCode(200).body("closed.takenBack.strikeIds", hasSize(1));

        account(author).body("standing.rung", equalTo("CLEAN"));
        refused(fileOnAssessment(told.getString("id"), author), 409, "/assessmentId");
    }

    @Test
    void hearsAnEarlyAppealAgainstTheDecisionTakenSince() {
        JsonPath told = flagged(critic, name + PILE_ON);
        String id = filed(fileOnAssessment(told.getString("id"), critic));
        String decision = decide(told.getString("caseId"), first, "CHANGE", "MUTE");
        refused(fileByAuthor(decision, critic), 409, "/decisionId");
        refused(review(id, first, AppealOutcome.GRANT), 409, "/by");

        review(id, second, AppealOutcome.GRANT)
                .then()
                .statusCode(200)
                .body("decisionId", equalTo(decision))
                .body("closed.takenBack.members", equalTo(1));

        account(critic).body("standing.rung", equalTo("CLEAN"));
        refused(fileByAuthor(decision, critic), 409, "/decisionId");
        refused(fileOnAssessment(told.getString("id"), critic), 409, "/assessmentId");
    }

    @Test
    void endsWithTheDecisionThatIsUndone() {
        JsonPath told = flagged(critic, name + PILE_ON);
        String decision = decide(told.getString("caseId"), first, "CHANGE", "MUTE");
        String id = filed(fileByAuthor(decision, critic));

        undo(decision, second).then().statusCode(200);

        appeal(id).body("state", equalTo("MOOT")).body("closed.by", nullValue());
        refused(fileByAuthor(decision, critic), 409, "/decisionId");
        String again = decide(told.getString("caseId"), Api.fresh("m"), "CHANGE", "WARN");
        String next = filed(fileByAuthor(again, critic));
        refused(review(next, second, AppealOutcome.GRANT), 409, "/by");
        refused(review(next, first, AppealOutcome.GRANT), 409, "/by");
    }

    @Test
    void keepsWhoDecidedInABulkAway() {
        String caseId = flagged(critic, name + PILE_ON).getString("caseId");
        String other = flagged(Api.fresh("u"), name + EDUCATED).getString("caseId");
        String decision = decideAll(List.of(caseId, other), first, "UPHOLD").get(caseId);
        String id = filed(fileByAuthor(decision, critic));

        refused(review(id, first, AppealOutcome.GRANT), 409, "/by");
        review(id, second, AppealOutcome.GRANT).then().statusCode(200);
    }

    /** What the feed tells of a decision, in its order. */
    private static List<String> changes(String decision) {
        return feed("it.decision?.id == '" + decision + "'").stream()
                .map(change -> change.get("kind") + " of " + change.get("appealId"))
                .toList();
    }

    /** What of the feed a condition holds of. */
    private static List<Map<String, Object>> feed(String condition) {
        List<Map<String, Object>> changes = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = Api.call()
                    .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
                    .get("/v1/decisions?limit=200")
                    .jsonPath();
            changes.addAll(page.<Map<String, Object>>getList("items.findAll { " + condition + " }"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        return changes;
    }
}
