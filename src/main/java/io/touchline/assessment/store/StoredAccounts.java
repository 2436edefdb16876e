package io.touchline.assessment.store;

import io.touchline.api.AccountDirectory;
import io.touchline.api.AccountKey;
import io.touchline.api.DatabaseOutage;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The account table: the only place that knows which id is behind a key. Blocking. */
@ApplicationScoped
public class StoredAccounts implements AccountDirectory {

    private static final String IDS =
            "SELECT account_key, account_id FROM account WHERE namespace = ? AND account_key = ANY(?)";

    private static final String IDS_OF_SETTLED = IDS
            + """
             AND NOT EXISTS (SELECT FROM erasure_guard g JOIN erasure e ON e.id = g.erasure_id
                             WHERE g.namespace = account.namespace AND g.account_key = account.account_key
                                 AND e.state = 'REQUESTED')""";

    /** What has no comment is on the list of what may be forgotten from the beginning, and waits there for its strikes. */
    private static final String REMEMBER =
            """
            WITH known AS (
                INSERT INTO account (namespace, account_key, account_id, first_seen)
                SELECT ?::text, ?::bytea, ?::text, now()
                WHERE NOT EXISTS (SELECT FROM erasure_guard g
                                  WHERE g.namespace = ? AND g.account_key = ? AND g.received_until >= ?)
                ON CONFLICT DO NOTHING
                RETURNING namespace, account_key
            )
            INSERT INTO idle_account (namespace, account_key) SELECT namespace, account_key FROM known
            ON CONFLICT DO NOTHING
            """;

    private static final String WROTE =
            """
            SELECT account_key = ? AND id >= erased_before(namespace, account_key) FROM assessment
            WHERE namespace = ? AND id = ?
            """;

    private final DataSource database;

    public StoredAccounts(DataSource database) {
        this.database = database;
    }

    @Override
    public Map<AccountKey, String> ids(String namespace, Collection<AccountKey> keys) {
        return ids(IDS, namespace, keys);
    }

    @Override
    public Map<AccountKey, String> idsOfSettled(String namespace, Collection<AccountKey> keys) {
        return ids(IDS_OF_SETTLED, namespace, keys);
    }

    private Map<AccountKey, String> ids(String query, String namespace, Collection<AccountKey> keys) {
        byte[][] wanted = keys.stream().map(AccountKey::bytes).toArray(byte[][]::new);
        Map<AccountKey, String> ids = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, namespace);
            statement.setArray(2, connection.createArrayOf("bytea", wanted));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ids.put(new AccountKey(row.getBytes(1)), row.getString(2));
                }
            }
            return ids;
        } catch (SQLException e) {
            throw DatabaseOutage.problem(e);
        }
    }

    @Override
    public void keep(Connection connection) throws SQLException {
        ErasureGuard.lockShared(connection);
    }

    @Override
    public void remember(Connection connection, String namespace, Account account, Instant at) throws SQLException {
        ErasureGuard.lockShared(connection);
        try (PreparedStatement statement = connection.prepareStatement(REMEMBER)) {
            statement.setString(1, namespace);
            statement.setBytes(2, account.key().bytes());
            statement.setString(3, account.id());
            statement.setString(4, namespace);
            statement.setBytes(5, account.key().bytes());
            statement.setObject(6, at.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    @Override
    public Optional<Boolean> wrote(Connection connection, String namespace, AccountKey account, String assessmentId)
            throws SQLException {
        Optional<UUID> id = AssessmentIds.ofWire(assessmentId);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        try (PreparedStatement statement = connection.prepareStatement(WROTE)) {
            statement.setBytes(1, account.bytes());
            statement.setString(2, namespace);
            statement.setObject(3, id.get());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getBoolean(1)) : Optional.empty();
            }
        }
    }
}
