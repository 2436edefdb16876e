package io.touchline.assessment.store;

import io.touchline.api.SqlParameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

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

    /** The rows, and how it is decided which of them are written and where they stand among the revisions. */
    private static final String ROWS =
            """
            WITH input AS (
                SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::bytea[], ?::bytea[], ?::timestamptz[], ?::text[],
                                     ?::smallint[], ?::text[], ?::text[], ?::text[], ?::uuid[])
                    AS t(id, namespace, comment_id, account_key, fingerprint, event_time, suggestion, severity, body, text, situation, newest)
                %s
            ), decided AS (
                %s
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
                   i.suggestion, i.severity, i.body, i.situation
            FROM input i JOIN decided d ON d.assessment_id = i.id
            RETURNING id, revision
            """;

    /** The ledger's answer decides: a repeat or a foreign author's row is not returned by it. */
    private static final String BY_LEDGER =
            """
            INSERT INTO comment_ledger AS l
                    (namespace, comment_id, assessment_id, revision, account_key, fingerprint)
                SELECT namespace, comment_id, id, 1, account_key, fingerprint FROM input ORDER BY namespace, comment_id
                ON CONFLICT (namespace, comment_id) DO UPDATE
                    SET previous_id = l.assessment_id, assessment_id = excluded.assessment_id,
                        revision = l.revision + 1, fingerprint = excluded.fingerprint
                    WHERE l.account_key = excluded.account_key AND l.fingerprint <> excluded.fingerprint %s
                RETURNING l.assessment_id, l.previous_id, l.revision
            """;

    /**
     * The revision that was received next after a row has it before itself now, and lends it its number. A row that was
     * received after the newest has the same text: it stands behind it all the same, since the ledger leads to the newest.
     */
    private static final String BY_RECEIPT =
            """
            SELECT i.id AS assessment_id, next.id AS next_id, next.previous_id,
                       coalesce(next.revision, l.revision) AS revision
                FROM input i JOIN comment_ledger l ON l.namespace = i.namespace AND l.comment_id = i.comment_id
                LEFT JOIN LATERAL (
                    WITH RECURSIVE later AS (
                        SELECT a.id, a.previous_id, a.revision FROM assessment a WHERE a.id = l.assessment_id
                        UNION ALL
                        SELECT p.id, p.previous_id, p.revision
                        FROM later n JOIN assessment p ON p.id = n.previous_id
                        WHERE p.id > i.id
                    )
                    SELECT * FROM later ORDER BY id LIMIT 1
                ) next ON true
            ), chained AS (
                UPDATE assessment n SET previous_id = d.assessment_id FROM decided d WHERE n.id = d.next_id
            """;

    /**
     * A text that is written late is not the newest, for all that its writer knew: while it was under way, a later one came.
     * But where a clock went back, what was known when it began is replaced, however late that was received.
     */
    private static final String NEWER =
            """
            AND (l.assessment_id < excluded.assessment_id OR EXISTS (
                SELECT FROM input i WHERE i.id = excluded.assessment_id AND i.newest = l.assessment_id))
            """;

    private static final String FRESH = ROWS.formatted("", BY_LEDGER.formatted(NEWER));

    private static final String AGAIN = ROWS.formatted(
            "WHERE NOT EXISTS (SELECT 1 FROM assessment a WHERE a.id = t.id)", BY_LEDGER.formatted(NEWER));

    private static final String OVERTAKEN = ROWS.formatted("", BY_RECEIPT);

    /** The bounds keep it from the days that have none of them: a list of ids says nothing of that to a generic plan. */
    static final String REVISIONS = "SELECT id, revision FROM assessment WHERE id = ANY(?) AND id >= ? AND id <= ?";

    private AssessmentSql() {}

    static void insertAccounts(Connection connection, List<AssessmentRow> all) throws SQLException {
        List<AssessmentRow> rows =
                all.stream().filter(row -> row.authorId() != null).toList();
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(ACCOUNTS)) {
            SqlParameters parameters = new SqlParameters(statement);
            parameters.texts(rows, AssessmentRow::namespace);
            parameters.bytes(rows, row -> row.accountKey().bytes());
            parameters.texts(rows, AssessmentRow::authorId);
            statement.executeUpdate();
        }
    }

    /**
     * Rows that are older than what the ledger has come to know since they were begun are left alone.
     *
     * @return the revisions of the rows that were written
     */
    static Map<UUID, Integer> insert(Connection connection, List<AssessmentRow> rows) throws SQLException {
        return insert(connection, FRESH, rows);
    }

    /**
     * Rows that may have been written before are left alone, and so are those that were received before the newest that
     * the ledger knows of their comment.
     *
     * @return the revisions of the rows that were written now
     */
    static Map<UUID, Integer> insertAgain(Connection connection, List<AssessmentRow> rows) throws SQLException {
        return insert(connection, AGAIN, rows);
    }

    /**
     * Writes rows that are not the newest of their comments, to where they were received among the revisions.
     *
     * @param rows not written yet; the transaction has asked the ledger of them, which keeps it as it is
     */
    static Map<UUID, Integer> insertOvertaken(Connection connection, List<AssessmentRow> rows) throws SQLException {
        return insert(connection, OVERTAKEN, rows);
    }

    private static Map<UUID, Integer> insert(Connection connection, String sql, List<AssessmentRow> rows)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            SqlParameters parameters = new SqlParameters(statement);
            parameters.uuids(rows, AssessmentRow::id);
            parameters.texts(rows, AssessmentRow::namespace);
            parameters.texts(rows, AssessmentRow::commentId);
            parameters.bytes(rows, row -> row.accountKey().bytes());
            parameters.bytes(rows, AssessmentRow::fingerprint);
            parameters.moments(rows, AssessmentRow::eventTime);
            parameters.texts(rows, AssessmentRow::suggestion);
            parameters.smallInts(rows, AssessmentRow::severity);
            parameters.texts(rows, AssessmentRow::body);
            parameters.texts(rows, AssessmentRow::text);
            parameters.texts(rows, AssessmentRow::situation);
            parameters.uuids(rows, AssessmentRow::newest);
            List<Aimed> aimed = rows.stream()
                    .flatMap(row -> row.targetIds().stream().distinct().map(target -> new Aimed(row.id(), target)))
                    .toList();
            parameters.uuids(aimed, Aimed::id);
            parameters.texts(aimed, Aimed::targetId);
            return revisions(statement);
        }
    }

    /**
     * The revisions under which these ids stand in the database; those that do not are left out.
     *
     * @param ids one at least
     */
    static Map<UUID, Integer> revisions(Connection connection, List<UUID> ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REVISIONS)) {
            SqlParameters parameters = new SqlParameters(statement);
            parameters.uuids(ids, id -> id);
            statement.setObject(parameters.next(), Collections.min(ids));
            statement.setObject(parameters.next(), Collections.max(ids));
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

    private record Aimed(UUID id, String targetId) {}
}
