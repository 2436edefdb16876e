package io.touchline.access;

import io.touchline.api.Role;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The table of keys. Every change raises its version in the same transaction, first: changes go one after another. */
final class KeySql {

    private static final String RAISE = "UPDATE registry_version SET version = version + 1 WHERE registry = 'api-key'";
    private static final String VERSION = "SELECT version FROM registry_version WHERE registry = 'api-key'";
    private static final String COLUMNS = "SELECT id, namespace, caller, label, roles, created_at, expires_at,"
            + " rotated_to, last_used_on, digest FROM api_key ";
    private static final String PAGE = COLUMNS + "WHERE namespace = ? AND id > ? ORDER BY id LIMIT ?";
    private static final String ONE = COLUMNS + "WHERE namespace = ? AND id = ?";
    private static final String INSERT =
            """
            INSERT INTO api_key (id, namespace, caller, label, roles, created_at, expires_at, digest)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String ROTATE = "UPDATE api_key SET expires_at = ?, rotated_to = ? WHERE id = ?";
    private static final String DELETE = "DELETE FROM api_key WHERE id = ?";
    private static final String USED =
            "UPDATE api_key SET last_used_on = ? WHERE id = ? AND (last_used_on IS NULL OR last_used_on < ?)";

    private KeySql() {}

    static void raise(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RAISE)) {
            statement.executeUpdate();
        }
    }

    static long version(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(VERSION);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    static Map<KeyDigest, StoredKey> all(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS);
                ResultSet row = statement.executeQuery()) {
            Map<KeyDigest, StoredKey> keys = new LinkedHashMap<>();
            while (row.next()) {
                keys.put(KeyDigest.of(row.getBytes(10)), key(row));
            }
            return keys;
        }
    }

    static List<StoredKey> page(Connection connection, String namespace, UUID after, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PAGE)) {
            statement.setString(1, namespace);
            statement.setObject(2, after);
            statement.setInt(3, limit);
            List<StoredKey> keys = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    keys.add(key(row));
                }
            }
            return keys;
        }
    }

    static Optional<StoredKey> find(Connection connection, String namespace, UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ONE)) {
            statement.setString(1, namespace);
            statement.setObject(2, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(key(row)) : Optional.empty();
            }
        }
    }

    static void insert(Connection connection, StoredKey key, KeyDigest digest) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, key.id());
            statement.setString(2, key.holder().namespace());
            statement.setString(3, key.holder().caller());
            statement.setString(4, key.holder().label());
            statement.setArray(
                    5,
                    connection.createArrayOf(
                            "text",
                            key.holder().roles().stream().map(Role::wire).toArray()));
            statement.setObject(6, time(key.life().createdAt()));
            statement.setObject(7, key.life().expiresAt().map(KeySql::time).orElse(null));
            statement.setBytes(8, digest.bytes());
            statement.executeUpdate();
        }
    }

    static void rotate(Connection connection, StoredKey rotated) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ROTATE)) {
            statement.setObject(1, rotated.life().expiresAt().map(KeySql::time).orElse(null));
            statement.setObject(2, rotated.rotatedTo().orElse(null));
            statement.setObject(3, rotated.id());
            statement.executeUpdate();
        }
    }

    static void delete(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
            statement.setObject(1, id);
            statement.executeUpdate();
        }
    }

    /** Raises no version: nothing of it matters to who may call. */
    static void used(Connection connection, Map<UUID, LocalDate> days) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(USED)) {
            for (Map.Entry<UUID, LocalDate> use : days.entrySet()) {
                statement.setObject(1, use.getValue());
                statement.setObject(2, use.getKey());
                statement.setObject(3, use.getValue());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static StoredKey key(ResultSet row) throws SQLException {
        return new StoredKey(
                row.getObject(1, UUID.class),
                new StoredKey.Holder(row.getString(2), row.getString(3), row.getString(4), roles(row)),
                new StoredKey.Life(
                        row.getObject(6, OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject(7, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)),
                Optional.ofNullable(row.getObject(8, UUID.class)),
                Optional.ofNullable(row.getObject(9, LocalDate.class)));
    }

    private static Set<Role> roles(ResultSet row) throws SQLException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String wire : (String[]) row.getArray(5).getArray()) {
            roles.add(Role.ofWire(wire).orElseThrow());
        }
        return roles;
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
