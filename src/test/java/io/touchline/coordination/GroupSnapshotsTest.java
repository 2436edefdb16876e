package io.touchline.coordination;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.touchline.api.AccountKey;
import io.touchline.api.KeyedHash;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(CoordinationProfile.class)
class GroupSnapshotsTest {

    @Inject
    CoordinationTracker tracker;

    @Inject
    GroupSnapshots snapshots;

    @Inject
    GroupSnapshotRetention retention;

    @Inject
    RedisGuard guard;

    @Inject
    CoordinationConfig config;

    @Inject
    Clock clock;

    @Inject
    Redis redis;

    @Inject
    DataSource database;

    @Inject
    KeyedHash hash;

    private final Swarms swarms = new Swarms();

    @Test
    void servesAGroupThatRedisHasLetGo() {
        String id = swarms.with(tracker, swarms.anyAccount(), 0);
        String before = get(id).statusCode(200).extract().asString();
        snapshots.write();
        forget(id);

        String after = get(id).statusCode(200).extract().asString();

        assertThat(after).isEqualTo(before);
    }

    @Test
    void keepsToTheNamespace() {
        String id = swarms.with(tracker, swarms.anyAccount(), 0);
        snapshots.write();
        forget(id);

        given().header("X-Api-Key", CoordinationProfile.OTHER_KEY)
                .get("/v1/groups/" + id)
                .then()
                .statusCode(404);
    }

    @Test
    void takesAChangedGroupAgain() {
        AccountKey late = swarms.anyAccount();
        Swarms.Swarm swarm = swarms.swarm(tracker, swarms.anyAccount(), 0);
        snapshots.write();
        swarms.join(tracker, swarm, late, 60);
        snapshots.write();
        forget(swarm.groupId());

        get(swarm.groupId())
                .statusCode(200)
                .body("members", hasSize(6))
                .body("members.accountId", hasItem("user-" + late.hex()))
                .body("lastSeen", equalTo("2026-08-03T14:01:00Z"));
    }

    @Test
    void answersAGroupThatBecamePartOfAnotherWithThatOne() {
        AccountKey[] shared = {swarms.anyAccount(), swarms.anyAccount(), swarms.anyAccount()};
        Swarms.Swarm older = swarms.swarm(tracker, swarms.anyAccount(), 0);
        Swarms.Swarm younger = swarms.swarm(tracker, swarms.anyAccount(), 60);
        for (AccountKey account : shared) {
            swarms.join(tracker, older, account, 120);
            swarms.join(tracker, younger, account, 180);
        }

        get(younger.groupId()).statusCode(200).body("id", equalTo(older.groupId()));
        snapshots.write();
        forget(older.groupId());
        forget(younger.groupId());

        get(younger.groupId()).statusCode(200).body("id", equalTo(older.groupId()));
    }

    @Test
    void holdsKeysInsteadOfIds() throws SQLException {
        String authorId = "u-" + Comments.random();
        AccountKey account = hash.account("local", authorId);
        String id = swarms.with(tracker, account, 0);
        snapshots.write();

        String row = ask("SELECT s::text FROM group_snapshot s WHERE group_id = ?", id);

        assertThat(row).contains(account.hex()).contains(swarms.targetId()).doesNotContain(authorId, "user-");
    }

    @Test
    void showsAnErasedAccountUnderItsKey() {
        String id = swarms.with(
                tracker, AccountKey.ofHex("dead" + swarms.anyAccount().hex().substring(4)), 0);
        snapshots.write();
        forget(id);

        List<String> members = get(id).statusCode(200).extract().jsonPath().getList("members.accountId", String.class);

        assertThat(members).filteredOn(member -> member.startsWith("key:dead")).hasSize(1);
    }

    @Test
    void deletesWhatIsOlderThanItIsToBeKept() throws SQLException {
        String old = swarms.with(tracker, swarms.anyAccount(), 0);
        String young = swarms.with(tracker, swarms.anyAccount(), 0);
        snapshots.write();
        for (String id : List.of(old, young)) {
            forget(id);
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
    void triesAgainWhatTheDatabaseDidNotTake() {
        AtomicBoolean away = new AtomicBoolean(true);
        GroupSnapshots own = new GroupSnapshots(redis, guard, config, clock, mayBeAway(away));
        String id = swarms.with(tracker, swarms.anyAccount(), 0);
        own.note("local", id);
        own.write();
        away.set(false);
        own.write();
        forget(id);

        get(id).statusCode(200).body("id", equalTo(id));
    }

    @Test
    void leavesOutAGroupThatWasNeverShown() {
        snapshots.note("local", "g_0000000000000002");
        snapshots.write();

        get("g_0000000000000002").statusCode(404);
    }

    private DataSource mayBeAway(AtomicBoolean away) {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (away.get()) {
                        throw new SQLException("away");
                    }
                    try {
                        return method.invoke(database, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** As if its time to live had passed. */
    private void forget(String id) {
        Request delete = Request.cmd(Command.DEL);
        for (String part : List.of("actions", "members", "targets", "facts")) {
            delete.arg("tl:{local:group:" + id + "}:" + part);
        }
        redis.send(delete).await().indefinitely();
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
        return given().header("X-Api-Key", "local").get("/v1/groups/" + id).then();
    }
}
