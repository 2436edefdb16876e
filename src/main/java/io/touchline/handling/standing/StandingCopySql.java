package io.touchline.handling.standing;

import io.touchline.api.AccountKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What PostgreSQL knows of the copies in Redis. No lock is held while Redis is waited for: replicas may bring the same
 * account side by side, and of two states Redis keeps the later one.
 */
final class StandingCopySql {

    /** Version and strikes in one statement, so that they belong together. */
    static final String WAITING =
            """
            SELECT c.namespace, c.account_key, c.version, s.struck_at, s.expires_at, s.weight, s.by_rule
            FROM (SELECT namespace, account_key, version FROM standing_copy
                  WHERE copied < version AND (version, namespace, account_key) > (?, ?, ?)
                  ORDER BY version, namespace, account_key LIMIT ?) AS c
            LEFT JOIN LATERAL
            """
                    + CountingStrikes.OF_C
                    + " AS s ON true ORDER BY c.version, c.namespace, c.account_key";

    private static final String COPIED =
            "UPDATE standing_copy SET copied = ? WHERE namespace = ? AND account_key = ? AND copied < ?";

    /**
     * Strikes that were taken back count until they would have expired: so long Redis may carry them. Of an erased account
     * none is left. Locked in the order of the keys, as whoever writes strikes locks them.
     */
    private static final String AGAIN =
            """
            WITH part AS (
                SELECT namespace, account_key FROM standing_copy WHERE (namespace, account_key) > (?, ?)
                ORDER BY namespace, account_key LIMIT ? FOR UPDATE
            ), again AS (
                UPDATE standing_copy c SET copied = 0 FROM part p
                WHERE c.namespace = p.namespace AND c.account_key = p.account_key
                    AND coalesce((SELECT max(s.expires_at) FROM strike s
                                  WHERE s.namespace = c.namespace COLLATE "default"
                                      AND s.account_key = c.account_key), 'infinity') > ?
            )
            SELECT namespace, account_key FROM part ORDER BY namespace DESC, account_key DESC LIMIT 1
            """;

    /** Two days are longer than it takes until all are copied again. */
    private static final String FORGET =
            """
            WITH part AS (
                SELECT namespace, account_key FROM standing_copy WHERE (namespace, account_key) > (?, ?)
                ORDER BY namespace, account_key LIMIT ?
            ), idle AS (
                SELECT c.namespace, c.account_key FROM part p JOIN standing_copy c USING (namespace, account_key)
                WHERE c.copied >= c.version
                    AND c.version < extract(epoch FROM clock_timestamp() - interval '2 days') * 1000000
                    AND NOT EXISTS (SELECT FROM strike s WHERE s.namespace = c.namespace COLLATE "default"
                        AND s.account_key = c.account_key)
                ORDER BY namespace, account_key FOR UPDATE OF c
            ), gone AS (
                DELETE FROM standing_copy c USING idle i
                WHERE c.namespace = i.namespace AND c.account_key = i.account_key
            )
            SELECT namespace, account_key FROM part ORDER BY namespace DESC, account_key DESC LIMIT 1
            """;

    private StandingCopySql() {}

    /**
     * The next accounts whose copy is behind, longest waiting first, with the strikes that say where they stand.
     *
     * @param pause of strikes by rule that are less than this apart one counts
     */
    static List<Copy> waiting(Connection connection, Copy.Place after, int most, Instant now, Duration pause)
            throws SQLException {
        Map<Copy.Owner, Long> versions = new LinkedHashMap<>();
        Map<Copy.Owner, List<Mark>> marks = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(WAITING)) {
            statement.setLong(1, after.version());
            statement.setString(2, after.owner().namespace());
            statement.setBytes(3, after.owner().account().bytes());
            statement.setInt(4, most);
            statement.setObject(5, now.atOffset(ZoneOffset.UTC));
            statement.setLong(6, pause.toMillis());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Copy.Owner owner =
                            new Copy.Owner(row.getString("namespace"), new AccountKey(row.getBytes("account_key")));
                    versions.put(owner, row.getLong("version"));
                    List<Mark> own = marks.computeIfAbsent(owner, key -> new ArrayList<>());
                    if (row.getTimestamp("struck_at") != null) {
                        own.add(mark(row));
                    }
                }
            }
        }
        return versions.entrySet().stream()
                .map(entry -> new Copy(entry.getKey(), entry.getValue(), marks.get(entry.getKey())))
                .toList();
    }

    private static Mark mark(ResultSet row) throws SQLException {
        return new Mark(
                row.getTimestamp("struck_at").getTime(),
                row.getTimestamp("expires_at").getTime(),
                row.getDouble("weight"),
                row.getBoolean("by_rule"));
    }

    /** Says that Redis has these states or later ones. @param copies in the order of their owners */
    static void copied(Connection connection, List<Copy> copies) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COPIED)) {
            for (Copy copy : copies) {
                statement.setLong(1, copy.version());
                statement.setString(2, copy.owner().namespace());
                statement.setBytes(3, copy.owner().account().bytes());
                statement.setLong(4, copy.version());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /**
     * Has the next accounts that Redis may still hold something against copied again.
     *
     * @return where to go on; empty at the end
     */
    static Optional<Copy.Owner> again(Connection connection, Copy.Owner after, int most, Instant now)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(AGAIN)) {
            statement.setString(1, after.namespace());
            statement.setBytes(2, after.account().bytes());
            statement.setInt(3, most);
            statement.setObject(4, now.atOffset(ZoneOffset.UTC));
            return end(statement);
        }
    }

    /**
     * Forgets those of the next accounts that have no strike left and whose copy has said so for a while.
     *
     * @return where to go on; empty at the end
     */
    static Optional<Copy.Owner> forget(Connection connection, Copy.Owner after, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
            statement.setString(1, after.namespace());
            statement.setBytes(2, after.account().bytes());
            statement.setInt(3, most);
            return end(statement);
        }
    }

    /** The last account of a part. */
    private static Optional<Copy.Owner> end(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next()
                    ? Optional.of(new Copy.Owner(row.getString(1), new AccountKey(row.getBytes(2))))
                    : Optional.empty();
        }
    }
}
