package io.touchline.assessment.store;

import io.touchline.api.SqlParameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Which revisions comments have, inside the caller's transaction. */
public final class RevisionSql {

    /**
     * More than the newest, since a row that is late stands before it, but not all of a comment that somebody edits for
     * ever: every namespace waits for the transaction that asks. OFFSET 0 as in {@link LedgerSql}.
     */
    private static final String OTHERS =
            """
            WITH RECURSIVE chain AS (
                SELECT i.id AS written, newest.id, newest.previous_id, 1 AS revisions
                FROM unnest(?::uuid[], ?::text[], ?::text[]) AS i(id, namespace, comment_id)
                CROSS JOIN LATERAL (
                    SELECT assessment_id FROM comment_ledger c
                    WHERE c.namespace = i.namespace AND c.comment_id = i.comment_id
                    OFFSET 0
                ) l
                CROSS JOIN LATERAL (
                    SELECT a.id, a.previous_id FROM assessment a WHERE a.id = l.assessment_id OFFSET 0
                ) newest
                UNION ALL
                SELECT c.written, before.id, before.previous_id, c.revisions + 1
                FROM chain c
                CROSS JOIN LATERAL (
                    SELECT a.id, a.previous_id FROM assessment a WHERE a.id = c.previous_id OFFSET 0
                ) before
                WHERE c.revisions < 200
            )
            SELECT written, id FROM chain WHERE id <> written
            """;

    /** As {@link #OTHERS}, of assessments that may be gone, and by the same author alone; each comment is walked once. */
    private static final String OF_AUTHOR =
            """
            WITH RECURSIVE own AS MATERIALIZED (
                SELECT found.namespace, found.comment_id, found.account_key, array_agg(found.id) AS asked
                FROM unnest(?::uuid[]) AS i(id)
                CROSS JOIN LATERAL (
                    SELECT a.id, a.namespace, a.comment_id, a.account_key FROM assessment a WHERE a.id = i.id OFFSET 0
                ) found
                GROUP BY 1, 2, 3
            ), chain AS (
                SELECT own.asked[1] AS first, own.account_key AS author, newest.*
                FROM own
                CROSS JOIN LATERAL (
                    SELECT assessment_id FROM comment_ledger c
                    WHERE c.namespace = own.namespace AND c.comment_id = own.comment_id
                    OFFSET 0
                ) l
                CROSS JOIN LATERAL (
                    SELECT a.id, a.previous_id, a.account_key FROM assessment a WHERE a.id = l.assessment_id OFFSET 0
                ) newest
                UNION ALL
                SELECT c.first, c.author, before.*
                FROM chain c
                CROSS JOIN LATERAL (
                    SELECT a.id, a.previous_id, a.account_key FROM assessment a WHERE a.id = c.previous_id OFFSET 0
                ) before
            )
            SELECT asked[1], unnest(asked), true FROM own
            UNION ALL
            SELECT first, id, false FROM chain WHERE account_key = author
            """;

    private RevisionSql() {}

    /** The others of the newest 200 revisions of each row's comment, by the row's id; left out if there is none. */
    public static Map<UUID, List<UUID>> others(Connection connection, List<AssessmentRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return Map.of();
        }
        try (PreparedStatement statement = connection.prepareStatement(OTHERS)) {
            SqlParameters parameters = new SqlParameters(statement);
            parameters.uuids(rows, AssessmentRow::id);
            parameters.texts(rows, AssessmentRow::namespace);
            parameters.texts(rows, AssessmentRow::commentId);
            return others(statement);
        }
    }

    /** All revisions by the same author of the comments that these assessments are of. */
    public static Revisions all(Connection connection, Collection<UUID> assessments) throws SQLException {
        Map<UUID, UUID> first = new HashMap<>();
        Map<UUID, Set<UUID>> revisions = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(OF_AUTHOR)) {
            new SqlParameters(statement).uuids(List.copyOf(assessments), id -> id);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    UUID id = row.getObject(2, UUID.class);
                    UUID ofComment = row.getObject(1, UUID.class);
                    revisions
                            .computeIfAbsent(ofComment, any -> new LinkedHashSet<>())
                            .add(id);
                    if (row.getBoolean(3)) {
                        first.put(id, ofComment);
                    }
                }
            }
        }
        return new Revisions(assessments, first, revisions);
    }

    private static Map<UUID, List<UUID>> others(PreparedStatement statement) throws SQLException {
        Map<UUID, List<UUID>> others = new HashMap<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                others.computeIfAbsent(row.getObject(1, UUID.class), any -> new ArrayList<>())
                        .add(row.getObject(2, UUID.class));
            }
        }
        return others;
    }
}
