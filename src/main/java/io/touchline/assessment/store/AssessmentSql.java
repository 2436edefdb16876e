package io.touchline.assessment.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Writes rows with distinct comment ids, ledger and assessment in one statement, inside the caller's transaction. Rows
 * go in the order of their keys, so that two writers meet their locks in the same order.
 */
final class AssessmentSql {

    private static final String ACCOUNTS =
            """
            INSERT INTO account (namespace, account_key, account_id, first_seen)
            SELECT DISTINCT ON (namespace, account_key) namespace, account_key, account_id, now()
            FROM unnest(?::text[], ?::bytea[], ?::text[]) AS input(namespace, account_key, account_id)
            ORDER BY namespace, account_key
            ON CONFLICT DO NOTHING
            """;

    /** The ledger's answer decides which rows are written: a repeat or a foreign author's row is not returned by it. */
    private static final String ROWS =
            """
            WITH input AS (
                SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::bytea[], ?::bytea[], ?::timestamptz[], ?::text[],
                                     ?::smallint[], ?::text[], ?::text[], ?::text[])
                    AS t(id, namespace, comment_id, account_key, fingerprint, event_time, suggestion, severity, body, text, situation)
                WHERE NOT (? AND EXISTS (SELECT 1 FROM assessment a WHERE a.id = t.id))
            ), decided AS (
                INSERT INTO comment_ledger AS l
                    (namespace, comment_id, assessment_id, revision, account_key, fingerprint)
                SELECT namespace, comment_id, id, 1, account_key, fingerprint FROM input ORDER BY namespace, comment_id
                ON CONFLICT (namespace, comment_id) DO UPDATE
                    SET previous_id = l.assessment_id, assessment_id = excluded.assessment_id,
                        revision = l.revision + 1, fingerprint = excluded.fingerprint
                    WHERE l.account_key = excluded.account_key AND l.fingerprint <> excluded.fingerprint
                RETURNING l.assessment_id, l.previous_id, l.revision
            ), texts AS (
                INSERT INTO comment_text (assessment_id, text)
                SELECT i.id, i.text FROM input i JOIN decided d ON d.assessment_id = i.id WHERE i.text IS NOT NULL
            ), targets AS (
                INSERT INTO assessment_target (namespace, target_id, assessment_id)
                SELECT i.namespace, t.target_id, i.id
                FROM unnest(?::uuid[], ?::text[]) AS t(id, target_id)
                JOIN input i ON i.id = t.id JOIN decided d ON d.assessment_id = i.id
            )
            INSERT INTO assessment (id, namespace, comment_id, revision, previous_id, account_key, event_time,
                                    suggestion, severity, body, situation)
            SELECT i.id, i.namespace, i.comment_id, d.revision, d.previous_id, i.account_key, i.event_time,
                   i.suggestion, i.severity, i.body::jsonb, i.situation
            FROM input i JOIN decided d ON d.assessment_id = i.id
            RETURNING id, revision
            """;

    private static final String REVISIONS = "SELECT id, revision FROM assessment WHERE id = ANY(?)";

    private AssessmentSql() {}

    static void insertAccounts(Connection connection, List<AssessmentRow> all) throws SQLException {
        List<AssessmentRow> rows =
                all.stream().filter(row -> row.authorId() != null).toList();
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(ACCOUNTS)) {
            set(statement, 1, "text", rows, AssessmentRow::namespace);
            set(statement, 2, "bytea", rows, row -> row.accountKey().bytes());
            set(statement, 3, "text", rows, AssessmentRow::authorId);
            statement.executeUpdate();
        }
    }

    /**
     * @param again true if some of the rows may have been written before: those are left alone
     * @return the revisions of the rows that were written now
     */
    static Map<UUID, Integer> insert(Connection connection, List<AssessmentRow> rows, boolean again)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ROWS)) {
            set(statement, 1, "uuid", rows, AssessmentRow::id);
            set(statement, 2, "text", rows, AssessmentRow::namespace);
            set(statement, 3, "text", rows, AssessmentRow::commentId);
            set(statement, 4, "bytea", rows, row -> row.accountKey().bytes());
            set(statement, 5, "bytea", rows, AssessmentRow::fingerprint);
            set(statement, 6, "timestamptz", rows, row -> utc(row.eventTime()));
            set(statement, 7, "text", rows, AssessmentRow::suggestion);
            set(statement, 8, "smallint", rows, AssessmentRow::severity);
            set(statement, 9, "text", rows, AssessmentRow::body);
            set(statement, 10, "text", rows, AssessmentRow::text);
            set(statement, 11, "text", rows, AssessmentRow::situation);
            statement.setBoolean(12, again);
            List<Aimed> aimed = rows.stream()
                    .flatMap(row -> row.targetIds().stream().distinct().map(target -> new Aimed(row.id(), target)))
                    .toList();
            set(statement, 13, "uuid", aimed, Aimed::id);
            set(statement, 14, "text", aimed, Aimed::targetId);
            return revisions(statement);
        }
    }

    /** The revisions under which these ids stand in the database; those that do not are left out. */
    static Map<UUID, Integer> revisions(Connection connection, List<UUID> ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REVISIONS)) {
            set(statement, 1, "uuid", ids, id -> id);
            return revisions(statement);
        }
    }

    private static Map<UUID, Integer> revisions(PreparedStatement statement) throws SQLException {
        Map<UUID, Integer> revisions = new HashMap<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                revisions.put(row.getObject(1, UUID.class), row.getInt(2));
            }
        }
        return revisions;
    }

    private static <T> void set(
            PreparedStatement statement, int index, String type, List<T> rows, Function<T, Object> column)
            throws SQLException {
        Object[] values = rows.stream().map(column).toArray();
        if (type.equals("bytea")) {
            // The driver takes arrays of byte arrays only under their own type.
            byte[][] bytes = new byte[values.length][];
            System.arraycopy(values, 0, bytes, 0, values.length);
            values = bytes;
        }
        statement.setArray(index, statement.getConnection().createArrayOf(type, values));
    }

    /** As text, so that the driver does not go through the machine's time zone. */
    private static String utc(Instant instant) {
        return instant.toString();
    }

    private record Aimed(UUID id, String targetId) {}
}
