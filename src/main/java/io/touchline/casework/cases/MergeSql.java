package io.touchline.casework.cases;

import io.touchline.api.AccountKey;
import io.touchline.api.SqlResults;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Finds cases of accounts that belong into a group's or a storm's, and moves their members there. */
final class MergeSql {

    private static final String GATHERING = CaseRows.COLUMNS
            + """
            WHERE c.state = 'OPEN' AND c.review_of IS NULL AND c.kind IN ('GROUP', 'STORM') AND c.last_at > ?
                AND c.member_count < %d
            ORDER BY c.last_at DESC LIMIT 1000
            """
                    .formatted(ModerationCase.MOST_MEMBERS);

    /**
     * What may become part of another: nobody works on it, it is no threat, nothing was decided on it, be it undone
     * (who carried that out asks for its members), and all that it holds was said near what came in the other itself.
     * What was only gathered there draws nothing after it.
     */
    private static final String LOOSE =
            """
            c.state = 'OPEN' AND c.review_of IS NULL AND c.kind = 'ACCOUNT' AND c.severity < 4
                AND NOT EXISTS (SELECT FROM case_decision d WHERE d.case_id = c.id)
                AND (c.claimed_by IS NULL OR c.lease_until <= ?)
                AND (c.target_ids && ? OR c.target_ids = ?)
                AND NOT EXISTS (
                    SELECT FROM case_member x WHERE x.case_id = c.id AND NOT EXISTS (
                        SELECT FROM case_member s WHERE s.case_id = ? AND s.of_many
                            AND s.event_time BETWEEN x.event_time - make_interval(secs => ?)
                                AND x.event_time + make_interval(secs => ?)))
            """;

    /**
     * Who names the target and attacks somebody else, or quotes what is said of it, is no part of its storm. Looks from
     * the cases that are about the target: comments of that time are all that were flagged.
     */
    private static final String LOOSE_IN_STORM =
            """
            SELECT c.id FROM moderation_case c
            WHERE c.namespace = ? AND c.target_ids && ?
                AND EXISTS (
                    SELECT FROM case_member m WHERE m.case_id = c.id AND NOT m.of_many AND m.attacked_ids && ?
                        AND m.event_time BETWEEN
                            (SELECT min(event_time) FROM case_member WHERE case_id = ? AND of_many)
                                - make_interval(secs => ?)
                            AND (SELECT max(event_time) FROM case_member WHERE case_id = ? AND of_many))
                AND
            """
                    + LOOSE + " ORDER BY c.id LIMIT ";

    private static final String LOOSE_OF_ACCOUNTS =
            """
            SELECT DISTINCT c.id FROM case_member m JOIN moderation_case c ON c.id = m.case_id
            WHERE m.namespace = ? AND m.account_key = ANY(?) AND
            """
                    + LOOSE + " ORDER BY c.id LIMIT ";

    private static final String DECIDED = "SELECT DISTINCT case_id FROM case_decision WHERE case_id = ANY(?)";

    private static final String MERGED =
            """
            UPDATE moderation_case
            SET state = 'MERGED', merged_into = ?, member_count = 0, claimed_by = NULL, lease_until = NULL,
                case_key = 'x:' || id
            WHERE id = ANY(?)
            """;

    private static final String MOVE =
            """
            WITH moved AS (
                SELECT case_id, seq, ? + row_number() OVER (ORDER BY event_time, assessment_id) AS place
                FROM case_member WHERE case_id = ANY(?)
            )
            UPDATE case_member m SET case_id = ?, seq = v.place FROM moved v WHERE m.case_id = v.case_id AND m.seq = v.seq
            """;

    /** Until when a storm gathers is told by what came in it, not by what is gathered. */
    private static final String TAKE_OVER =
            """
            UPDATE moderation_case c
            SET queue = CASE WHEN s.priority < c.priority THEN s.queue ELSE c.queue END,
                priority = least(c.priority, s.priority),
                last_at = CASE WHEN c.kind = 'STORM' THEN c.last_at ELSE greatest(c.last_at, s.last_at) END,
                target_ids = union_of(c.target_ids, s.target_ids)
            FROM (SELECT min(priority) AS priority, (array_agg(queue ORDER BY priority, id))[1] AS queue,
                         max(last_at) AS last_at,
                         ARRAY(SELECT DISTINCT e FROM moderation_case x, unnest(x.target_ids) AS e
                               WHERE x.id = ANY(?) ORDER BY e) AS target_ids
                  FROM moderation_case WHERE id = ANY(?)) AS s
            WHERE c.id = ?
            """;

