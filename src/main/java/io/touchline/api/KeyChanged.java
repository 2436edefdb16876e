package io.touchline.api;

import java.sql.Connection;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * An API key was given out, given another in its place, or taken back. Fired as a synchronous CDI event before the
 * transaction commits; an exception of an observer stops it.
 *
 * @param connection of that transaction
 * @param by the person who does it
 * @param key what is known of the key now, which is never the key itself
 */
public record KeyChanged(Connection connection, Kind kind, String by, Key key) {

    public KeyChanged {
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(key, "key");
    }

    /** What happened. */
    public enum Kind {
        CREATED,
        ROTATED,
        REVOKED
    }

    /**
     * The key that it happened to.
     *
     * @param id as the API writes it
     * @param rotatedTo id of the key in its place
     */
    public record Key(
            String id,
            String namespace,
            String caller,
            Set<Role> roles,
            Optional<Instant> expiresAt,
            Optional<String> rotatedTo) {

        public Key {
            roles = Set.copyOf(roles);
            Objects.requireNonNull(expiresAt, "expiresAt");
            Objects.requireNonNull(rotatedTo, "rotatedTo");
        }
    }
}
