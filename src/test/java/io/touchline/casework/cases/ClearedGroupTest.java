package io.touchline.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchline.coordination.BroughtVerdicts;
import io.touchline.coordination.LostVerdicts;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.Rows;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A group that a person finds innocent is accused no more, wherever groups are told of. */
@QuarkusTest
class ClearedGroupTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Inject
    CaseGathering gathering;

    @Inject
    DataSource database;

    @Inject
    Redis redis;

    private final String moderator = Api.fresh("m");
    private Swarm swarm;

    @BeforeEach
    void swarm() {
        swarm = new Swarm();
    }

    @Test
    void isGoneFromListAccountsAnswersAndCases() throws Exception {
        assertThat(swarm.listed()).containsExactly(swarm.groupId());
        assertThat(swarm.authors())
                .allSatisfy(author -> assertThat(Swarm.groupsOf(author)).containsExactly(swarm.groupId()));
        gathering.gather();

        // The comments that were not looked at stay a case of the group's, which draws nobody in any more.
        decide(swarm.caseId(), "OVERTURN", 1);
        // By itself, within a second; elsewhere it is brought at once.
        awaitTakenBack();

        assertThat(swarm.authors())
                .allSatisfy(author -> assertThat(Swarm.groupsOf(author)).isEmpty());
        assertNamesNoGroup(swarm.say(Api.fresh("u")));
        for (int i = 0; i < 12; i++) {
            assertNamesNoGroup(swarm.say(swarm.authors().get(i % 6)));
        }
        assertThat(swarm.listed()).isEmpty();
        assertThat(swarm.takenBackAt()).isNotNull();
        String loose = CaseCalls.insult(swarm.authors().get(0), swarm.name()).getString("caseId");
        gathering.gather();
        assertThat(CaseCalls.get(loose).getString("state")).isEqualTo("OPEN");
        assertThat(CaseCalls.get(loose).getString("kind")).isNotEqualTo("GROUP");
        Chain.holds(database);
    }

    @Test
    void isBackOnceTheDecisionIsUndoneOrAnotherOneStands() throws Exception {
        gathering.gather();
        String overturn = decide(swarm.caseId(), "OVERTURN", 1);
        BroughtVerdicts.bring();
        awaitTakenBack();

        CaseCalls.undo(overturn, moderator).then().statusCode(200);
        BroughtVerdicts.bring();
        awaitGivenBack();
        assertThat(Swarm.groupsOf(swarm.authors().get(0))).containsExactly(swarm.groupId());
        JsonPath next = swarm.say(Api.fresh("u"));
        assertThat(next.getString("coordination.groupId")).isEqualTo(swarm.groupId());

        decide(swarm.caseId(), "OVERTURN", 1);
        BroughtVerdicts.bring();
        awaitTakenBack();
        // What the first decision left is a case of the same group's.
        String rest = CaseCalls.all("/v1/cases").stream()
                .filter(one -> swarm.groupId().equals(one.get("groupId")))
                .map(one -> (String) one.get("id"))
                .findFirst()
                .orElseThrow();
        String uphold = decide(rest, "UPHOLD", null);
        BroughtVerdicts.bring();
        awaitGivenBack();

        CaseCalls.undo(uphold, moderator).then().statusCode(200);
        BroughtVerdicts.bring();
        awaitTakenBack();
        Chain.holds(database);
    }

    @Test
    void redisThatHasLostItIsToldAgain() {
        Rows rows = new Rows(database);
        await().atMost(SOON)
                .until(() -> rows.count(
                                "SELECT count(*) FROM group_snapshot WHERE group_id = ? AND member_count = 6",
                                swarm.groupId())
                        == 1);
        String decision = decide(swarm.caseId(), "OVERTURN", null);
        BroughtVerdicts.bring();
        awaitTakenBack();
        String tag = "tl:{local:group:" + swarm.groupId() + "}:";
        delete(tag + "actions", tag + "members", tag + "targets", tag + "facts");
        send(Request.cmd(Command.ZREM).arg("tl:{local:groups:all}:touched").arg(swarm.groupId()));

        assertThat(swarm.listed()).isEmpty();
        assertThat(swarm.takenBackAt()).isNotNull();
        delete("tl:{*:groups:0}:kept");
        LostVerdicts.look();
        BroughtVerdicts.bring();
        await().atMost(SOON)
                .until(() ->
                        send(Request.cmd(Command.HEXISTS).arg(tag + "facts").arg("cleared"))
                                        .toInteger()
                                == 1);
        assertNamesNoGroup(swarm.say(Api.fresh("u")));
        assertThat(swarm.listed()).isEmpty();

        CaseCalls.undo(decision, moderator).then().statusCode(200);
        BroughtVerdicts.bring();
        await().pollDelay(Duration.ZERO).atMost(SOON).untilAsserted(() -> assertThat(swarm.takenBackAt())
                .isNull());
    }

    /** As where the part of Redis that holds it is away. */
    @Test
    void oneThatRedisCannotBeToldOfKeepsNoOtherWaiting() {
        Rows rows = new Rows(database);
        String other = "g_" + Long.toHexString(System.nanoTime());
        String otherFacts = "tl:{local:group:" + other + "}:facts";
        send(Request.cmd(Command.SET).arg(otherFacts).arg("no hash"));
        rows.change(
                """
                INSERT INTO group_verdict (namespace, group_id, whole_id, decided_at, cleared, version)
                VALUES ('local', ?, ?, now(), true, 1)
                """,
                other,
                other);
        try {
            decide(swarm.caseId(), "OVERTURN", null);
            BroughtVerdicts.bring();
            String facts = "tl:{local:group:" + swarm.groupId() + "}:facts";
            await().atMost(SOON)
                    .until(() -> send(Request.cmd(Command.HEXISTS).arg(facts).arg("cleared"))
                                    .toInteger()
                            == 1);
            String copied = "SELECT count(*) FROM group_verdict WHERE group_id = ? AND copied = version";
            await().atMost(SOON).until(() -> rows.count(copied, swarm.groupId()) == 1);
            assertThat(rows.count(copied, other)).isZero();
        } finally {
            rows.change("DELETE FROM group_verdict WHERE group_id = ?", other);
            delete(otherFacts);
        }
    }

    private static void assertNamesNoGroup(JsonPath told) {
        assertThat(told.getString("coordination.groupId")).isNull();
        assertThat(Swarm.measures(told)).doesNotContain("DISSOLVE_GROUP");
        String caseId = told.getString("caseId");
        assertThat(caseId == null || !CaseCalls.get(caseId).getString("kind").equals("GROUP"))
                .isTrue();
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

    private void awaitTakenBack() {
        await().pollDelay(Duration.ZERO).atMost(SOON).untilAsserted(() -> {
            assertThat(swarm.takenBackAt()).isNotNull();
            assertThat(swarm.listed()).isEmpty();
        });
    }

    private void awaitGivenBack() {
        await().pollDelay(Duration.ZERO).atMost(SOON).untilAsserted(() -> {
            assertThat(swarm.takenBackAt()).isNull();
            assertThat(swarm.listed()).containsExactly(swarm.groupId());
        });
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
