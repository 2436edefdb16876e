package io.touchline.handling.protection;

import static io.touchline.testsupport.Api.assess;
import static io.touchline.testsupport.Api.call;
import static io.touchline.testsupport.Api.comment;
import static io.touchline.testsupport.Api.fresh;
import static io.touchline.testsupport.Api.freshName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.redis.client.RedisAPI;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A storm on an athlete who is under age, from its first comment to calm, as caller and moderator see it. */
@QuarkusTest
class StormScenarioTest {

    private static final List<String> STORM_MEASURES =
            List.of("LIMIT_STRANGERS", "ONE_CLICK_PROTECT", "PRESERVE_EVIDENCE", "SLOW_MODE", "STORM_ALERT");

    @Inject
    ProtectionWatch watch;

    @Inject
    RedisAPI redis;

    private final String name = freshName();
    private final String target = fresh("minor");

    /** It begins seventy minutes ago, so that the first reviews are due by now. */
    private final Instant begin = Instant.now().minus(70, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.MINUTES);

    @Test
    void fromTheFirstCommentToCalm() {
        call().body(Map.of("name", name, "role", "ATHLETE", "minor", true))
                .put("/v1/targets/" + target)
                .then()
                .statusCode(200)
                .body("protection", equalTo("STANDARD"));

        // Calm: each hostile comment is answered by itself, nothing is said of a storm.
        JsonPath first = hostile(0);
        assertThat(first.getString("storms[0].level")).isEqualTo("CALM");
        assertThat(actions(first)).doesNotContain("STORM_ALERT", "SLOW_MODE");
        for (int i = 1; i < 7; i++) {
            hostile(i);
        }
        assertThat(standing()).doesNotContain("STORM_ALERT");

        // Rising: a minor is protected already.
        JsonPath eighth = hostile(7);
        assertThat(eighth.getString("storms[0].level")).isEqualTo("RISING");
        assertThat(actions(eighth)).containsAll(STORM_MEASURES);
        assertThat(advice(eighth, "SLOW_MODE").get("targetIds")).isEqualTo(List.of(target));
        assertThat(advice(eighth, "STORM_ALERT").get("targetIds")).isEqualTo(List.of(target));
        assertThat(advice(eighth, "SLOW_MODE").get("reviewAt"))
                .isEqualTo(at(7).plus(1, ChronoUnit.HOURS).toString());
        assertThat(standing()).containsAll(STORM_MEASURES);
        assertThat(call().get("/v1/protections?limit=200").jsonPath().getList("items.targetId", String.class))
                .contains(target);

        // Storm: the same measures, one row each however many comments call for them.
        JsonPath last = null;
        for (int i = 8; i < 24; i++) {
            last = hostile(i);
        }
        assertThat(last.getString("storms[0].level")).isEqualTo("STORM");
        assertThat(standing()).doesNotHaveDuplicates().containsAll(STORM_MEASURES);
        Map<String, Object> alert = measure("STORM_ALERT");
        assertThat(alert.get("beganAt")).isEqualTo(at(7).toString());
        assertThat(alert.get("rule")).isEqualTo("default#protect-early-in-rising-storm");

        // Calm again: the alert is over, slow mode was due for its review; what needs longer stays.
        assertThat(call().get("/v1/targets/" + target + "/storm").jsonPath().getString("level"))
                .isEqualTo("CALM");
        watch.look();
        assertThat(measure("STORM_ALERT").get("endedHow")).isEqualTo("CALM");
        assertThat(measure("SLOW_MODE").get("endedHow")).isEqualTo("CALM");
        assertThat(standing()).contains("ONE_CLICK_PROTECT", "PRESERVE_EVIDENCE");

        // A person may end it, and it stays away.
        String lift = "/v1/targets/" + target + "/protection/ONE_CLICK_PROTECT/lift";
        call().body(Map.of("decidedBy", "mod-1", "reason", "agreed with the family"))
                .post(lift)
                .then()
                .statusCode(200)
                .body("endedHow", equalTo("PERSON"))
                .body("endedBy", equalTo("mod-1"));
        call().body(Map.of("decidedBy", "mod-1", "reason", "again"))
                .post(lift)
                .then()
                .statusCode(404);
        assertThat(actions(hostile(25))).doesNotContain("ONE_CLICK_PROTECT").contains("PRESERVE_EVIDENCE");
        assertThat(standing()).doesNotContain("ONE_CLICK_PROTECT").contains("PRESERVE_EVIDENCE");

        // Not from what else may come.
        assertThat(actions(said(26, name + "，我今晚弄死你"))).contains("ONE_CLICK_PROTECT");
        assertThat(measure("ONE_CLICK_PROTECT").get("rule")).isEqualTo("default#block-threat");

        // And it was a mistake: both are one from now on.
        call().body(Map.of("decidedBy", "mod-2", "reason", "the family asks for it"))
                .post(lift + "/undo")
                .then()
                .statusCode(200)
                .body("endedAt", equalTo(null))
                .body("moreRules", hasItem("default#protect-early-in-rising-storm"));
        assertThat(actions(hostile(27))).contains("ONE_CLICK_PROTECT");
    }

