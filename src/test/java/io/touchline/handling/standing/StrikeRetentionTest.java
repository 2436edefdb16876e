package io.touchline.handling.standing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.touchline.api.AccountKey;
import io.touchline.api.Transaction;
import io.touchline.handling.Action;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

/** Strikes of long ago go in parts, and somebody is told if they do not. */
@QuarkusTest
class StrikeRetentionTest {

    /** Many accounts, as there are: statistics that know of one alone would change the plans of others. */
    private static final String OURS = "substring(account_key FROM 1 FOR 12) = substring(?::bytea FROM 1 FOR 12)";

    @Inject
    StrikeRetention retention;

    @Inject
    Strikes strikes;

    @Inject
    StandingConfig config;

    @Inject
    Clock clock;

    @Inject
    DataSource database;

    private final AccountKey account = StrikeSamples.account();

    @Test
    void letsStrikesGoAYearAfterTheirEnd() throws SQLException {
        List<AccountStrike> struck = IntStream.of(90 + 367, 90 + 365)
                .mapToObj(days -> clock.instant().minus(Duration.ofDays(days)))
                .map(at -> new AccountStrike("local", account, StrikeSamples.decision(Action.WARN, 1.5, at)))
                .toList();
        Transaction.in(database, connection -> StrikeSql.insert(connection, struck));

        retention.deleteOld();

        assertThat(strikes.standing("local", account).strikes()).hasSize(1);
    }

    /** Gone, it would bring back the one that it stands for. */
    @Test
    void keepsAnEducationWhileOneThatItStandsForLasts() throws SQLException {
        Instant day = clock.instant().minus(Duration.ofDays(500));
        List<AccountStrike> struck = List.of(
                        StrikeSamples.education(0.5, day, Duration.ofDays(600)),
                        StrikeSamples.education(0.5, day.plusSeconds(3600), Duration.ofDays(1)),
                        StrikeSamples.education(0.5, day.minusSeconds(3600), Duration.ofDays(1)))
                .stream()
                .map(strike -> new AccountStrike("local", account, strike))
                .toList();
        Transaction.in(database, connection -> StrikeSql.insert(connection, struck));

        retention.deleteOld();

        assertThat(strikes.standing("local", account).strikes()).hasSize(2);
        assertThat(strikes.standing("local", account).points()).isZero();
    }

    /** That its measure does not stand is told as long as the case is. */
    @Test
    void keepsWhatAPersonTookBackAsLongAsCases() throws SQLException {
        List<AccountStrike> struck = IntStream.of(800, 1300)
                .mapToObj(days -> clock.instant().minus(Duration.ofDays(days)))
                .map(at -> new AccountStrike("local", account, StrikeSamples.decision(Action.WARN, 1.5, at)))
                .toList();
        Transaction.in(database, connection -> StrikeSql.insert(connection, struck));
        change("UPDATE strike SET revoked_at = struck_at + interval '1 day', revoked_by = 'moderator-8',"
                + " revoke_reason = 'the wrong account' WHERE "
                + OURS);

        retention.deleteOld();

        assertThat(ask("SELECT count(*) FROM strike WHERE struck_at > now() - interval '801 days' AND " + OURS))
                .isEqualTo(1);
        assertThat(ask("SELECT count(*) FROM strike WHERE " + OURS)).isEqualTo(1);
    }

    @Test
    void leavesOnlyTheStrikeThatSomebodyElseIsAt() throws SQLException {
        change(
                """
                INSERT INTO strike (id, namespace, account_key, action, weight, reasons, decided_by, reason, struck_at,
                                    expires_at)
                SELECT gen_random_uuid(), 'local', substring(?::bytea FROM 1 FOR 12) || int4send(i), 'WARN', 1.5, '{}',
                    'moderator-7', 'long ago', now() - interval '900 days', now() - interval '800 days'
                FROM generate_series(1, 1500) AS i
                """);
        String strikes = "SELECT count(*) FROM strike WHERE " + OURS;
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            ask(other, "SELECT 1 FROM strike WHERE " + OURS + " LIMIT 1 FOR UPDATE");

            retention.deleteOld();

            assertThat(ask(strikes)).isEqualTo(1);
            other.rollback();
        }
        retention.deleteOld();
        assertThat(ask(strikes)).isZero();
    }

    @Test
    void forgetsAllCopiesThatTellOfNothing() throws SQLException {
        change("INSERT INTO standing_copy SELECT 'forgotten', substring(?::bytea FROM 1 FOR 12) || int4send(i), 1, 1"
                + " FROM generate_series(1, 2500) AS i");

        retention.deleteOld();

        assertThat(ask("SELECT count(*) FROM standing_copy WHERE namespace = 'forgotten' AND " + OURS))
                .isZero();
    }

    @Test
    void warnsWhereNothingCanBeDeleted() {
        DataSource away = (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    throw new SQLException("away");
                });
        List<String> said = new ArrayList<>();
        Handler listener = listener(said);
        Logger log = Logger.getLogger(StrikeRetention.class.getName());
        log.addHandler(listener);
        try {
            new StrikeRetention(away, config, Duration.ofDays(1), clock).deleteOld();
        } finally {
            log.removeHandler(listener);
        }

        assertThat(said)
                .containsExactly(
                        "WARN standing.strikes not deleted, tried again: SQLException",
                        "WARN standing.copies not forgotten, tried again: SQLException");
    }

    private static Handler listener(List<String> said) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                Level level = line.getLevel();
                said.add(level + " "
                        + (line instanceof ExtLogRecord one ? one.getFormattedMessage() : line.getMessage()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, account.bytes());
            statement.executeUpdate();
        }
    }

    private long ask(String sql) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return ask(connection, sql);
        }
    }

    private long ask(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, account.bytes());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
