package io.touchline.casework.cases;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/** Moves cases, which the caller has locked, from state to state. */
final class CaseSql {

    private static final String DECIDED =
            """
            UPDATE moderation_case
            SET state = 'DECIDED', decision_id = ?, claimed_by = NULL, lease_until = NULL WHERE id = ?
            """;

    /**
     * Keys of open cases are unique: a case whose key another one has taken since then gets a key of its own, so that it
     * gathers no more. By chance, since what followed it may have the one that it got before.
     */
    private static final String REOPENED =
            """
            WITH reopened AS (
                SELECT id, namespace, case_key,
                       row_number() OVER (PARTITION BY namespace, case_key ORDER BY id DESC) > 1
                           OR EXISTS (SELECT FROM moderation_case o WHERE o.namespace = d.namespace
                                      AND o.case_key = d.case_key AND o.state = 'OPEN') AS taken
                FROM moderation_case d WHERE id = ANY(?)
            )
            UPDATE moderation_case c
            SET state = 'OPEN', decision_id = NULL,
                case_key = CASE WHEN r.taken THEN split_part(c.case_key, '~', 1) || '~' || gen_random_uuid() ELSE c.case_key END
            FROM reopened r WHERE c.id = r.id
            """;

    private static final String FOLLOW =
            """
            INSERT INTO moderation_case (id, namespace, case_key, kind, group_id, target_ids, queue, priority, rule, labels,
                severity, proposed, sensitive, member_count, opened_at, last_at, versions, state)
            SELECT ?, namespace, case_key, kind, group_id, target_ids, queue, priority, rule, labels, severity, proposed,
                sensitive, 0, ?, greatest(last_at, ?), versions, 'OPEN'
            FROM moderation_case WHERE id = ?
            """;

    private static final String MOVE =
            "UPDATE case_member SET case_id = ?, seq = seq - ? WHERE case_id = ? AND seq > ?";

    private static final String RECOUNT =
            """
            UPDATE moderation_case c
            SET member_count = m.members, severity = m.severity, sensitive = m.sensitive, labels = m.labels,
                proposed = m.proposed
            FROM (SELECT count(*) AS members, max(severity) AS severity, bool_or(sensitive) AS sensitive,
                         ARRAY(SELECT DISTINCT e FROM case_member x, unnest(x.labels) AS e
                               WHERE x.case_id = ? ORDER BY e) AS labels,
                         ARRAY(SELECT DISTINCT e FROM case_member x, unnest(x.actions) AS e
                               WHERE x.case_id = ? ORDER BY e) AS proposed
                  FROM case_member WHERE case_id = ?) AS m
            WHERE c.id = ?
            """;

    private CaseSql() {}

    static void decided(Connection connection, Collection<CaseDecision> decisions) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DECIDED)) {
            for (CaseDecision decision : decisions) {
                statement.setObject(1, decision.id());
                statement.setObject(2, decision.caseId());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    static void reopened(Connection connection, Collection<UUID> ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REOPENED)) {
            statement.setArray(1, SqlRows.uuids(connection, ids));
            statement.executeUpdate();
        }
    }

    /** Moves the members after the first {@code members} of a case that is no longer open into a new one of its key. */
    static void follow(Connection connection, ModerationCase decided, int members, UUID next, Instant now)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FOLLOW)) {
            statement.setObject(1, next);
            statement.setObject(2, SqlRows.offset(now));
            statement.setObject(3, SqlRows.offset(now));
            statement.setObject(4, decided.id());
            statement.executeUpdate();
        }
        try (PreparedStatement statement = connection.prepareStatement(MOVE)) {
            statement.setObject(1, next);
            statement.setInt(2, members);
            statement.setObject(3, decided.id());
            statement.setInt(4, members);
            statement.executeUpdate();
        }
        recount(connection, decided.id());
        recount(connection, next);
    }

    /** Says anew of a case what follows from its members. */
    static void recount(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RECOUNT)) {
            for (int i = 1; i <= 4; i++) {
                statement.setObject(i, id);
            }
            statement.executeUpdate();
        }
    }
}
