package io.touchline.casework.cases;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchline.testsupport.Api;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cases as moderators and comment services see them. */
@QuarkusTest
class CaseScenarioTest {

    @Inject
    DataSource database;

    private final String name = Api.freshName();
    private final String author = Api.fresh("u");
    private final String moderator = Api.fresh("m");
    private String target;

    @BeforeEach
    void register() {
        target = Api.registerAthlete(name);
    }

    @Test
    void aCriticFlaggedWronglyIsCleanAgain() throws SQLException {
        JsonPath flagged = CaseCalls.insult(author, name);
        String caseId = flagged.getString("caseId");
        assertThat(CaseCalls.standing(author)).containsExactly("EDUCATE");

        JsonPath open = CaseCalls.get(caseId);
        assertThat(open.getString("state")).isEqualTo("OPEN");
        assertThat(open.getList("targetIds", String.class)).containsExactly(target);
        assertThat(open.getInt("memberCount")).isEqualTo(1);
        assertThat(CaseCalls.all("/v1/cases/" + caseId + "/members"))
                .singleElement()
                .satisfies(member -> {
                    assertThat(member.get("authorId")).isEqualTo(author);
                    assertThat(member.get("assessmentId")).isEqualTo(flagged.getString("id"));
                    assertThat((String) member.get("text")).contains(name);
                    assertThat(member.get("erased")).isEqualTo(false);
                });

        CaseCalls.claim(caseId, moderator).then().statusCode(200).body("claim.by", equalTo(moderator));
        assertThat(CaseCalls.all("/v1/cases?claimedBy=" + moderator))
                .extracting(one -> one.get("id"))
                .containsExactly(caseId);
        String decisionId = CaseCalls.decide(caseId, CaseCalls.decision(moderator, "OVERTURN"))
                .then()
                .statusCode(201)
                .body("members", equalTo(1))
                .body("accounts", equalTo(1))
                .extract()
                .path("id");

        assertThat(CaseCalls.standing(author)).isEmpty();
        assertThat(CaseCalls.account(author).getString("standing.rung")).isEqualTo("CLEAN");
        JsonPath decided = CaseCalls.get(caseId);
        assertThat(decided.getString("state")).isEqualTo("DECIDED");
        assertThat(decided.getString("decision.id")).isEqualTo(decisionId);
        assertThat(decided.getMap("claim")).isNull();
        Chain.holds(database);
    }

