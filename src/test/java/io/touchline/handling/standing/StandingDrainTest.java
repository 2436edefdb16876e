package io.touchline.handling.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.touchline.api.AccountErased;
import io.touchline.api.AccountKey;
import io.touchline.api.SqlResults;
import io.touchline.api.Transaction;
import io.touchline.api.redis.RedisUnavailableException;
import io.touchline.handling.Action;
import io.touchline.handling.Rung;
import io.touchline.testsupport.SpecialProfile;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Strikes in PostgreSQL and what Redis is told of them. */
@QuarkusTest
@TestProfile(SpecialProfile.class)
class StandingDrainTest {

    private static final Duration BUDGET = Duration.ofSeconds(5);

    @Inject
    DataSource database;

    @Inject
    Redis redis;

    @Inject
    StandingDrain drain;

    @Inject
    StandingReader reader;

    @Inject
    Strikes strikes;

    @Inject
    StrikeRetention retention;

    @Inject
    Event<AccountErased> erased;

    @Inject
    Clock clock;

    @ConfigProperty(name = "touchline.data-dir", defaultValue = "data")
    String dataDirectory;

    private final AccountKey account = StrikeSamples.account();

    /** However many strikes there are, it looks up those of the accounts that wait. */
    @Test
    void readsNoMoreStrikesThanThoseOfWhoeverWaits() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET LOCAL enable_seqscan = off");
            String waiting = StandingCopySql.WAITING;
            for (int parameter = 1; parameter <= 6; parameter++) {
                waiting = waiting.replaceFirst("\\?", "\\$" + parameter);
            }
            statement.execute("PREPARE waiting(bigint, text, bytea, int, timestamptz, bigint) AS " + waiting);
            StringBuilder plan = new StringBuilder();
            try (ResultSet rows = statement.executeQuery(
                    "EXPLAIN (COSTS OFF) EXECUTE waiting(1, 'local', '', 500, now(), 86400000)")) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
            connection.rollback();
            statement.execute("DEALLOCATE waiting");
            connection.commit();

