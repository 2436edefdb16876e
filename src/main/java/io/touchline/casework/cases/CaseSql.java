package io.touchline.casework.cases;

import io.touchline.handling.CaseRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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

    /** What was said last in a storm says until when it gathers, not when somebody decided on it. */
    private static final String FOLLOW =
            """
            INSERT INTO moderation_case (id, namespace, case_key, kind, group_id, target_ids, queue, priority, rule, labels,
                severity, proposed, sensitive, member_count, opened_at, last_at, versions, state)
            SELECT ?, namespace, case_key, kind, group_id, target_ids, queue, priority, rule, labels, severity, proposed,
                sensitive, 0, ?, last_at, versions, 'OPEN'
            FROM moderation_case WHERE id = ?
            """;

    private static final String MOVE =
            "UPDATE case_member SET case_id = ?, seq = seq - ? WHERE case_id = ? AND seq > ?";

    private static final String RULES =
            "SELECT rule FROM case_member WHERE case_id = ? GROUP BY rule ORDER BY min(seq)";

    /** Where its first comment is erased the versions stay those of the case that it was part of. */
    private static final String OPENED_BY =
            """
            UPDATE moderation_case c
            SET rule = ?, queue = ?, priority = ?, versions = coalesce(
                (SELECT content::json #>> '{assessment,versions}' FROM case_member m
                 WHERE m.case_id = c.id AND m.rule = ? AND m.content IS NOT NULL ORDER BY m.seq LIMIT 1), c.versions)
            WHERE c.id = ?
            """;

    private static final String RECOUNT =
            """
            UPDATE moderation_case c
            SET member_count = m.members, severity = m.severity, sensitive = m.sensitive, labels = m.labels,
                proposed = m.proposed, target_ids = coalesce(m.target_ids, c.target_ids),
                group_id = CASE WHEN c.kind <> 'ACCOUNT' OR m.before AND c.group_id IS NOT NULL THEN c.group_id
                                ELSE m.group_id END
            FROM (SELECT count(*) AS members, max(severity) AS severity, bool_or(sensitive) AS sensitive,
                         ARRAY(SELECT DISTINCT e FROM case_member x, unnest(x.labels) AS e
                               WHERE x.case_id = ? ORDER BY e) AS labels,
                         ARRAY(SELECT DISTINCT e FROM case_member x, unnest(x.actions) AS e
                               WHERE x.case_id = ? ORDER BY e) AS proposed,
                         bool_or(group_id IS NULL) AS before,
                         (SELECT x.group_id FROM case_member x
                          WHERE x.case_id = ? AND x.group_id <> '' ORDER BY x.seq LIMIT 1) AS group_id,
                         CASE WHEN bool_and(target_ids IS NOT NULL) THEN ARRAY(
                             SELECT DISTINCT e FROM case_member x, unnest(x.target_ids) AS e
                             WHERE x.case_id = ? ORDER BY e) END AS target_ids
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
            statement.setObject(3, decided.id());
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

    /** The rules that its comments are in a case by, in their order. */
    static List<String> rules(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RULES)) {
            statement.setObject(1, id);
            List<String> rules = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rules.add(row.getString(1));
                }
            }
            return rules;
        }
    }

    /** Says of a case by what it is opened. */
    static void openedBy(Connection connection, UUID id, CaseRequest request) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OPENED_BY)) {
            statement.setString(1, request.rule());
            statement.setString(2, request.queue());
            statement.setInt(3, request.priority());
            statement.setString(4, request.rule());
            statement.setObject(5, id);
            statement.executeUpdate();
        }
    }

    /**
     * Says anew of a case what follows from its members; whom it is about only where all of them say so (see V33), and
     * likewise which group an account's first moves with (see V41).
     */
    static void recount(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RECOUNT)) {
            for (int i = 1; i <= 6; i++) {
                statement.setObject(i, id);
            }
            statement.executeUpdate();
        }
    }
}
