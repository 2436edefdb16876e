package io.touchline.assessment.store;

import io.touchline.api.AccountKey;
import io.touchline.api.SqlParameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Looks comments up in the ledger, many in one statement. */
final class LedgerSql {

    /**
     * One index look-up for each comment. As a plain join, PostgreSQL would count the cost of all 16 partitions for each
     * and rather read the whole ledger; OFFSET 0 keeps it from seeing through.
     */
    private static final String FIND =
            """
            SELECT l.namespace, l.comment_id, l.assessment_id, l.revision, l.account_key, l.fingerprint
            FROM unnest(?::text[], ?::text[]) AS wanted(namespace, comment_id)
            CROSS JOIN LATERAL (
                SELECT * FROM comment_ledger c
                WHERE c.namespace = wanted.namespace AND c.comment_id = wanted.comment_id
                OFFSET 0
            ) l
            """;

    private LedgerSql() {}

    static Map<LedgerEntry.Key, LedgerEntry> find(Connection connection, List<LedgerEntry.Key> keys)
            throws SQLException {
        Map<LedgerEntry.Key, LedgerEntry> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            SqlParameters parameters = new SqlParameters(statement);
            parameters.texts(keys, LedgerEntry.Key::namespace);
            parameters.texts(keys, LedgerEntry.Key::commentId);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.put(
                            new LedgerEntry.Key(row.getString(1), row.getString(2)),
                            new LedgerEntry(
                                    row.getObject(3, UUID.class),
                                    row.getInt(4),
                                    new AccountKey(row.getBytes(5)),
                                    row.getBytes(6)));
                }
            }
        }
        return found;
    }
}
