package io.touchline.assessment.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Deletes the texts of an account's comments. There may be thousands, spread over all days: they go in parts. */
public final class AccountTexts {

    private static final int PART = 1_000;

    private static final String IDS =
            """
            SELECT id FROM assessment WHERE namespace = ? AND account_key = ? AND id > ? AND id < ?
            ORDER BY id LIMIT
            """
                    + PART;

    /** The bounds keep it from the days that have none of them. */
    private static final String DELETE =
            "DELETE FROM comment_text WHERE assessment_id = ANY(?) AND assessment_id >= ? AND assessment_id <= ?";

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private AccountTexts() {}

    /** @return how many there were */
    public static int delete(Connection connection, ErasureGuard.Erased erased) throws SQLException {
        int deleted = 0;
        List<UUID> ids = ids(connection, erased, BEFORE_ALL);
        while (!ids.isEmpty()) {
            deleted += delete(connection, ids);
            ids = ids.size() < PART ? List.of() : ids(connection, erased, ids.get(ids.size() - 1));
        }
        return deleted;
    }

    private static List<UUID> ids(Connection connection, ErasureGuard.Erased erased, UUID after) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(IDS)) {
            statement.setString(1, erased.namespace());
            statement.setBytes(2, erased.account().bytes());
            statement.setObject(3, after);
            statement.setObject(4, erased.end());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
            }
        }
        return ids;
    }

    private static int delete(Connection connection, List<UUID> ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            statement.setObject(2, ids.get(0));
            statement.setObject(3, ids.get(ids.size() - 1));
            return statement.executeUpdate();
        }
    }
}
