package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Copies of groups of long ago go in parts. */
@QuarkusTest
class GroupSnapshotRetentionTest {

    private static final String COUNT = "SELECT count(*) FROM group_snapshot WHERE namespace = ?";
    private static final String VERDICTS = "SELECT count(*) FROM group_verdict WHERE namespace = ?";

    @Inject
    GroupSnapshotRetention retention;

    @Inject
    DataSource database;

    @Inject
    CoordinationConfig config;

    private final String namespace = "old-" + UUID.randomUUID();

    @Test
    void leavesOnlyTheCopyThatIsBeingWritten() throws SQLException {
        change(
                """
                INSERT INTO group_snapshot (namespace, group_id, kind, first_seen, last_seen, target_ids, member_count,
                                            body, taken_at)
                SELECT ?, 'g_' || i, 'COPY', now(), now(), '{}', 0, '{}', now() - interval '200 days'
                FROM generate_series(1, 1200) AS i
                """);
        change(
                """
                INSERT INTO group_verdict (namespace, group_id, whole_id, cleared, version)
                SELECT ?, 'g_' || i, 'g_' || i, false, 1 FROM generate_series(1, 1200) AS i
                """);
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            ask(other, "SELECT 1 FROM group_snapshot WHERE namespace = ? LIMIT 1 FOR UPDATE");

            retention.deleteOld();

            assertThat(ask(COUNT)).isEqualTo(1);
            assertThat(ask(VERDICTS)).isEqualTo(1);
            other.rollback();
        }
        retention.deleteOld();
        assertThat(ask(COUNT)).isZero();
        assertThat(ask(VERDICTS)).isZero();
    }

    @Test
    void letsNothingGoByAClockThatIsAhead() throws SQLException {
        change(
                """
                INSERT INTO group_snapshot (namespace, group_id, kind, first_seen, last_seen, target_ids, member_count,
                                            body, taken_at)
                VALUES (?, 'g_1', 'COPY', now(), now(), '{}', 0, '{}', now())
                """);
        change(
                """
                INSERT INTO group_verdict (namespace, group_id, whole_id, cleared, version)
                VALUES (?, 'g_2', 'g_2', true, (extract(epoch FROM now()) * 1000000)::bigint)
                """);

        new GroupSnapshotRetention(database, config, Clock.offset(Clock.systemUTC(), Duration.ofDays(400))).deleteOld();

        assertThat(ask(COUNT)).isEqualTo(1);
        assertThat(ask(VERDICTS)).isEqualTo(1);
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, namespace);
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
            statement.setString(1, namespace);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