    private MergeSql() {}

    /** The open cases of groups and storms, of all namespaces, that something was added to since a moment. */
    static List<ModerationCase> gathering(Connection connection, Instant since) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(GATHERING)) {
            statement.setObject(1, SqlRows.offset(since));
            return CaseRows.read(statement);
        }
    }

    /**
     * Which cases of accounts may become part of another.
     *
     * @param into the other
     * @param before how long, in event time, a comment may come before one that came in that case itself
     * @param after how long after
     * @param targetIds of which they share one, or have none as well
     */
    record Loose(
            String namespace,
            UUID into,
            Instant now,
            Duration before,
            Duration after,
            Collection<String> targetIds,
            int most) {}

    /** Cases with a comment that attacks one of the targets, from before or between comments of the storm. */
    static List<UUID> inStorm(Connection connection, Loose loose) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOOSE_IN_STORM + loose.most())) {
            statement.setString(1, loose.namespace());
            statement.setArray(2, SqlRows.texts(connection, loose.targetIds()));
            statement.setArray(3, SqlRows.texts(connection, loose.targetIds()));
            statement.setObject(4, loose.into());
            statement.setDouble(5, seconds(loose.before()));
            statement.setObject(6, loose.into());
            setLoose(statement, 7, loose);
            return SqlResults.uuids(statement);
        }
    }

    static List<UUID> ofAccounts(Connection connection, Loose loose, Collection<AccountKey> accounts)
            throws SQLException {
        byte[][] keys = accounts.stream().map(AccountKey::bytes).toArray(byte[][]::new);
        try (PreparedStatement statement = connection.prepareStatement(LOOSE_OF_ACCOUNTS + loose.most())) {
            statement.setString(1, loose.namespace());
            statement.setArray(2, connection.createArrayOf("bytea", keys));
            setLoose(statement, 3, loose);
            return SqlResults.uuids(statement);
        }
    }

    /** Of these, which are locked, those on which something was decided, be it undone. */
    static Set<UUID> decided(Connection connection, List<UUID> cases) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DECIDED)) {
            statement.setArray(1, SqlRows.uuids(connection, cases));
            return Set.copyOf(SqlResults.uuids(statement));
        }
    }

    /** Makes cases part of another; all are locked. */
    static void merge(Connection connection, ModerationCase into, List<UUID> sources) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MERGED)) {
            statement.setObject(1, into.id());
            statement.setArray(2, SqlRows.uuids(connection, sources));
            statement.executeUpdate();
        }
        try (PreparedStatement statement = connection.prepareStatement(MOVE)) {
            statement.setInt(1, into.memberCount());
            statement.setArray(2, SqlRows.uuids(connection, sources));
            statement.setObject(3, into.id());
            statement.executeUpdate();
        }
        try (PreparedStatement statement = connection.prepareStatement(TAKE_OVER)) {
            statement.setArray(1, SqlRows.uuids(connection, sources));
            statement.setArray(2, SqlRows.uuids(connection, sources));
            statement.setObject(3, into.id());
            statement.executeUpdate();
        }
        CaseSql.recount(connection, into.id());
    }

    private static void setLoose(PreparedStatement statement, int index, Loose loose) throws SQLException {
        statement.setObject(index, SqlRows.offset(loose.now()));
        Array targetIds = SqlRows.texts(statement.getConnection(), loose.targetIds());
        statement.setArray(index + 1, targetIds);
        statement.setArray(index + 2, targetIds);
        statement.setObject(index + 3, loose.into());
        statement.setDouble(index + 4, seconds(loose.after()));
        statement.setDouble(index + 5, seconds(loose.before()));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
