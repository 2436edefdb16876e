package io.touchline.casework.cases;

import io.touchline.casework.audit.ModeratorKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Port: now and then a moderator is given a case whose answer is known in place of the next one of the queue.
 * Implemented by {@code quality}.
 */
public interface KnownCases {

    /**
     * A case that this moderator is to be given instead of the next one of the queue, made in the caller's transaction.
     *
     * @param queue empty for any
     * @return empty, nearly always, to go on with the queue
     */
    Optional<UUID> instead(
            Connection connection, String namespace, Optional<String> queue, ModeratorKey moderator, Instant now)
            throws SQLException;
}
