package io.touchline.api;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What statements of one column find or answer. */
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

    /** Runs a query that answers with one row. @return false where that is null */
    public static boolean bool(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** {@link #number} of what is no more than an int holds. */
    public static int count(PreparedStatement query) throws SQLException {
        return Math.toIntExact(number(query));
    }

    /** Runs a query that answers with one row. @return 0 where that is null */
    public static long number(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