            assertThat(plan.toString())
                    .contains("Nested Loop Left Join")
                    .containsPattern(
                            "strike_of_account_by_rule on strike strike_1\n\\s+Index Cond: \\(\\(namespace = ");
        }
    }

    @Test
    void bringsWhatWasCommittedWithoutBeingTold() throws Exception {
        insert(StrikeSamples.decision(Action.WARN, 1.5, clock.instant()));

        awaitRung(Rung.WARN);
        // It is noted after it was brought: by whoever brought it, or a round later beside others that cannot be.
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            drain.drain();
            assertThat(waiting()).isZero();
        });
    }

    @Test
    void writesNothingOfWhatIsRolledBack() {
        AccountStrike strike =
                new AccountStrike("local", account, StrikeSamples.decision(Action.MUTE, 6, clock.instant()));

        assertThatThrownBy(() -> Transaction.in(database, connection -> {
                    StrikeSql.insert(connection, List.of(strike));
                    throw new IllegalStateException("the comment was not written");
                }))
                .isInstanceOf(IllegalStateException.class);

        drain.drain();
        assertThat(strikes.standing("local", account).strikes()).isEmpty();
        assertThat(rung()).isEqualTo(Rung.CLEAN);
    }

    @Test
    void letsTwoWritersStrikeTheSameAccountsInAnyOrder() throws Exception {
        List<AccountKey> accounts = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            accounts.add(StrikeSamples.account());
        }
        List<Callable<Integer>> writers = new ArrayList<>();
        for (int w = 0; w < 8; w++) {
            List<AccountKey> order = new ArrayList<>(accounts);
            Collections.shuffle(order);
            writers.add(() -> Transaction.in(
                    database,
                    connection -> StrikeSql.insert(
                            connection,
                            order.stream()
                                    .map(key -> new AccountStrike(
                                            "local", key, StrikeSamples.decision(Action.WARN, 2, clock.instant())))
                                    .toList())));
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (Future<Integer> written : threads.invokeAll(writers)) {
                assertThat(written.get()).isEqualTo(50);
            }
        } finally {
            threads.shutdown();
        }

        drain.drain();
        assertThat(rungs(accounts).values()).hasSize(50).containsOnly(Rung.CLOSE);
    }

    @Test
    void bringsEverythingAgainToARedisThatLostIt() throws SQLException {
        insert(StrikeSamples.decision(Action.MUTE, 6, clock.instant()));
        drain.drain();
        drain.lookForLoss();
        redis.send(Request.cmd(Command.DEL).arg(copyKey())).await().indefinitely();
        redis.send(Request.cmd(Command.DEL).arg("tl:{*:standing:17}:kept"))
                .await()
                .indefinitely();
        assertThat(rung()).isEqualTo(Rung.CLEAN);

        drain.lookForLoss();
        drain.drain();

        assertThat(rung()).isEqualTo(Rung.MUTE);
    }

    @Test
    void bringsAgainWhatWasTakenBackToARedisThatForgotItsLastSecond() throws SQLException {
        Strike mute = StrikeSamples.decision(Action.MUTE, 6, clock.instant());
        insert(mute);
        drain.drain();
        String before = copy();
        Transaction.in(
                database,
                connection -> StrikeSql.revoke(
                        connection,
                        "local",
                        account,
                        mute.id(),
                        new Revocation("moderator-8", "appealed", clock.instant())));
        drain.drain();
        comesBackWith(before);
        assertThat(rung()).isEqualTo(Rung.MUTE);

        drain.copyAllAgain();
        drain.drain();

        assertThat(rung()).isEqualTo(Rung.CLEAN);
    }

    @Test
    void bringsAgainThatAnAccountWasErased() throws SQLException {
        insert(StrikeSamples.decision(Action.MUTE, 6, clock.instant()));
        drain.drain();
        String before = copy();
        erased.fire(new AccountErased("local", account));
        drain.drain();
        comesBackWith(before);

        retention.deleteOld();
        drain.copyAllAgain();
        drain.drain();

        assertThat(rung()).isEqualTo(Rung.CLEAN);
    }

    @Test
    void bringsNothingBackThatOneWhichIsOverStoodFor() throws SQLException {
        Instant first = clock.instant().minus(Duration.ofDays(3));
        insert(
                StrikeSamples.education(2, first, Duration.ofDays(30)),
                StrikeSamples.education(2, first.plusSeconds(60), Duration.ofDays(1)));

        drain.copyAllAgain();
        drain.drain();

        assertThat(strikes.standing("local", account).rung()).isEqualTo(Rung.CLEAN);
        assertThat(rung()).isEqualTo(Rung.CLEAN);
    }

    @Test
    void keepsWhatRedisIsToBeToldUntilItIsBack() throws Exception {
        drain.drain();
        signal("STOP");
        try {
            insert(StrikeSamples.decision(Action.LIMIT_COMMENT, 3, clock.instant()));
            assertThatThrownBy(() -> reader.rungs("local", List.of(account), Duration.ofMillis(150))
                            .await()
                            .indefinitely())
                    .isInstanceOf(RedisUnavailableException.class);
            assertThat(waiting()).isEqualTo(1);
        } finally {
            signal("CONT");
        }

        awaitRung(Rung.LIMIT_COMMENT);
    }

    /** More than a round of them, as where a part of a cluster is away; here their keys hold what no copy is. */
    @Test
    void bringsWhatItCanWhateverCannotBeBrought() throws SQLException {
        List<AccountKey> broken = new ArrayList<>();
        for (int i = 0; i < 510; i++) {
            broken.add(StrikeSamples.account());
        }
        broken.forEach(
                key -> redis.send(Request.cmd(Command.LPUSH).arg(copyKey(key)).arg("no copy"))
                        .await()
                        .indefinitely());
        Transaction.in(
                database,
                connection -> StrikeSql.insert(
                        connection,
                        broken.stream()
                                .map(key -> new AccountStrike(
                                        "local", key, StrikeSamples.decision(Action.WARN, 2, clock.instant())))
                                .toList()));
        drain.drain();
        insert(StrikeSamples.decision(Action.MUTE, 6, clock.instant()));

        drain.drain();
        drain.drain();

        assertThat(rung()).isEqualTo(Rung.MUTE);
        assertThat(waiting()).isZero();
        assertThat(waiting(broken.get(0))).isEqualTo(1);

        Request mend = Request.cmd(Command.DEL);
        broken.forEach(key -> mend.arg(copyKey(key)));
        redis.send(mend).await().indefinitely();
        drain.drain();
        drain.drain();

        assertThat(rungs(broken).values()).containsOnly(Rung.WARN);
        assertThat(waiting(broken.get(0))).isZero();
    }

    @Test
    void forgetsAnErasedAccount() throws SQLException {
        insert(StrikeSamples.decision(Action.CLOSE, 15, clock.instant()));
        drain.drain();
        assertThat(rung()).isEqualTo(Rung.CLOSE);

        erased.fire(new AccountErased("local", account));
        drain.drain();

        assertThat(strikes.standing("local", account).strikes()).isEmpty();
        assertThat(rung()).isEqualTo(Rung.CLEAN);
        assertThat(copy()).matches("\\d+");
        Transaction.in(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "UPDATE standing_copy SET version = version - 3 * 86400000000 WHERE account_key = ?")) {
                statement.setBytes(1, account.bytes());
                return statement.executeUpdate();
            }
        });
        retention.deleteOld();
        assertThat(count("SELECT count(*) FROM standing_copy WHERE account_key = ?", account))
                .isZero();
    }

    @Test
    void answersForEachAccountOnce() throws SQLException {
        insert(StrikeSamples.decision(Action.WARN, 1.5, clock.instant()));
        drain.drain();
        AccountKey other = StrikeSamples.account();

        assertThat(rungs(List.of(account, other, account))).isEqualTo(Map.of(account, Rung.WARN, other, Rung.CLEAN));
        assertThat(rungs(List.of())).isEmpty();
    }

    private int insert(Strike... struck) throws SQLException {
        List<AccountStrike> own = Arrays.stream(struck)
                .map(strike -> new AccountStrike("local", account, strike))
                .toList();
        return Transaction.in(database, connection -> StrikeSql.insert(connection, own));
    }

    private Rung rung() {
        return rungs(List.of(account)).get(account);
    }

    private Map<AccountKey, Rung> rungs(List<AccountKey> accounts) {
        return reader.rungs("local", accounts, BUDGET).await().indefinitely();
    }

    /** Redis is left alone for a moment after an outage. */
    private void awaitRung(Rung expected) {
        await().atMost(Duration.ofSeconds(20))
                .ignoreException(RedisUnavailableException.class)
                .until(this::rung, expected::equals);
    }

    private long waiting() throws SQLException {
        return waiting(account);
    }

    private long waiting(AccountKey key) throws SQLException {
        return count("SELECT count(*) FROM standing_copy WHERE copied < version AND account_key = ?", key);
    }

    private int count(String sql, AccountKey key) throws SQLException {
        return Transaction.in(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setBytes(1, key.bytes());
                return SqlResults.count(statement);
            }
        });
    }

    private String copy() {
        return redis.send(Request.cmd(Command.GET).arg(copyKey()))
                .await()
                .indefinitely()
                .toString();
    }

    private void comesBackWith(String copy) {
        redis.send(Request.cmd(Command.SET).arg(copyKey()).arg(copy)).await().indefinitely();
    }

    private String copyKey() {
        return copyKey(account);
    }

    private static String copyKey(AccountKey key) {
        return "tl:{local:account:" + key.hex() + "}:standing";
    }

    private void signal(String name) throws IOException, InterruptedException {
        String pid =
                Files.readString(Path.of(dataDirectory, "redis", "redis.pid")).trim();
        int exit = new ProcessBuilder("kill", "-" + name, pid).start().waitFor();
        assertThat(exit).isZero();
    }
}
