package io.touchline.coordination;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.touchline.api.AccountKey;
import io.touchline.api.KeyedHash;
import io.touchline.api.redis.CallReach;
import io.touchline.testsupport.SpecialProfile;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SpecialProfile.class)
class CompanyViewTest {

    @Inject
    GroupSnapshots snapshots;

    @Inject
    GroupMembers members;

    @Inject
    Clock clock;

    @Inject
    CoordinationConfig config;

    @Inject
    Redis redis;

    @Inject
    KeyedHash hash;

    private final String authorId = "u/9 " + Comments.random();
    private Swarms swarms;

    @BeforeEach
    void bookGroupsAsTheServiceDoes() {
        swarms = new Swarms(Coordination.of(redis, CallReach.NODE, clock, config, snapshots::note)
                .groups());
    }

    @Test
    void tellsTheGroupsOfAnAccountNewestFirst() {
        AccountKey account = hash.account("local", authorId);
        String older = swarms.with(account, 0);
        swarms.join(older, Swarms.anyAccount(), 60);
        String newer = swarms.with(account, 3600);

        get(authorId)
                .statusCode(200)
                .body("accountId", equalTo(authorId))
                .body("groups.groupId", contains(newer, older))
                .body("groups[1].kind", equalTo("SAME_TEXT_SWARM"))
                .body("groups[1].actions", equalTo(1))
                .body("groups[1].score", equalTo(0.823223f))
                .body("groups[1].firstSeen", equalTo("2026-08-03T14:00:00Z"))
                .body("groups[1].lastSeen", equalTo("2026-08-03T14:01:00Z"))
                .body("groups[1].memberCount", equalTo(6));
    }

    /** A case would draw them in. */
    @Test
    void nobodyIsAMemberOfAGroupThatWasTakenBack() {
        AccountKey account = hash.account("local", authorId);
        String standing = swarms.with(account, 0);
        String takenBack = swarms.goingRound(account);

        assertThat(members.of("local", standing)).hasSize(5);
        assertThat(members.of("local", takenBack)).isEmpty();
        get(authorId).statusCode(200).body("groups.groupId", contains(standing));
    }

    @Test
    void countsEachAccountThatItMetOnce() {
        AccountKey account = hash.account("local", authorId);
        List<Tie> met = List.of(
                new Tie(Comments.account(1), List.of(1L), 9, 1_785_765_600),
                new Tie(Comments.account(1), List.of(2L), 9, 1_785_765_600),
                new Tie(Comments.account(2), List.of(2L), 9, 1_785_765_600));
        AccountTies.of(redis, CallReach.NODE, config)
                .add(Map.of(new AccountTies.Owner("local", account), met), Set.of(), (owner, standing) -> {})
                .forEach(call -> call.await().indefinitely());

        get(authorId).statusCode(200).body("ties", equalTo(2));
    }

    @Test
    void namesTheGroupThatAGroupHasBecomePartOf() {
        AccountKey account = hash.account("local", authorId);
        String younger = swarms.with(account, 0);
        String older = swarms.with(Swarms.anyAccount(), 0);
        new GroupStore(redis, config).close("local", younger, older).await().indefinitely();

        get(authorId).statusCode(200).body("groups.groupId", contains(older));
    }

    @Test
    void knowsNothingOfAnAccountThatNeverMovedWithOthers() {
        get(authorId).statusCode(200).body("groups", hasSize(0)).body("ties", equalTo(0));
    }

    @Test
    void looksInTheCallersNamespaceOnly() {
        swarms.with(hash.account("local", authorId), 0);

        given().header("X-Api-Key", SpecialProfile.OTHER_KEY)
                .get("/v1/accounts/{id}", Map.of("id", authorId))
                .then()
                .statusCode(200)
                .body("groups", hasSize(0));
    }

    @Test
    void refusesWhatCannotBeAnId() {
        IntStream.of(0x00, 0x0A, 0x7F)
                .mapToObj(Character::toString)
                .forEach(control -> get("a" + control).statusCode(422).body("errors[0].pointer", equalTo("/id")));
        get("a".repeat(129)).statusCode(422).contentType("application/problem+json");
        get("a".repeat(128)).statusCode(200);
    }

    private static ValidatableResponse get(String authorId) {
        return given().header("X-Api-Key", "local")
                .get("/v1/accounts/{id}", Map.of("id", authorId))
                .then();
    }
}
