package io.touchline.casework.cases;

import io.touchline.casework.audit.ModeratorKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Writes claims. */
final class ClaimSql {

    private static final String CLAIM =
            "UPDATE moderation_case SET claimed_by = ?, lease_until = ? WHERE id = ? AND state = 'OPEN'";

    private static final String RELEASE =
            "UPDATE moderation_case SET claimed_by = NULL, lease_until = NULL WHERE id = ? AND state = 'OPEN'";

    /** Who knows what was decided on a case does not look at it a second time; see V36. */
    private static final String FREE =
            """
            c.state = 'OPEN' AND (c.claimed_by IS NULL OR c.lease_until <= ?)
                AND (c.review_of IS NULL OR NOT knows_case(c.review_of, ?))
            ORDER BY c.priority, c.opened_at, c.id LIMIT 1 FOR UPDATE OF c SKIP LOCKED
            """;

    private static final String NEXT = "SELECT c.id FROM moderation_case c WHERE c.namespace = ? AND " + FREE;
    private static final String NEXT_OF_QUEUE =
            "SELECT c.id FROM moderation_case c WHERE c.namespace = ? AND c.queue = ? AND " + FREE;

    private ClaimSql() {}

    /** The most urgent open case that nobody has claimed, of one queue or of all; locked. */
    static Optional<UUID> next(
            Connection connection, String namespace, Optional<String> queue, ModeratorKey by, Instant now)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(queue.isPresent() ? NEXT_OF_QUEUE : NEXT)) {
            int index = 0;
            statement.setString(++index, namespace);
            if (queue.isPresent()) {
                statement.setString(++index, queue.get());
            }
            statement.setObject(++index, SqlRows.offset(now));
            statement.setBytes(++index, by.bytes());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        }
    }

    static void claim(Connection connection, UUID id, ModeratorKey by, Instant until) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
            statement.setBytes(1, by.bytes());
            statement.setObject(2, SqlRows.offset(until));
            statement.setObject(3, id);
            statement.executeUpdate();
        }
    }

    static void release(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RELEASE)) {
            statement.setObject(1, id);
            statement.executeUpdate();
        }
    }
}
