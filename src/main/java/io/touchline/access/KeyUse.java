package io.touchline.access;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The UTC day on which each stored key was used last, so that one sees when an old key is not needed any more. */
final class KeyUse {

    private final Map<UUID, LocalDate> days = new ConcurrentHashMap<>();
    private final Map<UUID, LocalDate> written = new HashMap<>();

    void note(UUID key, Instant at) {
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        if (!day.equals(days.get(key))) {
            days.put(key, day);
        }
    }

    /** Writes what is new. By one thread at a time. */
    void write(Connection connection) throws SQLException {
        Map<UUID, LocalDate> fresh = new HashMap<>(days);
        fresh.entrySet().removeAll(written.entrySet());
        if (!fresh.isEmpty()) {
            KeySql.used(connection, fresh);
            written.putAll(fresh);
        }
    }
}
