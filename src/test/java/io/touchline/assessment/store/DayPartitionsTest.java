package io.touchline.assessment.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.touchline.api.Transaction;
import io.touchline.testsupport.DelayingProxy;
import io.touchline.testsupport.Rows;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/** Days are made ahead beside whoever reads and writes. */
@QuarkusTest
class DayPartitionsTest {

    private static final List<String> TABLES = List.of("assessment", "assessment_target", "comment_text");

    @Inject
    DataSource database;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    /** A dump reads for hours. */
    @Test
    void makesADayWhileSomebodyReads() throws SQLException {
        LocalDate day = LocalDate.of(2101, 3, 14);
        try (Connection reader = database.getConnection();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            for (String table : TABLES) {
                statement.executeQuery("SELECT count(*) FROM " + table).close();
            }

            new DayPartitions(database, Clock.systemUTC()).ensure(List.of(day));
            new DayPartitions(database, Clock.systemUTC()).ensure(List.of(day));

            reader.rollback();
        }
        for (String table : TABLES) {
            assertThat(shape(table + "_21010314")).as(table).isEqualTo(shape(table + "_" + today()));
            new Rows(database).change("DROP TABLE " + table + "_21010314");
        }
    }

    /** As many fewer as making them has failed for. */
    @Test
    void saysHowManyDaysAreMade() throws SQLException {
        Instant noon = LocalDate.now(Clock.systemUTC()).atTime(12, 0).toInstant(ZoneOffset.UTC);
        AtomicReference<Instant> now = new AtomicReference<>(noon);
        DayPartitions days = new DayPartitions(database, clock(now));
        assertThat(days.daysAhead()).isNegative();

        days.ensureAhead();
        assertThat(days.daysAhead()).isEqualTo(7);

        now.set(noon.plus(Duration.ofDays(3)));
        assertThat(days.daysAhead()).isEqualTo(4);
    }

    /** As when the host of PostgreSQL has lost its power: not even the kernel would ever find out. */
    @Test
    @Timeout(60)
    void doesNotWaitForEverForACountThatDoesNotCome() throws SQLException {
        StoredDay day = Transaction.in(database, StoredDays::list).get(0);
        int port = URI.create(url.substring("jdbc:".length())).getPort();
        PGSimpleDataSource far = new PGSimpleDataSource();
        try (DelayingProxy proxy = DelayingProxy.to(port)) {
            far.setUrl(url.replace(":" + port, ":" + proxy.port()));
            far.setUser(user);
            far.setPassword(password);
            try (Connection connection = far.getConnection()) {
                assertThat(StoredDays.rows(connection, day, Duration.ofSeconds(10)))
                        .isNotNegative();
                proxy.swallow();

                assertThatThrownBy(() -> StoredDays.rows(connection, day, Duration.ofMillis(300)))
                        .isInstanceOf(SQLException.class);
            }
        }
    }

    /** A text without its assessment could not be found any more, nor be erased. */
    @Test
    void listsADayInTheOrderInWhichItGoes() throws SQLException {
        LocalDate day = LocalDate.of(2101, 3, 15);
        new DayPartitions(database, Clock.systemUTC()).ensure(List.of(day, day.plusDays(1)));

        List<StoredDay> days = Transaction.in(database, StoredDays::list);

        assertThat(days.stream().filter(one -> !one.day().isBefore(day)).map(one -> one.kind() + " " + one.day()))
                .containsExactly(
                        "TEXT 2101-03-15",
                        "TARGET 2101-03-15",
                        "ASSESSMENT 2101-03-15",
                        "TEXT 2101-03-16",
                        "TARGET 2101-03-16",
                        "ASSESSMENT 2101-03-16");
        for (StoredDay one : days) {
            if (!one.day().isBefore(day)) {
                new Rows(database).change("DROP TABLE " + one.partition());
            }
        }
    }

    private static Clock clock(AtomicReference<Instant> now) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
    }

    /** Columns, and what indexes there are on which. */
    private List<Object> shape(String partition) {
        return new Rows(database)
                .column(
                        """
                        SELECT string_agg(line, E'\\n' ORDER BY line) FROM (
                            SELECT attname || ' ' || format_type(atttypid, atttypmod) || ' ' || attnotnull AS line
                            FROM pg_attribute WHERE attrelid = ?::regclass AND attnum > 0
                            UNION ALL
                            SELECT 'index ' || indisunique || indisprimary || ' ' || indkey::text || ' of ' ||
                                   (SELECT inhparent::regclass::text FROM pg_inherits WHERE inhrelid = indexrelid)
                            FROM pg_index WHERE indrelid = ?::regclass) AS lines
                        """,
                        partition,
                        partition);
    }

    private static String today() {
        return LocalDate.now(Clock.systemUTC()).toString().replace("-", "");
    }
}
