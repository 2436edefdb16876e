package io.touchline.coordination;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The rows of what persons decided about groups, the truth that {@link GroupVerdictDrain} brings to Redis. Whoever
 * changes several meets them in the order of their keys.
 */
public final class GroupVerdictSql {

    /** What a group became part of is kept though its copy goes. */
    private static final String LOCK =
            """
            INSERT INTO group_verdict AS v (namespace, group_id, whole_id, cleared, version)
            VALUES (?, ?, whole_group(?, ?), false, 0)
            ON CONFLICT (namespace, group_id) DO UPDATE
                SET whole_id = CASE WHEN excluded.whole_id = v.group_id THEN v.whole_id ELSE excluded.whole_id END
            """;

    private static final String DECIDE =
            """
            UPDATE group_verdict SET decided_at = ?, cleared = ?,
                version = greatest(version + 1, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint)
            WHERE namespace = ? AND group_id = ?
            """;

    private static final String WAITING =
            """
            SELECT namespace, group_id, decided_at, cleared, version,
                coalesce(nullif(whole_group(namespace, group_id), group_id), whole_id) AS whole_id
            FROM group_verdict WHERE copied < version AND version > ? ORDER BY version LIMIT ?
            """;

    private static final String COPIED =
            "UPDATE group_verdict SET copied = ?, whole_id = ? WHERE namespace = ? AND group_id = ? AND copied < ?";

    /**
     * What is cleared a Redis may have lost, and one that lost its last second may hold a group for innocent that is
     * not. Two days are longer than it takes until all are copied again. With what is cleared goes all that was decided
     * about the same whole: a merge brings no decisions along, and the latest of them counts.
     */
    private static final String AGAIN =
            """
            WITH wholes AS (
                SELECT namespace, group_id, cleared, version, decided_at,
                    coalesce(nullif(whole_group(namespace, group_id), group_id), whole_id) AS whole_id
                FROM group_verdict
            ), again AS (
                SELECT namespace, group_id FROM group_verdict
                WHERE (namespace, group_id) IN (
                    SELECT namespace, group_id FROM wholes
                    WHERE cleared OR version > extract(epoch FROM clock_timestamp() - interval '2 days') * 1000000
                        OR decided_at IS NOT NULL
                            AND (namespace, whole_id) IN (SELECT namespace, whole_id FROM wholes WHERE cleared))
                ORDER BY namespace, group_id FOR UPDATE
            )
            UPDATE group_verdict v SET copied = 0 FROM again a
            WHERE v.namespace = a.namespace AND v.group_id = a.group_id
            """;

    private static final String FORGET =
            """
            WITH old AS (
                SELECT namespace, group_id FROM group_verdict v
                WHERE version < extract(epoch FROM ?::timestamptz) * 1000000
                    AND NOT EXISTS (SELECT FROM group_snapshot s
                                    WHERE s.namespace = v.namespace AND s.group_id IN (v.group_id, v.whole_id))
                ORDER BY namespace, group_id LIMIT 1000 FOR UPDATE
            )
            DELETE FROM group_verdict v USING old o WHERE v.namespace = o.namespace AND v.group_id = o.group_id
            """;

    private GroupVerdictSql() {}

    /** Keeps others from deciding about these groups until the transaction is over: do it before asking what stands. */
    public static void lock(Connection connection, String namespace, Collection<String> groupIds) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            for (String id : new TreeSet<>(groupIds)) {
                statement.setString(1, namespace);
                statement.setString(2, id);
                statement.setString(3, namespace);
                statement.setString(4, id);
                statement.executeUpdate();
            }
        }
    }

    /**
     * Says what stands about a group that the caller has locked; Redis is told within a second after the commit.
     *
     * @param decidedAt of the latest decision that stands; empty if none does
     * @param cleared whether that found the group innocent
     */
    public static void decide(
            Connection connection, String namespace, String groupId, Optional<Instant> decidedAt, boolean cleared)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DECIDE)) {
            statement.setObject(
                    1, decidedAt.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null));
            statement.setBoolean(2, cleared);
            statement.setString(3, namespace);
            statement.setString(4, groupId);
            statement.executeUpdate();
        }
    }

    /** Those after a version that Redis has not been told, longest waiting first. */
    static List<GroupVerdict> waiting(Connection connection, long after, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WAITING)) {
            statement.setLong(1, after);
            statement.setInt(2, most);
            List<GroupVerdict> waiting = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    waiting.add(new GroupVerdict(
                            row.getString("namespace"),
                            row.getString("group_id"),
                            row.getString("whole_id"),
                            Optional.ofNullable(row.getTimestamp("decided_at")).map(Timestamp::toInstant),
                            row.getBoolean("cleared"),
                            row.getLong("version")));
                }
            }
            return waiting;
        }
    }

    /** Says that Redis has these or later ones. @param verdicts in the order of their keys */
    static void copied(Connection connection, List<GroupVerdict> verdicts) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COPIED)) {
            for (GroupVerdict verdict : verdicts) {
                statement.setLong(1, verdict.version());
                statement.setString(2, verdict.wholeId());
                statement.setString(3, verdict.namespace());
                statement.setString(4, verdict.groupId());
                statement.setLong(5, verdict.version());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Has all that Redis has to know copied again. */
    static void again(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(AGAIN)) {
            statement.executeUpdate();
        }
    }

    /** Forgets the next of what was decided before a moment about groups without a copy. @return of about how many */
    static int forget(Connection connection, Instant moment) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
            statement.setObject(1, moment.atOffset(ZoneOffset.UTC));
            return statement.executeUpdate();
        }
    }
}