    @Test
    void whatIsUpheldStrikesAndWhatIsUndoneDoesNot() {
        JsonPath flagged = CaseCalls.insult(author, name);
        String caseId = flagged.getString("caseId");
        CaseCalls.claim(caseId, moderator).then().statusCode(200);
        String decisionId = CaseCalls.decide(caseId, CaseCalls.decision(moderator, "CHANGE", "MUTE", "REMOVE"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        JsonPath struck = CaseCalls.account(author);
        assertThat(struck.getString("standing.rung")).isEqualTo("MUTE");
        Map<String, Object> ground = struck.getMap("standing.strikes.find { it.action == 'MUTE' }.ground");
        assertThat(ground)
                .containsEntry("kind", "PERSON")
                .containsEntry("decidedBy", moderator)
                .containsEntry("decisionId", decisionId + "/1")
                .containsEntry("caseId", caseId);
        assertThat(CaseCalls.all("/v1/decisions/" + decisionId + "/members"))
                .singleElement()
                .satisfies(member -> {
                    assertThat(member.get("commentId")).isEqualTo(flagged.getString("commentId"));
                    assertThat(member.get("measures")).isEqualTo(List.of("MUTE", "REMOVE"));
                });

        CaseCalls.undo(decisionId, moderator).then().statusCode(200).body("undone.by", equalTo(moderator));
        CaseCalls.undo(decisionId, moderator).then().statusCode(409);

        assertThat(CaseCalls.standing(author)).containsExactly("EDUCATE");
        assertThat(CaseCalls.get(caseId).getString("state")).isEqualTo("OPEN");
        assertThat(CaseCalls.insult(author, name).getString("caseId")).isEqualTo(caseId);
        assertThat(CaseCalls.all("/v1/decisions").stream()
                        .filter(change -> change.get("decision") instanceof Map<?, ?> decision
                                && decision.get("id").equals(decisionId))
                        .map(change -> change.get("kind")))
                .containsExactly("CASE_DECIDED", "DECISION_UNDONE");
    }

    /** Whoever carries a removal out must not take the harmless text for the harmful one. */
    @Test
    void whatWasRevisedSinceIsToldToWhoeverLooksAndWhoeverCarriesOut() {
        JsonPath flagged = CaseCalls.insult(author, name);
        String caseId = flagged.getString("caseId");
        assertThat(CaseCalls.all("/v1/cases/" + caseId + "/members"))
                .extracting(member -> member.get("revision"), member -> member.get("superseded"))
                .containsExactly(tuple(1, false));

        JsonPath harmless = Api.assess(Api.comment(flagged.getString("commentId"), author, name + "今天发挥一般，下次加油。"))
                .jsonPath();
        assertThat(harmless.getInt("revision")).isEqualTo(2);
        assertThat(harmless.getString("caseId")).isNull();
        CaseCalls.claim(caseId, moderator).then().statusCode(200);
        String decisionId = CaseCalls.decide(caseId, CaseCalls.decision(moderator, "CHANGE", "REMOVE"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        for (String path : List.of("/v1/cases/" + caseId, "/v1/decisions/" + decisionId)) {
            assertThat(CaseCalls.all(path + "/members"))
                    .as(path)
                    .extracting(
                            member -> member.get("assessmentId"),
                            member -> member.get("revision"),
                            member -> member.get("superseded"))
                    .containsExactly(tuple(flagged.getString("id"), 1, true));
        }
    }

    @Test
    void whatWasNotSeenIsNotDecided() throws SQLException {
        String caseId = CaseCalls.insult(author, name).getString("caseId");
        CaseCalls.claim(caseId, moderator);
        String late = CaseCalls.insult(author, name).getString("id");
        Map<String, Object> decision = CaseCalls.decision(moderator, "UPHOLD");
        decision.put("membersSeen", 1);

        CaseCalls.decide(caseId, decision).then().statusCode(201).body("members", equalTo(1));

        assertThat(CaseCalls.get(caseId).getInt("memberCount")).isEqualTo(1);
        String next = Api.call().get("/v1/assessments/{id}", late).jsonPath().getString("caseId");
        assertThat(next).isNotEqualTo(caseId);
        JsonPath follows = CaseCalls.get(next);
        assertThat(follows.getString("state")).isEqualTo("OPEN");
        assertThat(follows.getInt("memberCount")).isEqualTo(1);
        assertThat(CaseCalls.insult(author, name).getString("caseId")).isEqualTo(next);
        Chain.holds(database);
    }

    @Test
    void whatIsTakenBackByHandDoesNotStandForTheComment() {
        String caseId = CaseCalls.insult(author, name).getString("caseId");
        CaseCalls.claim(caseId, moderator);
        String decisionId = CaseCalls.decide(caseId, CaseCalls.decision(moderator, "CHANGE", "MUTE", "REMOVE"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String strike = CaseCalls.account(author).getString("standing.strikes.find { it.action == 'MUTE' }.id");

        Api.call()
                .body(Map.of("by", moderator, "reason", "too hard"))
                .delete("/v1/accounts/{id}/strikes/{strike}", author, strike)
                .then()
                .statusCode(200);

        assertThat(CaseCalls.all("/v1/decisions/" + decisionId + "/members"))
                .extracting(member -> member.get("measures"))
                .containsExactly(List.of("REMOVE"));
    }

    @Test
    void bulksAreDecidedAndUndoneAsOne() {
        List<String> authors = List.of(Api.fresh("u"), Api.fresh("u"), Api.fresh("u"));
        List<String> cases = authors.stream()
                .map(one -> CaseCalls.insult(one, name).getString("caseId"))
                .toList();
        CaseCalls.claim(cases.get(2), "somebody-else");
        Map<String, Object> bulk = CaseCalls.decision(moderator, "CHANGE", "WARN");
        bulk.put("caseIds", cases);

        Api.call()
                .body(bulk)
                .post("/v1/cases/decisions")
                .then()
                .statusCode(409)
                .body("errors[0].pointer", equalTo("/caseIds/2"));
        assertThat(authors)
                .allSatisfy(one -> assertThat(CaseCalls.standing(one)).containsExactly("EDUCATE"));

        Api.call().body(Map.of("by", "somebody-else")).post("/v1/cases/{id}/release", cases.get(2));
        List<String> asked = List.of(cases.get(1), cases.get(2), cases.get(0));
        bulk.put("caseIds", asked);
        JsonPath decided = Api.call()
                .body(bulk)
                .post("/v1/cases/decisions")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        String bulkId = decided.getString("bulkId");
        assertThat(decided.getList("decisions.caseId")).isEqualTo(asked);
        assertThat(authors)
                .allSatisfy(one -> assertThat(CaseCalls.standing(one)).containsExactly("WARN"));

        CaseCalls.undo(bulkId, moderator).then().statusCode(200);
        assertThat(authors)
                .allSatisfy(one -> assertThat(CaseCalls.standing(one)).containsExactly("EDUCATE"));
        assertThat(cases).allSatisfy(one -> assertThat(CaseCalls.get(one).getString("state"))
                .isEqualTo("OPEN"));
        CaseCalls.undo(bulkId, moderator).then().statusCode(409);
    }

    @Test
    void whatWasNotSeenIsNotDecidedInABulk() throws SQLException {
        String other = Api.fresh("u");
        String seen = CaseCalls.insult(other, name).getString("caseId");
        String grown = CaseCalls.insult(author, name).getString("caseId");
        String late = CaseCalls.insult(author, name).getString("id");
        Map<String, Object> bulk = CaseCalls.decision(moderator, "UPHOLD");
        bulk.put("caseIds", List.of(seen, grown));
        bulk.put("membersSeen", List.of(1));
        Api.call()
                .body(bulk)
                .post("/v1/cases/decisions")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/membersSeen"));
        bulk.put("membersSeen", Arrays.asList(null, 0));
        Api.call()
                .body(bulk)
                .post("/v1/cases/decisions")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/membersSeen/1"));

        bulk.put("membersSeen", Arrays.asList(null, 1));
        Api.call()
                .body(bulk)
                .post("/v1/cases/decisions")
                .then()
                .statusCode(201)
                .body("decisions.members", equalTo(List.of(1, 1)));

        assertThat(CaseCalls.get(grown).getInt("memberCount")).isEqualTo(1);
        String next = Api.call().get("/v1/assessments/{id}", late).jsonPath().getString("caseId");
        assertThat(next).isNotEqualTo(grown);
        assertThat(CaseCalls.get(next).getString("state")).isEqualTo("OPEN");
        Chain.holds(database);
    }

    @Test
    void theMostUrgentIsNextAndQueuesCanBeEmpty() {
        CaseCalls.openCase(name);

        Api.call()
                .body(Map.of("by", moderator))
                .post("/v1/cases/claims")
                .then()
                .statusCode(200)
                .body("claim.by", equalTo(moderator));
        Api.call()
                .body(Map.of("by", moderator, "queue", Api.fresh("q")))
                .post("/v1/cases/claims")
                .then()
                .statusCode(204);
    }

    @Test
    void refusesWhatMakesNoSense() {
        String caseId = CaseCalls.openCase(name);
        CaseCalls.decide(caseId, CaseCalls.decision(moderator, "UPHOLD")).then().statusCode(409);
        CaseCalls.claim(caseId, moderator);

        CaseCalls.decide(caseId, CaseCalls.decision(moderator, "CHANGE"))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/measures"));
        CaseCalls.decide(caseId, CaseCalls.decision(moderator, "OVERTURN", "WARN"))
                .then()
                .statusCode(422);
        CaseCalls.decide(caseId, CaseCalls.decision(moderator, "CHANGE", "WARN", "MUTE"))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/measures/1"));
        Api.call()
                .body(Map.of("by", moderator, "lease", "PT3H"))
                .post("/v1/cases/{id}/claim", caseId)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/lease"));
        Api.call().get("/v1/cases?sate=OPEN").then().statusCode(400);
        Api.call().get("/v1/cases?state=SHUT").then().statusCode(422);
        Api.call().get("/v1/cases/case_1").then().statusCode(404);
        assertThat(CaseCalls.get(caseId).getString("state")).isEqualTo("OPEN");
    }

    @Test
    void anotherCallersCasesAreNotThere() {
        String caseId = CaseCalls.openCase(name);

        given().header("X-Api-Key", "other")
                .get("/v1/cases/{id}", caseId)
                .then()
                .statusCode(404)
                .body("errors", equalTo(List.of()));
        assertThat(CaseCalls.get(caseId).getMap("decision")).isNull();
    }
}