    @Test
    void whatIsLiftedInTheMiddleOfItStaysAwayThoughMilderRulesAskForItToo() {
        put("STANDARD");
        for (int i = 0; i < 24; i++) {
            hostile(i);
        }
        List<String> away = List.of("SLOW_MODE", "STORM_ALERT", "WATCH");
        assertThat(standing()).containsAll(away);

        away.forEach(action -> call().body(Map.of("decidedBy", "mod-1", "reason", "not needed"))
                .post("/v1/targets/" + target + "/protection/" + action + "/lift")
                .then()
                .statusCode(200));

        // Not the fifth copy of a text: a group would be another reason to watch.
        assertThat(actions(said(24, name + "丢人现眼的废物，看一眼都恶心")))
                .doesNotContainAnyElementsOf(away)
                .contains("LIMIT_STRANGERS");
        assertThat(standing()).doesNotContainAnyElementsOf(away).contains("LIMIT_STRANGERS");
    }

    @Test
    void whoAsksForAnOpenSectionInTheMiddleOfItGetsOne() {
        put("STANDARD");
        for (int i = 0; i < 24; i++) {
            hostile(i);
        }
        assertThat(standing()).containsAll(STORM_MEASURES);

        put("OPEN");
        watch.look();

        assertThat(standing())
                .doesNotContain("SLOW_MODE", "LIMIT_STRANGERS", "ONE_CLICK_PROTECT")
                .contains("PRESERVE_EVIDENCE");
        assertThat(measure("ONE_CLICK_PROTECT").get("endedHow")).isEqualTo("WISH");

        // The wish is taken back: what the next comment calls for stands again.
        put("STANDARD");
        assertThat(actions(hostile(24))).containsAll(STORM_MEASURES);
        assertThat(standing()).containsAll(STORM_MEASURES);
    }

    private void put(String wish) {
        call().body(Map.of("name", name, "role", "ATHLETE", "minor", true, "protection", wish))
                .put("/v1/targets/" + target)
                .then()
                .statusCode(200);
    }

    @Test
    void aRedisThatLostItsDataEndsNothing() {
        call().body(Map.of("name", name, "role", "ATHLETE", "minor", true))
                .put("/v1/targets/" + target)
                .then()
                .statusCode(200);
        for (int i = 0; i < 24; i++) {
            hostile(i);
        }
        assertThat(standing()).containsAll(STORM_MEASURES);

        redis.delAndAwait(List.of("tl:{local:target:" + target + "}:gauge"));
        assertThat(call().get("/v1/targets/" + target + "/storm").jsonPath().getString("level"))
                .isEqualTo("CALM");
        watch.look();

        assertThat(standing()).containsAll(STORM_MEASURES);
    }

    private Instant at(int i) {
        return begin.plusSeconds(5L * i);
    }

    /** Every comment is another person's, in words of their own. */
    private JsonPath hostile(int i) {
        List<String> words = List.of("滚出国家队吧", "就是个废物", "真是垃圾一个", "蠢货别打了", "脑残东西", "没用的东西快滚");
        return said(i, name + words.get(i % words.size()) + "，第" + (i + 3) + "次看得想吐");
    }

    private JsonPath said(int i, String text) {
        Map<String, Object> comment = comment(fresh("c"), fresh("u"), text);
        comment.put("postedAt", at(i).toString());
        JsonPath answer = assess(comment).then().statusCode(200).extract().jsonPath();
        assertThat(answer.getDouble("scores.abuse")).isGreaterThanOrEqualTo(0.5);
        assertThat(answer.getBoolean("stored")).isTrue();
        return answer;
    }

    private static List<String> actions(JsonPath answer) {
        return answer.getList("recommendations.action", String.class);
    }

    private static Map<String, Object> advice(JsonPath answer, String action) {
        return answer.getMap("recommendations.find { it.action == '" + action + "' }");
    }

    private Map<String, Object> measure(String action) {
        return protection().getMap("measures.find { it.action == '" + action + "' }");
    }

    private List<String> standing() {
        List<String> standing = new ArrayList<>();
        protection().<Map<String, Object>>getList("measures").forEach(measure -> {
            if (measure.get("endedAt") == null) {
                standing.add((String) measure.get("action"));
            }
        });
        return standing;
    }

    private JsonPath protection() {
        return call().get("/v1/targets/" + target + "/protection")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
