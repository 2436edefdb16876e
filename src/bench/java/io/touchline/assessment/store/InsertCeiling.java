package io.touchline.assessment.store;

import io.touchline.api.AccountKey;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * How fast the rows that the service has just written can be written again with nothing else done: one connection, the
 * service's own statements, groups as large as its largest, durable commits.
 */
public final class InsertCeiling {

    private static final int ROWS = 5_000;
    private static final int GROUP = 500;
    private static final long NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final String READ =
            """
            SELECT a.namespace, a.account_key, a.event_time, a.suggestion, a.severity, a.body, a.situation, t.text,
                   c.account_id
            FROM assessment a JOIN comment_text t ON t.assessment_id = a.id
            JOIN account c ON c.namespace = a.namespace AND c.account_key = a.account_key
            ORDER BY a.id DESC LIMIT ?
            """;

    private InsertCeiling() {}

    /** @return rows a second */
    public static double measure(String jdbcUrl) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl)) {
            List<AssessmentRow> rows = read(connection);
            connection.setAutoCommit(false);
            long begin = System.nanoTime();
            long written = 0;
            while (System.nanoTime() - begin < NANOS) {
                int from = (int) (written % (rows.size() - GROUP));
                List<AssessmentRow> group = new ArrayList<>();
                for (AssessmentRow row : rows.subList(from, from + GROUP)) {
                    group.add(again(row, AssessmentIds.next(Instant.now())));
                }
                AssessmentSql.insertAccounts(connection, group);
                if (AssessmentSql.insert(connection, group).size() != GROUP) {
                    throw new IllegalStateException("some rows were not written");
                }
                connection.commit();
                written += GROUP;
            }
            return written * 1e9 / (System.nanoTime() - begin);
        }
    }

    private static List<AssessmentRow> read(Connection connection) throws SQLException {
        List<AssessmentRow> rows = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setInt(1, ROWS);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(new AssessmentRow(
                            UUID.randomUUID(),
                            row.getString("namespace"),
                            "",
                            new AccountKey(row.getBytes("account_key")),
                            row.getString("account_id"),
                            new byte[16],
                            row.getObject("event_time", OffsetDateTime.class).toInstant(),
                            row.getString("suggestion"),
                            row.getInt("severity"),
                            row.getString("body"),
                            row.getString("situation"),
                            List.of(),
                            null,
                            null,
                            row.getString("text"),
                            List.of(),
                            null));
                }
            }
        }
        return rows;
    }

    private static AssessmentRow again(AssessmentRow row, UUID id) {
        return new AssessmentRow(
                id,
                row.namespace(),
                "ceiling-" + id,
                row.accountKey(),
                row.authorId(),
                row.fingerprint(),
                row.eventTime(),
                row.suggestion(),
                row.severity(),
                row.body(),
                row.situation(),
                List.of(),
                null,
                null,
                row.text(),
                row.targetIds(),
                null);
    }
}
