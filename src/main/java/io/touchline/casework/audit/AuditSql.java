package io.touchline.casework.audit;

import io.touchline.api.AccountKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The rows of the log, inside the caller's transaction. */
final class AuditSql {

    /** The first event of a namespace makes the row that all later ones lock. */
    private static final String BEGIN =
            """
            INSERT INTO audit_chain (namespace, seq, hash, seal) VALUES (?, 0, ?, ''::bytea)
            ON CONFLICT DO NOTHING
            """;

    private static final String LOCK = "SELECT seq, hash, seal FROM audit_chain WHERE namespace = ? FOR UPDATE";

    private static final String INSERT =
            """
            INSERT INTO audit_event (namespace, seq, at, kind, subject, body, personal_digest, previous_hash, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String INSERT_PERSONAL =
            "INSERT INTO audit_personal (namespace, seq, account_key, salt, body) VALUES (?, ?, ?, ?, ?)";

    private static final String MOVE = "UPDATE audit_chain SET seq = ?, hash = ?, seal = ? WHERE namespace = ?";

    private AuditSql() {}

    /** A personal part with its place. */
    record StoredPersonal(long seq, Optional<AccountKey> account, byte[] salt, String body) {}

    /** Locks the end of a chain, which begins here if there is none. @return empty before the first event */
    static Optional<ChainEnd> lockEnd(Connection connection, String namespace) throws SQLException {
        Optional<ChainEnd> end = lock(connection, namespace);
        if (end.isEmpty()) {
            try (PreparedStatement statement = connection.prepareStatement(BEGIN)) {
                statement.setString(1, namespace);
                statement.setBytes(2, EventHash.first(namespace));
                statement.executeUpdate();
            }
            end = lock(connection, namespace);
        }
        return end;
    }

    private static Optional<ChainEnd> lock(Connection connection, String namespace) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setString(1, namespace);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new ChainEnd(row.getLong(1), row.getBytes(2), row.getBytes(3)))
                        : Optional.empty();
            }
        }
    }

    static void insert(Connection connection, List<AuditEvent> events) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (AuditEvent event : events) {
                statement.setString(1, event.namespace());
                statement.setLong(2, event.seq());
                statement.setObject(3, event.at().atOffset(ZoneOffset.UTC));
                statement.setString(4, event.kind());
                statement.setString(5, event.subject());
                statement.setString(6, event.body());
                statement.setBytes(7, event.personalDigest().orElse(null));
                statement.setBytes(8, event.previousHash());
                statement.setBytes(9, event.hash());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    static void insertPersonal(Connection connection, String namespace, List<StoredPersonal> parts)
            throws SQLException {
        if (parts.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(INSERT_PERSONAL)) {
            for (StoredPersonal part : parts) {
                statement.setString(1, namespace);
                statement.setLong(2, part.seq());
                statement.setBytes(3, part.account().map(AccountKey::bytes).orElse(null));
                statement.setBytes(4, part.salt());
                statement.setString(5, part.body());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    static void moveEnd(Connection connection, String namespace, ChainEnd end) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MOVE)) {
            statement.setLong(1, end.seq());
            statement.setBytes(2, end.hash());
            statement.setBytes(3, end.seal());
            statement.setString(4, namespace);
            statement.executeUpdate();
        }
    }
}
