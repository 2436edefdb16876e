package io.touchline.coordination;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.touchline.api.AccountKey;
import io.touchline.api.KeyedHash;
import io.touchline.api.redis.CallReach;
import io.touchline.api.redis.RedisGate;
import io.touchline.testsupport.MovableClock;
import io.touchline.testsupport.SpecialProfile;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SpecialProfile.class)
class GroupSnapshotsTest {

    @Inject
    CoordinationTracker tracker;

    @Inject
    GroupSnapshots snapshots;

    @Inject
    MissedSnapshots missed;

    @Inject
    GroupSnapshotRetention retention;

    @Inject
    RedisGate gate;

    @Inject
    CoordinationConfig config;

    @Inject
    MovableClock clock;

    @Inject
    Redis redis;

    @Inject
    DataSource database;

    @Inject
    KeyedHash hash;

    private Swarms swarms;

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @BeforeEach
    void bookGroupsAsTheServiceDoes() {
        swarms = new Swarms(Coordination.of(redis, CallReach.NODE, clock, config, snapshots::note)
                .groups());
    }

    @Test
    void servesAGroupThatRedisHasLetGo() {
        String id = swarms.with(Swarms.anyAccount(), 0);
        String before = get(id).statusCode(200).extract().asString();
        snapshots.write();
        Swarms.forget(redis, id);

        String after = get(id).statusCode(200).extract().asString();

        assertThat(after).isEqualTo(before);
    }

    @Test
    void listsGroupsThatRedisHasLetGoAmongTheOthers() {
        List<String> newestFirst = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            newestFirst.add(0, swarms.with(Swarms.anyAccount(), 60L * i));
        }
        snapshots.write();
        letGo(newestFirst.get(0));
        letGo(newestFirst.get(3));
        letGo(newestFirst.get(5));

