package io.touchline.api;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What statements of one column find. */
public final class SqlResults {

    private SqlResults() {}

    /** Runs a query. @return its first column, in its order */
    public static List<UUID> uuids(PreparedStatement query) throws SQLException {
        List<UUID> found = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                found.add(row.getObject(1, UUID.class));
            }
        }
        return found;
    }
}
