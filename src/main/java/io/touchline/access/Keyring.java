package io.touchline.access;

import io.quarkus.runtime.StartupEvent;
import io.touchline.api.Outage;
import io.touchline.api.SteadyTimer;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * All keys that open something: those of the configuration and, as this replica knows them, those of PostgreSQL. A change
 * is in force here before it is answered; those of other replicas are seen by polling a version. While PostgreSQL is
 * away, the keys that were known last go on working until they expire.
 */
@ApplicationScoped
class Keyring {

    private static final Logger LOG = Logger.getLogger(Keyring.class);

    private final Outage polling = new Outage(LOG, "keys not polled");
    private final ConfiguredCallers configured;
    private final DataSource database;
    private final Clock clock;
    private final KeyUse use = new KeyUse();
    private volatile Stored stored = new Stored(-1, Map.of());

    Keyring(ConfiguredCallers configured, DataSource database, Clock clock) {
        this.configured = configured;
        this.database = database;
        this.clock = clock;
    }

    private record Stored(long version, Map<KeyDigest, KnownKey> keys) {}

    void start(@Observes @Priority(190) StartupEvent event) throws SQLException {
        refresh();
    }

    /** What a key opens now. Never blocks. */
    Optional<KnownKey> find(String key) {
        KeyDigest digest = KeyDigest.of(key);
        Instant now = clock.instant();
        Optional<KnownKey> known = configured
                .key(digest)
                .or(() -> Optional.ofNullable(stored.keys.get(digest)))
                .filter(one -> one.opensAt(now));
        known.flatMap(KnownKey::stored).ifPresent(id -> use.note(id, now));
        return known;
    }

    /** Whether any key opens something now, of the configuration or of the table. */
    boolean hasKeys() {
        Instant now = clock.instant();
        return configured.hasKeys(now) || stored.keys.values().stream().anyMatch(key -> key.opensAt(now));
    }

    void begin(@Observes StartupEvent event, SteadyTimer timer) {
        timer.every(Duration.ofSeconds(2), this::poll);
    }

    void poll() {
        try (Connection connection = database.getConnection()) {
            if (KeySql.version(connection) != stored.version) {
                refresh();
            }
            use.write(connection);
            polling.over();
        } catch (SQLException e) {
            polling.tell(e);
        }
    }

    /** The version is read before the keys: a change in between is then read again at the next poll, never missed. */
    synchronized void refresh() throws SQLException {
        try (Connection connection = database.getConnection()) {
            long version = KeySql.version(connection);
            Map<KeyDigest, KnownKey> keys = new HashMap<>();
            KeySql.all(connection).forEach((digest, key) -> configured
                    .holder(key)
                    .ifPresent(caller -> keys.put(
                            digest,
                            KnownKey.stored(
                                    key.id(),
                                    caller,
                                    key.holder().roles(),
                                    key.life().expiresAt()))));
            if (version != stored.version) {
                LOG.infof("keys.loaded version=%d keys=%d", version, keys.size());
            }
            stored = new Stored(version, Map.copyOf(keys));
        }
    }
}