        List<String> paged = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = list("limit=2" + cursor).extract().jsonPath();
            paged.addAll(page.getList("items.id", String.class));
            String next = page.getString("nextCursor");
            cursor = next == null ? null : "&cursor=" + next;
        }

        assertThat(paged).isEqualTo(newestFirst);
    }

    /** The list lies on another node of a cluster, and still has it. */
    @Test
    void listsAGroupThatItsNodeHasLost() {
        String lost = swarms.with(Swarms.anyAccount(), 0);
        String kept = swarms.with(Swarms.anyAccount(), 60);
        snapshots.write();
        Swarms.forget(redis, lost);

        assertThat(list("limit=5").extract().jsonPath().getList("items.id", String.class))
                .containsExactly(kept, lost);
    }

    @Test
    void groupThatWasTakenBackIsStillAnsweredAndListedNowhere() {
        AccountKey account = Swarms.anyAccount();
        String id = swarms.goingRound(account);
        String before = get(id).statusCode(200)
                .body("takenBackAt", startsWith("2026-08-03T14:"))
                .body("members", hasSize(40))
                .extract()
                .asString();
        list("limit=1").body("items", hasSize(0));
        ask("/v1/accounts/user-" + account.hex()).body("groups", hasSize(0));
        snapshots.write();
        letGo(id);

        list("limit=1").body("items", hasSize(0));
        assertThat(get(id).statusCode(200).extract().asString()).isEqualTo(before);
    }

    private ValidatableResponse list(String query) {
        return ask("/v1/groups?targetId=" + swarms.targetId() + "&" + query).statusCode(200);
    }

    /** As if the process had been killed between the change and the copy. */
    @Test
    void copiesWhatAKilledProcessLeftBehind() {
        Swarms unnoted = new Swarms(Coordination.of(redis, CallReach.NODE, clock, config, (namespace, id) -> {})
                .groups());
        AccountKey late = Swarms.anyAccount();
        String id = unnoted.with(Swarms.anyAccount(), 0);
        missed.find();
        snapshots.write();
        unnoted.join(id, late, 60);
        missed.find();
        snapshots.write();
        Swarms.forget(redis, id);

        get(id).statusCode(200).body("members.accountId", hasItem("user-" + late.hex()));
    }

    @Test
    void companyThatComesBackAfterItsGroupIsGoneLeavesTheCopyAsItWas() {
        List<AccountKey> company = List.of(Swarms.anyAccount(), Swarms.anyAccount(), Swarms.anyAccount());
        Raiders raiders = new Raiders(tracker);
        String first = raiders.raid(company, 0);
        String before = get(first).statusCode(200).extract().asString();
        snapshots.write();
        new GroupStore(redis, config)
                .kin("local", first)
                .await()
                .indefinitely()
                .forEach(id -> Swarms.forget(redis, id));
        letGo(first);

        String second = raiders.raid(company, Duration.ofDays(8).toSeconds());
        snapshots.write();

        assertThat(second).isNotEqualTo(first);
        assertThat(get(first).statusCode(200).extract().asString()).isEqualTo(before);
    }

    @Test
    void companyThatComesBackAfterRedisLostItsDataLeavesTheCopyAsItWas() {
        List<AccountKey> company = List.of(Swarms.anyAccount(), Swarms.anyAccount(), Swarms.anyAccount());
        Raiders raiders = new Raiders(tracker);
        String first = raiders.raid(company, 0);
        String before = get(first).statusCode(200).extract().asString();
        snapshots.write();
        redis.send(Request.cmd(Command.FLUSHALL)).await().indefinitely();

        String second = raiders.raid(company, 20_000);
        snapshots.write();

        assertThat(second).isNotEqualTo(first);
        assertThat(get(first).statusCode(200).extract().asString()).isEqualTo(before);
    }

    @Test
    void servesWhatTheTrackerFound() {
        String found = null;
        String text = "no two runs say " + Comments.random();
        for (int i = 0; i < 6; i++) {
            Observation comment = new Observation(
                    "local",
                    UUID.randomUUID().toString().replace("-", ""),
                    Swarms.anyAccount(),
                    Comments.KICK_OFF.plusSeconds(i),
                    0.9,
                    Comments.objects("local", text, 0.9, null, swarms.targetId()),
                    List.of(swarms.targetId()));
            found = tracker.observe(List.of(comment), Duration.ofSeconds(5))
                    .await()
                    .indefinitely()
                    .get(0)
                    .groupId()
                    .orElse(null);
        }
        String id = get(found).statusCode(200).extract().path("id");
        snapshots.write();
        Swarms.forget(redis, found);
        Swarms.forget(redis, id);

        get(found).statusCode(200).body("id", equalTo(id));
    }

    @Test
    void keepsToTheNamespace() {
        String id = swarms.with(Swarms.anyAccount(), 0);
        snapshots.write();
        Swarms.forget(redis, id);

        given().header("X-Api-Key", SpecialProfile.OTHER_KEY)
                .get("/v1/groups/" + id)
                .then()
                .statusCode(404);
    }

    @Test
    void takesAChangedGroupAgain() {
        AccountKey late = Swarms.anyAccount();
        String swarm = swarms.with(Swarms.anyAccount(), 0);
        snapshots.write();
        swarms.join(swarm, late, 60);
        snapshots.write();
        Swarms.forget(redis, swarm);

        get(swarm)
                .statusCode(200)
                .body("members", hasSize(6))
                .body("members.accountId", hasItem("user-" + late.hex()))
                .body("lastSeen", equalTo("2026-08-03T14:01:00Z"));
    }

    /** The copy of a replica whose clock is ahead is not the later one for that. */
    @Test
    void takesAChangedGroupAgainWhateverTheClockOfTheCopyBefore() {
        String swarm = swarms.with(Swarms.anyAccount(), 0);
        clock.forward(Duration.ofDays(7));
        snapshots.write();
        clock.reset();
        swarms.join(swarm, Swarms.anyAccount(), 60);
        snapshots.write();
        Swarms.forget(redis, swarm);

        get(swarm).statusCode(200).body("members", hasSize(6));
    }

    @Test
    void answersAGroupThatBecamePartOfAnotherWithThatOne() {
        String older = swarms.with(Swarms.anyAccount(), 0);
        String younger = swarms.with(Swarms.anyAccount(), 60);
        for (int i = 0; i < 5; i++) {
            AccountKey account = Swarms.anyAccount();
            swarms.join(older, account, 120);
            swarms.join(younger, account, 180);
        }

        get(younger).statusCode(200).body("id", equalTo(older));
        snapshots.write();
        Swarms.forget(redis, older);
        Swarms.forget(redis, younger);

        get(younger).statusCode(200).body("id", equalTo(older));
    }

    @Test
    void holdsKeysInsteadOfIds() throws SQLException {
        String authorId = "u-" + Comments.random();
        AccountKey account = hash.account("local", authorId);
        String id = swarms.with(account, 0);
        snapshots.write();

        String row = ask("SELECT s::text FROM group_snapshot s WHERE group_id = ?", id);

        assertThat(row).contains(account.hex()).contains(swarms.targetId()).doesNotContain(authorId, "user-");
    }

    @Test
    void showsAnErasedAccountUnderItsKey() {
        String id =
                swarms.with(AccountKey.ofHex("dead" + Swarms.anyAccount().hex().substring(4)), 0);
        snapshots.write();
        Swarms.forget(redis, id);

        List<String> members = get(id).statusCode(200).extract().jsonPath().getList("members.accountId", String.class);

        assertThat(members).filteredOn(member -> member.startsWith("key:dead")).hasSize(1);
    }

    @Test
    void deletesWhatIsOlderThanItIsToBeKept() throws SQLException {
        String old = swarms.with(Swarms.anyAccount(), 0);
        String young = swarms.with(Swarms.anyAccount(), 0);
        snapshots.write();
        for (String id : List.of(old, young)) {
            Swarms.forget(redis, id);
            int days = id.equals(old) ? 181 : 179;
            ask(
                    "UPDATE group_snapshot SET taken_at = now() - interval '" + days
                            + " days' WHERE group_id = ? RETURNING kind",
                    id);
        }

        retention.deleteOld();

        get(old).statusCode(404);
        get(young).statusCode(200);
    }

    @Test
    void leavesOutAGroupThatWasNeverShown() {
        snapshots.note("local", "g_0000000000000002");
        snapshots.write();

        get("g_0000000000000002").statusCode(404);
    }

    /** Eight days ago, though nothing has come since that would have taken it off the list. */
    private void letGo(String id) {
        Swarms.forget(redis, id);
        redis.send(Request.cmd(Command.ZADD)
                        .arg("tl:{local:groups:all}:touched")
                        .arg(Long.toString(clock.millis() - Duration.ofDays(8).toMillis()))
                        .arg(id))
                .await()
                .indefinitely();
    }

    private String ask(String sql, String id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, id);
            try (ResultSet row = statement.executeQuery()) {
                assertThat(row.next()).isTrue();
                return row.getString(1);
            }
        }
    }

    private static ValidatableResponse get(String id) {
        return ask("/v1/groups/" + id);
    }

    private static ValidatableResponse ask(String path) {
        return given().header("X-Api-Key", "local").get(path).then();
    }
}
