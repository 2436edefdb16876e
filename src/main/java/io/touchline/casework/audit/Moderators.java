package io.touchline.casework.audit;

import io.touchline.api.KeyedHash;
import io.touchline.api.SqlResults;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Who decides: where the name behind a moderator's key is known. Strikes, protections and events of policies name people themselves. */
@ApplicationScoped
public class Moderators {

    private static final String ADD =
            "INSERT INTO moderator (namespace, moderator_key, name) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";

    private static final String NAMES =
            "SELECT moderator_key, name FROM moderator WHERE namespace = ? AND moderator_key = ANY(?)";

    private static final String OTHERS =
            "SELECT EXISTS (SELECT FROM moderator WHERE namespace = ? AND moderator_key <> ?)";

    private final KeyedHash hash;

    @Inject
    Moderators(KeyedHash hash) {
        this.hash = hash;
    }

    /** The same however the name's accents are written, apart or not: nobody sees that, and it would be another person. */
    public ModeratorKey key(String namespace, String name) {
        return new ModeratorKey(hash.of("moderator", namespace, Normalizer.normalize(name, Normalizer.Form.NFC)));
    }

    /** The key of a moderator, whose name is known from now on. */
    public ModeratorKey known(Connection connection, String namespace, String name) throws SQLException {
        ModeratorKey key = key(namespace, name);
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setString(1, namespace);
            statement.setBytes(2, key.bytes());
            statement.setString(3, name);
            statement.executeUpdate();
        }
        return key;
    }

    /** Whether anybody else of a namespace is known. */
    public boolean hasOthers(Connection connection, String namespace, ModeratorKey key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OTHERS)) {
            statement.setString(1, namespace);
            statement.setBytes(2, key.bytes());
            return SqlResults.bool(statement);
        }
    }

    /** The names behind keys; one that is not known has no entry. */
    public Map<ModeratorKey, String> names(Connection connection, String namespace, Collection<ModeratorKey> keys)
            throws SQLException {
        Map<ModeratorKey, String> names = new HashMap<>();
        if (keys.isEmpty()) {
            return names;
        }
        byte[][] wanted = keys.stream().map(ModeratorKey::bytes).toArray(byte[][]::new);
        try (PreparedStatement statement = connection.prepareStatement(NAMES)) {
            statement.setString(1, namespace);
            statement.setArray(2, connection.createArrayOf("bytea", wanted));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    names.put(new ModeratorKey(Arrays.copyOf(row.getBytes(1), 16)), row.getString(2));
                }
            }
        }
        return names;
    }
}
