package io.touchline.casework.audit;

import io.touchline.api.KeyedHash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Adds to the log, inside the transaction that does what is logged. The end of a namespace's chain is locked until that
 * transaction is over: do it last.
 */
@ApplicationScoped
public class AuditLog {

    /**
     * The chain of what belongs to no namespace: days hold the comments of all of them, so their dropping is logged there,
     * and so are changes of targets and rumours, which are everybody's. No namespace has that name.
     */
    public static final String ALL_NAMESPACES = "*";

    private static final int SALT_BYTES = 16;

    private final KeyedHash hash;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    AuditLog(KeyedHash hash, Clock clock) {
        this.hash = hash;
        this.clock = clock;
    }

    /**
     * Adds events in their order.
     *
     * @return as they stand in the log now; those of one namespace together
     */
    public List<AuditEvent> append(Connection connection, List<NewEvent> events) throws SQLException {
        Map<String, List<NewEvent>> byNamespace = new TreeMap<>();
        for (NewEvent event : events) {
            byNamespace
                    .computeIfAbsent(event.namespace(), any -> new ArrayList<>())
                    .add(event);
        }
        List<AuditEvent> added = new ArrayList<>();
        for (Map.Entry<String, List<NewEvent>> own : byNamespace.entrySet()) {
            added.addAll(append(connection, own.getKey(), own.getValue()));
        }
        return added;
    }

    private List<AuditEvent> append(Connection connection, String namespace, List<NewEvent> events)
            throws SQLException {
        ChainEnd end = AuditSql.lockEnd(connection, namespace);
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<AuditEvent> added = new ArrayList<>();
        List<AuditSql.StoredPersonal> personal = new ArrayList<>();
        long seq = end.seq();
        byte[] previous = end.hash();
        for (NewEvent event : events) {
            seq++;
            Optional<byte[]> digest = Optional.empty();
            if (event.personal().isPresent()) {
                NewEvent.Personal given = event.personal().get();
                PersonalPart part = new PersonalPart(given.account(), salt(), given.body());
                digest = Optional.of(part.digest());
                personal.add(new AuditSql.StoredPersonal(seq, part));
            }
            AuditEvent next = AuditEvent.next(event, seq, at, digest, previous);
            added.add(next);
            previous = next.hash();
        }
        AuditSql.append(connection, added, personal, new ChainEnd(seq, previous, seal(namespace, seq, previous)));
        return added;
    }

    /** What only this service can make of the end of a chain. */
    byte[] seal(String namespace, long seq, byte[] hashOfLast) {
        return hash.of(
                "audit-end", namespace, Long.toString(seq), HexFormat.of().formatHex(hashOfLast));
    }

    /** Random bytes to salt a digest with. */
    public byte[] salt() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }
}
