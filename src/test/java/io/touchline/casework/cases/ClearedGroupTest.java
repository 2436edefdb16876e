package io.touchline.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.Rows;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A group that a person finds innocent is accused no more, wherever groups are told of. */
@QuarkusTest
class ClearedGroupTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int SWARM = 6;

    @Inject
    CaseGathering gathering;

    @Inject
    DataSource database;

    @Inject
    Redis redis;

    private final String name = Api.freshName();
    private final String target = Api.registerAthlete(name);
    private final String moderator = Api.fresh("m");
    private final String text = name + "就是个废物赶紧滚出国家队 " + Api.fresh("x");
    private final List<String> authors = new ArrayList<>();

    @Test
    void isGoneFromListAccountsAnswersAndCases() throws Exception {
        JsonPath last = swarm();
        String group = last.getString("coordination.groupId");
        assertThat(listed()).containsExactly(group);
        assertThat(groupsOf(authors.get(0))).containsExactly(group);
        String caseId = last.getString("caseId");
        gathering.gather();

        // The comments that were not looked at stay a case of the group's, which draws nobody in any more.
        decide(caseId, "OVERTURN", 1);
        awaitTakenBack(group);

        assertThat(listed()).isEmpty();
        assertThat(authors).allSatisfy(author -> assertThat(groupsOf(author)).isEmpty());
        JsonPath next = say(Api.fresh("u"), text);
        assertNamesNoGroup(next);
        for (int i = 0; i < 12; i++) {
            String again = authors.get(i % SWARM);
            assertNamesNoGroup(say(again, text));
        }
        assertThat(listed()).isEmpty();
        assertThat(group(group).getString("takenBackAt")).isNotNull();
        JsonPath loose = CaseCalls.insult(authors.get(0), name);
        String looseCase = loose.getString("caseId");
        gathering.gather();
        assertThat(CaseCalls.get(looseCase).getString("state")).isEqualTo("OPEN");
        assertThat(CaseCalls.get(looseCase).getString("kind")).isNotEqualTo("GROUP");
        Chain.holds(database);
    }

    @Test
    void isBackOnceTheDecisionIsUndoneOrAnotherOneStands() throws Exception {
        JsonPath last = swarm();
        String group = last.getString("coordination.groupId");
        String caseId = last.getString("caseId");
        gathering.gather();
        String overturn = decide(caseId, "OVERTURN", 1);
        awaitTakenBack(group);

        CaseCalls.undo(overturn, moderator).then().statusCode(200);
        awaitGivenBack(group);
        assertThat(groupsOf(authors.get(0))).containsExactly(group);
        JsonPath next = say(Api.fresh("u"), text);
        assertThat(next.getString("coordination.groupId")).isEqualTo(group);

        decide(caseId, "OVERTURN", 1);
        awaitTakenBack(group);
        // What the first decision left is a case of the same group's.
        String rest = CaseCalls.all("/v1/cases").stream()
                .filter(one -> group.equals(one.get("groupId")))
                .map(one -> (String) one.get("id"))
                .findFirst()
                .orElseThrow();
        String uphold = decide(rest, "UPHOLD", null);
        awaitGivenBack(group);

        CaseCalls.undo(uphold, moderator).then().statusCode(200);
        awaitTakenBack(group);
        Chain.holds(database);
    }

    @Test
    void redisThatHasLostItIsToldAgain() {
        JsonPath last = swarm();
        String group = last.getString("coordination.groupId");
        await().atMost(SOON)
                .until(() ->
                        new Rows(database).count("SELECT count(*) FROM group_snapshot WHERE group_id = ?", group) == 1);
        String decision = decide(last.getString("caseId"), "OVERTURN", null);
        awaitTakenBack(group);

        String tag = "tl:{local:group:" + group + "}:";
        delete(tag + "actions", tag + "members", tag + "targets", tag + "facts");
        delete("tl:{local:groups:all}:touched", "tl:{local:groups:all}:seen");
        assertThat(listed()).isEmpty();
        assertThat(group(group).getString("takenBackAt")).isNotNull();
        delete("tl:{*:groups:0}:kept");
        await().atMost(SOON)
                .until(() ->
                        send(Request.cmd(Command.HEXISTS).arg(tag + "facts").arg("cleared"))
                                        .toInteger()
                                == 1);
        assertThat(listed()).isEmpty();
        assertNamesNoGroup(say(Api.fresh("u"), text));

        CaseCalls.undo(decision, moderator).then().statusCode(200);
        await().atMost(SOON).untilAsserted(() -> assertThat(group(group).getString("takenBackAt"))
                .isNull());
    }

    /** @return the answer to the last one */
    private JsonPath swarm() {
        JsonPath last = null;
        for (int i = 0; i < SWARM; i++) {
            String author = Api.fresh("swarm");
            last = say(author, text);
            authors.add(author);
        }
        JsonPath told = last;
        assertThat(told.getString("coordination.groupId")).matches("g_[0-9a-f]{16}");
        assertThat(measures(told)).contains("DISSOLVE_GROUP");
        assertThat(CaseCalls.get(told.getString("caseId")).getString("kind")).isEqualTo("GROUP");
        return told;
    }

    private int said;

    private JsonPath say(String author, String text) {
        Map<String, Object> comment = Api.comment(Api.fresh("c"), author, text);
        comment.put("postedAt", "2026-03-02T20:00:%02dZ".formatted(said++));
        comment.put("options", Map.of("deadlineMs", 10_000));
        return Api.assess(comment).then().statusCode(200).extract().jsonPath();
    }

    private void assertNamesNoGroup(JsonPath told) {
        assertThat(told.getString("coordination.groupId")).isNull();
        assertThat(measures(told)).doesNotContain("DISSOLVE_GROUP");
        String caseId = told.getString("caseId");
        assertThat(caseId == null || !CaseCalls.get(caseId).getString("kind").equals("GROUP"))
                .isTrue();
    }

    private static List<String> measures(JsonPath told) {
        return told.getList("recommendations.action", String.class);
    }

    private String decide(String caseId, String outcome, Integer membersSeen) {
        CaseCalls.claim(caseId, moderator).then().statusCode(200);
        Map<String, Object> decision = new HashMap<>(CaseCalls.decision(moderator, outcome));
        decision.put("membersSeen", membersSeen);
        return CaseCalls.decide(caseId, decision)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void awaitTakenBack(String group) {
        await().atMost(SOON).untilAsserted(() -> assertThat(group(group).getString("takenBackAt"))
                .isNotNull());
        await().atMost(SOON).untilAsserted(() -> assertThat(listed()).isEmpty());
    }

    private void awaitGivenBack(String group) {
        await().atMost(SOON).untilAsserted(() -> assertThat(group(group).getString("takenBackAt"))
                .isNull());
        await().atMost(SOON).untilAsserted(() -> assertThat(listed()).containsExactly(group));
    }

    private List<String> listed() {
        return Api.call()
                .get("/v1/groups?targetId=" + target)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.id", String.class);
    }

    private static JsonPath group(String id) {
        return Api.call()
                .get("/v1/groups/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<String> groupsOf(String author) {
        return CaseCalls.account(author).getList("groups.groupId", String.class);
    }

    private void delete(String... keys) {
        for (String key : keys) {
            send(Request.cmd(Command.DEL).arg(key));
        }
    }

    private Response send(Request request) {
        return redis.send(request).await().indefinitely();
    }
}
