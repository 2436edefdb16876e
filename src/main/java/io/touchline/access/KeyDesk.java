package io.touchline.access;

import io.touchline.api.Caller;
import io.touchline.api.DatabaseOutage;
import io.touchline.api.KeyChanged;
import io.touchline.api.Page;
import io.touchline.api.PageRequest;
import io.touchline.api.ProblemException;
import io.touchline.api.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Gives keys out, puts others in their place and takes them back, within a namespace. Blocking. */
@ApplicationScoped
class KeyDesk {

    private static final Logger LOG = Logger.getLogger(KeyDesk.class);
    private static final int KEY_BYTES = 32;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final DataSource database;
    private final ConfiguredCallers callers;
    private final Keyring keyring;
    private final Event<KeyChanged> changes;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    KeyDesk(DataSource database, ConfiguredCallers callers, Keyring keyring, Event<KeyChanged> changes, Clock clock) {
        this.database = database;
        this.callers = callers;
        this.keyring = keyring;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * @throws ProblemException 422 for a caller that is not one of this namespace, roles that the configuration does
     *     not give it, or an end that is over
     */
    KeyView create(String namespace, KeyRequests.Create request) {
        Caller holder = callers.named(request.caller())
                .filter(caller -> caller.namespace().equals(namespace))
                .orElseThrow(
                        () -> new ProblemException(422, "/caller", "must be a configured caller of the namespace"));
        if (!callers.roles(namespace).containsAll(request.roles())) {
            throw new ProblemException(422, "/roles", "only roles that touchline.callers gives the namespace");
        }
        Instant now = now();
        if (request.expiresAt() != null && !request.expiresAt().isAfter(now)) {
            throw new ProblemException(422, "/expiresAt", "must be ahead");
        }
        StoredKey given = StoredKey.given(
                StoredKey.ID.next(now),
                new StoredKey.Holder(namespace, holder.name(), request.label(), Set.copyOf(request.roles())),
                new StoredKey.Life(
                        now, Optional.ofNullable(request.expiresAt()).map(end -> end.truncatedTo(ChronoUnit.MILLIS))));
        String key = fresh();
        changing(connection -> {
            KeySql.insert(connection, given, KeyDigest.of(key));
            changes.fire(new KeyChanged(connection, KeyChanged.Kind.CREATED, request.by(), given.changed()));
            return null;
        });
        return KeyView.given(given, key);
    }

    /**
     * The new key has the roles and the length of life of the old one.
     *
     * @throws ProblemException 404, 409 for a key that has another in its place, is over, has lost its caller, or has
     *     roles that the configuration gives the namespace no more
     */
    KeyView rotate(String namespace, UUID id, KeyRequests.Rotate request) {
        Instant now = now();
        Instant end = now.plus(request.overlapping());
        String key = fresh();
        StoredKey given = changing(connection -> {
            StoredKey old = KeySql.find(connection, namespace, id).orElseThrow(ProblemException::notFound);
            if (old.rotatedTo().isPresent()) {
                throw new ProblemException(409, "", "another key has taken its place");
            }
            if (old.life().expiresAt().filter(over -> !over.isAfter(now)).isPresent()) {
                throw new ProblemException(409, "", "it has expired: create another");
            }
            if (callers.holder(old).isEmpty()) {
                throw new ProblemException(409, "", "its caller is not configured any more");
            }
            if (!callers.roles(namespace).containsAll(old.holder().roles())) {
                throw new ProblemException(409, "", "it has roles that touchline.callers gives the namespace no more");
            }
            StoredKey next = StoredKey.given(
                    StoredKey.ID.next(now), old.holder(), old.life().again(now));
            KeySql.insert(connection, next, KeyDigest.of(key));
            StoredKey rotated = old.rotated(next.id(), end);
            KeySql.rotate(connection, rotated);
            changes.fire(new KeyChanged(connection, KeyChanged.Kind.ROTATED, request.by(), rotated.changed()));
            return next;
        });
        return KeyView.given(given, key);
    }

    /** Takes effect at once here, within seconds elsewhere. @throws ProblemException 404 */
    void revoke(String namespace, UUID id, KeyRequests.Revoke request) {
        changing(connection -> {
            StoredKey key = KeySql.find(connection, namespace, id).orElseThrow(ProblemException::notFound);
            KeySql.delete(connection, id);
            changes.fire(new KeyChanged(connection, KeyChanged.Kind.REVOKED, request.by(), key.changed()));
            return null;
        });
    }

    /** In the order they were given out. */
    Page<KeyView> page(String namespace, PageRequest request) {
        UUID after = request.after(StoredKey.ID::ofWire).orElse(BEFORE_ALL);
        List<StoredKey> found = in(connection -> KeySql.page(connection, namespace, after, request.rows()));
        return request.cut(found, key -> StoredKey.ID.wire(key.id())).map(KeyView::of);
    }

    private <T> T changing(Transaction.Work<T> change) {
        T result = in(connection -> {
            KeySql.raise(connection);
            return change.on(connection);
        });
        try {
            keyring.refresh();
        } catch (SQLException e) {
            // It is committed: the poll brings it into force.
            LOG.warnf("keys.refresh.failed state=%s", e.getSQLState());
        }
        return result;
    }

    private <T> T in(Transaction.Work<T> work) {
        try {
            return Transaction.in(database, work);
        } catch (SQLException e) {
            throw DatabaseOutage.problem(e);
        }
    }

    private String fresh() {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return "tl_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
