package io.touchline.assessment.store;

import io.touchline.api.SqlParameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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
                   i.suggestion, i.severity, i.body, i.situation
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
            SqlParameters parameters = new SqlParameters(statement);
            parameters.texts(rows, AssessmentRow::namespace);
            parameters.bytes(rows, row -> row.accountKey().bytes());
            parameters.texts(rows, AssessmentRow::authorId);
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
            statement.setBoolean(parameters.next(), again);
            List<Aimed> aimed = rows.stream()
                    .flatMap(row -> row.targetIds().stream().distinct().map(target -> new Aimed(row.id(), target)))
                    .toList();
            parameters.uuids(aimed, Aimed::id);
            parameters.texts(aimed, Aimed::targetId);
            return revisions(statement);
        }
    }

    /** The revisions under which these ids stand in the database; those that do not are left out. */
    static Map<UUID, Integer> revisions(Connection connection, List<UUID> ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REVISIONS)) {
            SqlParameters parameters = new SqlParameters(statement);
            parameters.uuids(ids, id -> id);
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
