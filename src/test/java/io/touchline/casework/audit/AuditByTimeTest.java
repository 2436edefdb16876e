package io.touchline.casework.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.touchline.testsupport.Api;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The log from a moment on. What is written here is taken back. */
@QuarkusTest
class AuditByTimeTest {

    private static final Instant BEGIN = Instant.parse("2026-08-03T14:00:00Z");

    @Inject
    DataSource database;

    private final String namespace = Api.fresh("ns");
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = database.getConnection();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void takeBack() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void beginsWithTheFirstHoweverClocksDiffer() throws SQLException {
        write(1, BEGIN);
        write(2, BEGIN.plusSeconds(300));
        write(3, BEGIN.plusSeconds(60));
        write(4, BEGIN.plusSeconds(120));
        write(5, BEGIN.plusSeconds(86_400));

        assertThat(since(BEGIN, 0)).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(since(BEGIN.plusSeconds(90), 0)).containsExactly(2L, 4L, 5L);
        assertThat(since(BEGIN.plusSeconds(90), 2)).containsExactly(4L, 5L);
        assertThat(since(BEGIN.plusSeconds(301), 0)).containsExactly(5L);
        assertThat(since(BEGIN.plus(Duration.ofDays(2)), 0)).isEmpty();
    }

    /** However long the log is. */
    @Test
    void looksForItsBeginningByTime() throws SQLException {
        try (PreparedStatement many = connection.prepareStatement(
                """
                INSERT INTO audit_event (namespace, seq, at, kind, subject, body, previous_hash, hash)
                SELECT ?, g, ?::timestamptz + g * interval '1 minute', 'CASE_OPENED', 'case_' || g, '{}', '', ''
                FROM generate_series(1, 20000) g
                """)) {
            many.setString(1, namespace);
            many.setObject(2, BEGIN.atOffset(ZoneOffset.UTC));
            many.executeUpdate();
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("ANALYZE audit_event");
        }
        Instant late = BEGIN.plus(Duration.ofMinutes(19_900));

        assertThat(since(late, 0)).hasSize(101);
        assertThat(plan(late)).contains("audit_event_by_time").doesNotContain("audit_event_pkey", "Seq Scan");
    }

    private String plan(Instant from) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (PreparedStatement explain = connection.prepareStatement("EXPLAIN " + AuditRows.BEGIN)) {
            for (int i = 1; i <= 3; i += 2) {
                explain.setString(i, namespace);
                explain.setObject(i + 1, from.atOffset(ZoneOffset.UTC));
            }
            try (ResultSet line = explain.executeQuery()) {
                while (line.next()) {
                    plan.append(line.getString(1)).append('\n');
                }
            }
        }
        return plan.toString();
    }

    private List<Long> since(Instant from, long after) throws SQLException {
        AuditRows.Filter filter = new AuditRows.Filter(namespace, Optional.empty(), Optional.of(from));
        return AuditRows.page(connection, filter, after, 200).stream()
                .map(stored -> stored.event().seq())
                .toList();
    }

    private void write(long seq, Instant at) throws SQLException {
        try (PreparedStatement one = connection.prepareStatement(
                """
                INSERT INTO audit_event (namespace, seq, at, kind, subject, body, previous_hash, hash)
                VALUES (?, ?, ?, 'CASE_OPENED', 'case_1', '{}', '', '')
                """)) {
            one.setString(1, namespace);
            one.setLong(2, seq);
            one.setObject(3, at.atOffset(ZoneOffset.UTC));
            one.executeUpdate();
        }
    }
}
