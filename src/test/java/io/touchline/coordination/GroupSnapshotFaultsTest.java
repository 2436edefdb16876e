package io.touchline.coordination;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.touchline.api.AccountKey;
import io.touchline.api.redis.CallReach;
import io.touchline.api.redis.RedisGate;
import io.touchline.testsupport.SpecialProfile;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Copies of groups where one of them, a clock, or the database is in the way. */
@QuarkusTest
@TestProfile(SpecialProfile.class)
class GroupSnapshotFaultsTest {

    @Inject
    GroupSnapshots snapshots;

    @Inject
    RedisGate gate;

    @Inject
    CoordinationConfig config;

    @Inject
    Clock clock;

    @Inject
    Redis redis;

    @Inject
    DataSource database;

    private Swarms swarms;

    @BeforeEach
    void bookGroupsAsTheServiceDoes() {
        swarms = new Swarms(Coordination.of(redis, CallReach.NODE, clock, config, snapshots::note)
                .groups());
    }

    @Test
    void triesAgainWhatTheDatabaseDidNotTake() {
        AtomicBoolean away = new AtomicBoolean(true);
        GroupSnapshots own = new GroupSnapshots(gate, config, mayBeAway(away));
        String id = swarms.with(Swarms.anyAccount(), 0);
        own.note("local", id);
        own.write();
        away.set(false);
        own.write();
        Swarms.forget(redis, id);

        get(id).statusCode(200).body("id", equalTo(id));
    }

    @Test
    void copiesTheOthersWhereOneCannotBeRead() {
        String broken = "g_0000000000000001";
        redis.send(Request.cmd(Command.SET)
                        .arg("tl:{local:group:" + broken + "}:facts")
                        .arg("no facts"))
                .await()
                .indefinitely();
        String id = swarms.with(Swarms.anyAccount(), 0);
        snapshots.note("local", broken);
        snapshots.write();
        Swarms.forget(redis, id);
        Swarms.forget(redis, broken);

        get(id).statusCode(200).body("id", equalTo(id));
    }

    @Test
    void copiesTheOthersWhereTheDatabaseRefusesOneAndThatOnceItIsTaken() throws SQLException {
        String refused = swarms.with(Swarms.anyAccount(), 0);
        String id = swarms.with(Swarms.anyAccount(), 0);
        run("ALTER TABLE group_snapshot ADD CONSTRAINT refuses_one CHECK (group_id <> '" + refused + "')");
        try {
            snapshots.write();
        } finally {
            run("ALTER TABLE group_snapshot DROP CONSTRAINT refuses_one");
        }
        Swarms.forget(redis, id);
        get(id).statusCode(200).body("id", equalTo(id));

        snapshots.write();
        Swarms.forget(redis, refused);
        get(refused).statusCode(200).body("id", equalTo(refused));
    }

    /** As where the clock of Redis' machine was ahead when it was read before, and is put right. */
    @Test
    void saysWhatAGroupHasBecomePartOfThoughItsCopyIsOfALaterTime() throws SQLException {
        String older = swarms.with(Swarms.anyAccount(), 0);
        String younger = swarms.with(Swarms.anyAccount(), 60);
        snapshots.write();
        run("UPDATE group_snapshot SET taken_at = taken_at + interval '10 minutes' WHERE group_id = '" + younger + "'");
        for (int i = 0; i < 5; i++) {
            AccountKey both = Swarms.anyAccount();
            swarms.join(older, both, 120);
            swarms.join(younger, both, 180);
        }
        snapshots.write();
        Swarms.forget(redis, older);
        Swarms.forget(redis, younger);

        get(younger).statusCode(200).body("id", equalTo(older));
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
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

    private static ValidatableResponse get(String id) {
        return given().header("X-Api-Key", "local").get("/v1/groups/" + id).then();
    }
}
