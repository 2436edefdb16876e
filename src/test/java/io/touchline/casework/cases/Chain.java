package io.touchline.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.casework.audit.AuditEvent;
import io.touchline.casework.audit.EventHash;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;

/** The end of the local namespace's log, recomputed. */
final class Chain {

    private static final int NEWEST = 2_000;

    private Chain() {}

    static void holds(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            byte[] following = end(connection);
            try (PreparedStatement statement = connection.prepareStatement(
                            "SELECT * FROM audit_event WHERE namespace = 'local' ORDER BY seq DESC LIMIT " + NEWEST);
                    ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    AuditEvent event = event(row);
                    assertThat(event.hash()).as("seq %d", event.seq()).isEqualTo(following);
                    assertThat(EventHash.of(event)).isEqualTo(event.hash());
                    following = event.previousHash();
                }
            }
            connection.rollback();
        }
    }

    private static byte[] end(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("SELECT hash FROM audit_chain WHERE namespace = 'local'");
                ResultSet row = statement.executeQuery()) {
            assertThat(row.next()).isTrue();
            return row.getBytes(1);
        }
    }

    private static AuditEvent event(ResultSet row) throws SQLException {
        return new AuditEvent(
                row.getString("namespace"),
                row.getLong("seq"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("kind"),
                row.getString("subject"),
                row.getString("body"),
                Optional.ofNullable(row.getBytes("personal_digest")),
                row.getBytes("previous_hash"),
                row.getBytes("hash"));
    }
}
