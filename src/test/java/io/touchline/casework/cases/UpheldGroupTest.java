package io.touchline.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.EverydayWords;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Who dissolves a group is told which, and with whom. */
@QuarkusTest
class UpheldGroupTest {

    @Inject
    CaseGathering gathering;

    private final String moderator = Api.fresh("m");

    @Test
    void decisionNamesTheGroupAndItsFoundersAreInIt() {
        Swarm swarm = new Swarm();
        gathering.gather();
        String caseId = swarm.caseId();
        CaseCalls.claim(caseId, moderator).then().statusCode(200);

        String decisionId = CaseCalls.decide(caseId, CaseCalls.decision(moderator, "UPHOLD"))
                .then()
                .statusCode(201)
                .body("groupId", equalTo(swarm.groupId()))
                .body("measures", hasItem("DISSOLVE_GROUP"))
                .extract()
                .path("id");

        Api.call().get("/v1/decisions/{id}", decisionId).then().body("groupId", equalTo(swarm.groupId()));
        assertThat(CaseCalls.all("/v1/decisions").stream()
                        .filter(change -> change.get("decision") instanceof Map<?, ?> decision
                                && decision.get("id").equals(decisionId))
                        .map(change -> ((Map<?, ?>) change.get("decision")).get("groupId")))
                .hasSize(1)
                .allMatch(swarm.groupId()::equals);
        List<Map<String, Object>> members = CaseCalls.all("/v1/decisions/" + decisionId + "/members");
        assertThat(members)
                .extracting(member -> member.get("authorId"))
                .containsExactlyInAnyOrderElementsOf(swarm.authors());
        assertThat(members).allSatisfy(member -> assertThat(member.get("measures"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .contains("DISSOLVE_GROUP"));
    }

    /** A threat is a case of its own, and names whom it was made with. */
    @Test
    void decisionOnAThreatNamesTheGroupThatMadeIt() {
        Swarm swarm = new Swarm("你给我等着，我今晚就去打断你的腿，");
        String caseId = swarm.caseId();
        assertThat(CaseCalls.get(caseId).getString("kind")).isEqualTo("ACCOUNT");
        assertThat(CaseCalls.get(caseId).getString("groupId")).isEqualTo(swarm.groupId());

        String decisionId = dissolved(caseId, swarm);
        CaseCalls.undo(decisionId, moderator).then().statusCode(200);
        CaseCalls.claim(caseId, moderator).then().statusCode(200);
        CaseCalls.decide(caseId, CaseCalls.decision(moderator, "OVERTURN"))
                .then()
                .statusCode(201);

        assertThat(swarm.takenBackAt())
                .as("one account's comment does not clear the group")
                .isNull();
    }

    /** @return id of the decision */
    private String dissolved(String caseId, Swarm swarm) {
        CaseCalls.claim(caseId, moderator).then().statusCode(200);
        return CaseCalls.decide(caseId, CaseCalls.decision(moderator, "CHANGE", "REMOVE", "DISSOLVE_GROUP"))
                .then()
                .statusCode(201)
                .body("groupId", equalTo(swarm.groupId()))
                .extract()
                .path("id");
    }

    /** What the same account threatens by itself has come to the same case. */
    @Test
    void noGroupIsDissolvedForACommentThatMovesWithNone() {
        Swarm swarm = new Swarm("你给我等着，我今晚就去打断你的腿，");
        String caseId = swarm.caseId();
        assertThat(threat(swarm).getString("caseId")).isEqualTo(caseId);

        String decisionId = dissolved(caseId, swarm);

        List<Map<String, Object>> members = CaseCalls.all("/v1/decisions/" + decisionId + "/members");
        assertThat(members).extracting(member -> member.get("groupId")).containsExactly(swarm.groupId(), null);
        assertThat(members)
                .extracting(member -> member.get("measures"))
                .containsExactly(List.of("REMOVE", "DISSOLVE_GROUP"), List.of("REMOVE"));
    }

    @Test
    void whatIsSplitOffTakesNoGroupAlongThatItDoesNotMoveWith() {
        Swarm swarm = new Swarm("你给我等着，我今晚就去打断你的腿，");
        String caseId = swarm.caseId();
        JsonPath late = threat(swarm);
        assertThat(late.getString("caseId")).isEqualTo(caseId);
        CaseCalls.claim(caseId, moderator).then().statusCode(200);
        Map<String, Object> first = CaseCalls.decision(moderator, "CHANGE", "REMOVE", "DISSOLVE_GROUP");
        first.put("membersSeen", 1);
        CaseCalls.decide(caseId, first).then().statusCode(201).body("groupId", equalTo(swarm.groupId()));

        String split = Api.call()
                .get("/v1/assessments/{id}", late.getString("id"))
                .jsonPath()
                .getString("caseId");
        assertThat(split).isNotEqualTo(caseId);
        assertThat(CaseCalls.get(split).getString("groupId")).isNull();
        CaseCalls.claim(split, moderator).then().statusCode(200);
        CaseCalls.decide(split, CaseCalls.decision(moderator, "CHANGE", "REMOVE", "DISSOLVE_GROUP"))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/measures/1"));
    }

    /** Another one, in words of its own, by the account whose case the swarm's last was. */
    private static JsonPath threat(Swarm swarm) {
        List<String> authors = swarm.authors();
        Map<String, Object> comment = Api.comment(
                Api.fresh("c"),
                authors.get(authors.size() - 1),
                EverydayWords.some(20) + "。" + swarm.name() + "，你给我等着，我今晚就去打断你的腿！");
        comment.put("options", Map.of("deadlineMs", 10_000));
        return Api.assess(comment).then().statusCode(200).extract().jsonPath();
    }

    @Test
    void noGroupIsDissolvedWhereThereIsNone() {
        String caseId = CaseCalls.openCase(name());
        CaseCalls.claim(caseId, moderator).then().statusCode(200);

        CaseCalls.decide(caseId, CaseCalls.decision(moderator, "CHANGE", "FOLD", "DISSOLVE_GROUP"))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/measures/1"));
    }

    @Test
    void decisionOnWhatIsNoGroupsCaseNamesNone() {
        String caseId = CaseCalls.openCase(name());
        CaseCalls.claim(caseId, moderator).then().statusCode(200);

        CaseCalls.decide(caseId, CaseCalls.decision(moderator, "UPHOLD"))
                .then()
                .statusCode(201)
                .body("groupId", nullValue());
    }

    private static String name() {
        String name = Api.freshName();
        Api.registerAthlete(name);
        return name;
    }
}
