package io.touchline.casework.audit;

import io.touchline.api.AccountKey;
import io.touchline.api.SqlParameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Writes the rows of the log, inside the caller's transaction. */
final class AuditSql {

    /** The first event of a namespace makes the row that all later ones lock. */
    private static final String BEGIN =
            """
            INSERT INTO audit_chain (namespace, seq, hash, seal) VALUES (?, 0, ?, ''::bytea)
            ON CONFLICT DO NOTHING
            """;

    private static final String LOCK = "SELECT seq, hash, seal FROM audit_chain WHERE namespace = ? FOR UPDATE";

    /** One statement, since all writers of a namespace wait for whoever is between the lock and the commit. */
    private static final String APPEND =
            """
            WITH event AS (
                INSERT INTO audit_event (namespace, seq, at, kind, subject, body, personal_digest, previous_hash, hash)
                SELECT namespace, seq, at, kind, subject, body, personal_digest, previous_hash, hash
                FROM unnest(?::text[], ?::bigint[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::bytea[],
                            ?::bytea[], ?::bytea[])
                    AS e(namespace, seq, at, kind, subject, body, personal_digest, previous_hash, hash)
            ), part AS (
                INSERT INTO audit_personal (namespace, seq, account_key, salt, body)
                SELECT ?::text, seq, account_key, salt, body
                FROM unnest(?::bigint[], ?::bytea[], ?::bytea[], ?::text[]) AS p(seq, account_key, salt, body)
            )
            UPDATE audit_chain SET seq = ?, hash = ?, seal = ? WHERE namespace = ?
            """;

    private AuditSql() {}

    /** A personal part with its place. */
    record StoredPersonal(long seq, PersonalPart part) {}

    /** Locks the end of a chain, which begins here if there is none. */
    static ChainEnd lockEnd(Connection connection, String namespace) throws SQLException {
        Optional<ChainEnd> end = lock(connection, namespace);
        if (end.isEmpty()) {
            try (PreparedStatement statement = connection.prepareStatement(BEGIN)) {
                statement.setString(1, namespace);
                statement.setBytes(2, EventHash.first(namespace));
                statement.executeUpdate();
            }
            end = lock(connection, namespace);
        }
        return end.orElseThrow();
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

    /** @param events of one namespace, at least one, that follow on its end as it was locked */
    static void append(Connection connection, List<AuditEvent> events, List<StoredPersonal> personal, ChainEnd end)
            throws SQLException {
        String namespace = events.get(0).namespace();
        try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
            SqlParameters parameters = new SqlParameters(statement);
            parameters.texts(events, AuditEvent::namespace);
            parameters.bigInts(events, AuditEvent::seq);
            parameters.moments(events, AuditEvent::at);
            parameters.texts(events, AuditEvent::kind);
            parameters.texts(events, AuditEvent::subject);
            parameters.texts(events, AuditEvent::body);
            parameters.bytes(events, event -> event.personalDigest().orElse(null));
            parameters.bytes(events, AuditEvent::previousHash);
            parameters.bytes(events, AuditEvent::hash);
            statement.setString(parameters.next(), namespace);
            parameters.bigInts(personal, StoredPersonal::seq);
            parameters.bytes(
                    personal, row -> row.part().account().map(AccountKey::bytes).orElse(null));
            parameters.bytes(personal, row -> row.part().salt());
            parameters.texts(personal, row -> row.part().body());
            statement.setLong(parameters.next(), end.seq());
            statement.setBytes(parameters.next(), end.hash());
            statement.setBytes(parameters.next(), end.seal());
            statement.setString(parameters.next(), namespace);
            statement.executeUpdate();
        }
    }
}
