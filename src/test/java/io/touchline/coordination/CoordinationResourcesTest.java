package io.touchline.coordination;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.touchline.api.AccountKey;
import io.touchline.testsupport.SpecialProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SpecialProfile.class)
class CoordinationResourcesTest {

    @Inject
    CoordinationTracker tracker;

    /** The namespace is that of the key; the target keeps this test's groups apart from those of others. */
    private final String targetId = "lin-" + Comments.random();

    private int swarms;

    @Test
    void showsAGroupWithoutItsText() {
        String id = swarm(text(1), 0, "0", "1", "2", "3", "dead");

        get("/v1/groups/" + id)
                .statusCode(200)
                .body("id", equalTo(id))
                .body("kind", equalTo("SAME_TEXT_SWARM"))
                .body("targetIds", contains(targetId))
                .body("firstSeen", equalTo("2026-08-03T14:00:00Z"))
                .body("lastSeen", equalTo("2026-08-03T14:00:04Z"))
                .body("members", hasSize(5))
                .body(
                        "members.accountId",
                        containsInAnyOrder(
                                is(user("0")), is(user("1")), is(user("2")), is(user("3")), startsWith("key:")))
                .body("members.actions", contains(1, 1, 1, 1, 1))
                .body("members[0].score", equalTo(0.75f))
                .body("edges", hasSize(10))
                .body("edges[0].a", equalTo(user("0")))
                .body("edges[0].b", equalTo(user("1")))
                .body("edges[0].weight", equalTo(1))
                .body("evidence", hasSize(1))
                .body("evidence[0].kind", equalTo("SAME_TEXT"))
                .body("evidence[0].count", equalTo(5))
                .body("evidence[0].window", equalTo("PT10M"));
    }

    @Test
    void pagesThroughGroupsNewestFirst() {
        List<String> newestFirst = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            newestFirst.add(0, swarm(text(i), 60L * i, "0", "1", "2", "3", "4"));
        }

        List<String> paged = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            ValidatableResponse page =
                    get("/v1/groups?limit=2&targetId=" + targetId + cursor).statusCode(200);
            paged.addAll(page.extract().jsonPath().getList("items.id", String.class));
            String next = page.extract().path("nextCursor");
            cursor = next == null ? null : "&cursor=" + next;
        }

        assertThat(paged).isEqualTo(newestFirst);
    }

    @Test
    void listsSummaries() {
        String id = swarm(text(1), 0, "0", "1", "2", "3", "4");

        get("/v1/groups?targetId=" + targetId)
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(id))
                .body("items[0].memberCount", equalTo(5))
                .body("items[0].members", nullValue())
                .body("nextCursor", nullValue())
                .body("degraded", hasSize(0));
        get("/v1/groups?targetId=no-such").statusCode(200).body("items", hasSize(0));
    }

    @Test
    void groupsOfOtherNamespacesAreNotThere() {
        String id = swarm(text(1), 0, "0", "1", "2", "3", "4");

        given().header("X-Api-Key", SpecialProfile.OTHER_KEY)
                .get("/v1/groups/" + id)
                .then()
                .statusCode(404);
        given().header("X-Api-Key", SpecialProfile.OTHER_KEY)
                .get("/v1/groups")
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(id)));
        given().get("/v1/groups").then().statusCode(401);
    }

    @Test
    void refusesWhatIsNotThere() {
        get("/v1/groups/g_0000000000000000").statusCode(404).contentType("application/problem+json");
        get("/v1/groups/g_%7D%7B").statusCode(404);
        get("/v1/groups?cursor=Zm9v").statusCode(422).body("errors[0].pointer", equalTo("/cursor"));
        get("/v1/groups?limit=0").statusCode(422);
        get("/v1/groups?target=" + targetId).statusCode(400).body("errors[0].pointer", equalTo("/target"));
        get("/v1/groups?targetId=").statusCode(422).body("errors[0].pointer", equalTo("/targetId"));
        get("/v1/groups?targetId=Lin_Zhixia").statusCode(422).body("errors[0].pointer", equalTo("/targetId"));
        get("/v1/targets/unknown-one/storm").statusCode(404);
    }

    @Test
    void tellsTheStormOfATarget() {
        String url = "/v1/targets/" + targetId + "/storm";
        get(url).statusCode(200)
                .body("level", equalTo("CALM"))
                .body("hostileLast5Min", equalTo(0))
                .body("baselinePerMinute", equalTo(0.2f));
        List<Observation> storm = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            storm.add(comment(text(i), key(Integer.toString(i)), Instant.now()));
        }
        tracker.observe(storm, Duration.ofSeconds(5)).await().indefinitely();

        get(url).statusCode(200)
                .body("targetId", equalTo(targetId))
                .body("level", equalTo("STORM"))
                .body("hostileLast5Min", equalTo(20))
                .body("commentsLast5Min", equalTo(20))
                .body("at", not(nullValue()));
    }

    private String swarm(String text, long second, String... accounts) {
        String groupId = null;
        swarms++;
        for (String account : accounts) {
            Observation comment = comment(text, key(account), Comments.KICK_OFF.plusSeconds(second++));
            groupId = tracker.observe(List.of(comment), Duration.ofSeconds(5))
                    .await()
                    .indefinitely()
                    .get(0)
                    .groupId()
                    .orElse(null);
        }
        return groupId;
    }

    private Observation comment(String text, AccountKey account, Instant at) {
        return new Observation(
                "local",
                UUID.randomUUID().toString().replace("-", ""),
                account,
                at,
                0.9,
                Comments.objects("local", text, 0.9, null, targetId),
                List.of(targetId));
    }

    /** No two of them, and no two tests, have anything in common. */
    private String text(int number) {
        Random random = new Random(31L * targetId.hashCode() + number);
        StringBuilder text = new StringBuilder();
        random.ints(20, 0x4E00, 0x9000).forEach(text::appendCodePoint);
        return text.toString();
    }

    /** Of this test and this swarm alone: groups that share accounts become one. */
    private AccountKey key(String prefix) {
        String own = prefix + swarms + targetId.substring(4).replace("-", "");
        return AccountKey.ofHex((own + "0".repeat(32)).substring(0, 32));
    }

    private String user(String prefix) {
        return "user-" + key(prefix).hex();
    }

    private static ValidatableResponse get(String path) {
        return given().urlEncodingEnabled(path.contains("}"))
                .header("X-Api-Key", "local")
                .get(path)
                .then();
    }
}
