package io.touchline.assessment.store;

import io.touchline.api.AccountDirectory;
import io.touchline.api.AccountKey;
import io.touchline.api.Problem;
import io.touchline.api.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** The account table: the only place that knows which id is behind a key. Blocking. */
@ApplicationScoped
public class StoredAccounts implements AccountDirectory {

    private static final String IDS =
            "SELECT account_key, account_id FROM account WHERE namespace = ? AND account_key = ANY(?)";

    private final DataSource database;

    public StoredAccounts(DataSource database) {
        this.database = database;
    }

    @Override
    public Map<AccountKey, String> ids(String namespace, Collection<AccountKey> keys) {
        byte[][] wanted = keys.stream().map(AccountKey::bytes).toArray(byte[][]::new);
        Map<AccountKey, String> ids = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(IDS)) {
            statement.setString(1, namespace);
            statement.setArray(2, connection.createArrayOf("bytea", wanted));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ids.put(new AccountKey(row.getBytes(1)), row.getString(2));
                }
            }
            return ids;
        } catch (SQLException e) {
            throw new ProblemException(Problem.of(503, List.of()));
        }
    }
}
