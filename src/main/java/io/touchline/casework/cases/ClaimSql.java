package io.touchline.casework.cases;

import io.touchline.casework.audit.ModeratorKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Writes claims. */
final class ClaimSql {

    private static final String CLAIM =
            "UPDATE moderation_case SET claimed_by = ?, lease_until = ? WHERE id = ? AND state = 'OPEN'";

    private static final String RELEASE =
            "UPDATE moderation_case SET claimed_by = NULL, lease_until = NULL WHERE id = ? AND state = 'OPEN'";

    /** Who knows what was decided on a case, or was given another copy of it, is not given it a second time; see V36. */
    private static final String FREE =
            """
            c.state = 'OPEN' AND (c.claimed_by IS NULL OR c.lease_until <= ?)
                AND (c.review_of IS NULL OR NOT knows_case(c.review_of, ?) AND NOT EXISTS (
                    SELECT FROM moderation_case o
                    WHERE o.review_of = c.review_of AND o.id <> c.id AND o.state = 'OPEN' AND o.claimed_by = ?))
            """;

    private static final String MOST_URGENT = " ORDER BY c.priority, c.opened_at, c.id LIMIT 1";
    private static final String WANTED = " AND c.id = ? FOR UPDATE OF c";

    private static final String OF_ALL = "SELECT c.id FROM moderation_case c WHERE c.namespace = ? AND " + FREE;
    private static final String OF_QUEUE =
            "SELECT c.id FROM moderation_case c WHERE c.namespace = ? AND c.queue = ? AND " + FREE;

    /** As long as who adds to a case waits for a lock. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** The whole statement's, which may wait for one writer after another. */
    private static final String WAIT = "SAVEPOINT next_case; SET LOCAL statement_timeout = ";

    private static final String TAKE = "RELEASE SAVEPOINT next_case; SET LOCAL statement_timeout = DEFAULT";

    /** Lets the row go as well: who waits for another one must not hold this. */
    private static final String LEAVE = "ROLLBACK TO SAVEPOINT next_case; RELEASE SAVEPOINT next_case";

    private static final String TIMED_OUT = "57014";

    private ClaimSql() {}

    /** Who asks for the next case, and when. @param queue empty for any */
    record Asked(String namespace, Optional<String> queue, ModeratorKey by, Instant at) {}

    /**
     * The most urgent open case that nobody has claimed, of one queue or of all; locked. In a storm its case is nearly
     * always locked by somebody who adds to it: that is waited for, and passed over only once it has taken 2 s.
     */
    static Optional<UUID> next(Connection connection, Asked asked) throws SQLException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        for (long left = PATIENCE.toMillis(); left > 0; left = (until - System.nanoTime()) / 1_000_000) {
            Optional<UUID> wanted = find(connection, asked, MOST_URGENT);
            if (wanted.isEmpty() || lock(connection, asked, wanted.get(), left)) {
                return wanted;
            }
        }
        return find(connection, asked, MOST_URGENT + " FOR UPDATE OF c SKIP LOCKED");
    }

    /** @return false if somebody else had it first, or still has it when the time is over */
    private static boolean lock(Connection connection, Asked asked, UUID wanted, long millis) throws SQLException {
        try (Statement bounds = connection.createStatement()) {
            bounds.execute(WAIT + millis);
            boolean locked;
            try {
                locked = find(connection, asked, WANTED, wanted).isPresent();
            } catch (SQLException e) {
                if (!TIMED_OUT.equals(e.getSQLState())) {
                    throw e;
                }
                locked = false;
            }
            bounds.execute(locked ? TAKE : LEAVE);
            return locked;
        }
    }

    private static Optional<UUID> find(Connection connection, Asked asked, String which, Object... more)
            throws SQLException {
        String query = (asked.queue().isPresent() ? OF_QUEUE : OF_ALL) + which;
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            int index = 0;
            statement.setString(++index, asked.namespace());
            if (asked.queue().isPresent()) {
                statement.setString(++index, asked.queue().get());
            }
            statement.setObject(++index, SqlRows.offset(asked.at()));
            statement.setBytes(++index, asked.by().bytes());
            statement.setBytes(++index, asked.by().bytes());
            for (Object value : more) {
                statement.setObject(++index, value);
            }
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
