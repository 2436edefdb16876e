package io.touchline.casework.retention;

import io.touchline.casework.audit.NewEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How many accounts were forgotten that the log does not tell of yet, inside the caller's transactions: noted in the one
 * that forgets them, taken in the one that tells of them. Whoever is killed in between leaves the note to the next run.
 */
final class ForgottenAccounts {

    private static final String NOTE =
            """
            INSERT INTO forgotten_accounts AS f (namespace, seen_before, accounts) VALUES (?, ?, ?)
            ON CONFLICT (namespace, seen_before) DO UPDATE SET accounts = f.accounts + excluded.accounts
            """;

    private static final String TAKE = "DELETE FROM forgotten_accounts RETURNING namespace, seen_before, accounts";

    private ForgottenAccounts() {}

    /** @param byNamespace how many of each */
    static void note(Connection connection, Map<String, Long> byNamespace, Instant seenBefore) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NOTE)) {
            for (Map.Entry<String, Long> forgotten : byNamespace.entrySet()) {
                statement.setString(1, forgotten.getKey());
                statement.setObject(2, seenBefore.atOffset(ZoneOffset.UTC));
                statement.setLong(3, forgotten.getValue());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** @return the events that tell of them, one for each namespace and limit */
    static List<NewEvent> take(Connection connection) throws SQLException {
        List<NewEvent> events = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(TAKE);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                events.add(RetentionEvents.rows(
                        row.getString(1),
                        RetentionClass.IDLE_ACCOUNTS,
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getLong(3)));
            }
        }
        return events;
    }
}
