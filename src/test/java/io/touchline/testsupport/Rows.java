package io.touchline.testsupport;

import io.touchline.api.AccountKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Looks at the database behind the service, and changes it. */
public final class Rows {

    private final DataSource database;

    public Rows(DataSource database) {
        this.database = database;
    }

    /** The one number that a query answers. */
    public long count(String sql, Object... values) {
        return ((Number) column(sql, values).get(0)).longValue();
    }

    /** The first column of what a query answers. */
    public List<Object> column(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, sql, values);
                ResultSet row = statement.executeQuery()) {
            List<Object> column = new ArrayList<>();
            while (row.next()) {
                column.add(row.getObject(1));
            }
            return column;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** @return how many rows were changed */
    public int change(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** As after an erasure of an account of the local caller was asked for, while nothing is at the rest of it. */
    public void erasureWaits(AccountKey account) {
        UUID erasure = UUID.randomUUID();
        change(
                """
                INSERT INTO erasure (id, namespace, requested_at, requested_by, reason, state, completed_at, erased)
                VALUES (?, 'local', now(), ?, 'asked for it', 'COMPLETE', now(), '{}')
                """,
                erasure,
                new byte[16]);
        change(
                """
                INSERT INTO erasure_guard (namespace, account_key, erasure_id, received_until)
                VALUES ('local', ?, ?, now())
                """,
                account.bytes(),
                erasure);
    }

    /** The UUID behind an id of the API. */
    public static UUID uuid(String wire) {
        String hex = wire.substring(wire.lastIndexOf('_') + 1);
        return new UUID(
                Long.parseUnsignedLong(hex.substring(0, 16), 16), Long.parseUnsignedLong(hex.substring(16), 16));
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
