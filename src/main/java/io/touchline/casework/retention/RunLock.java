package io.touchline.casework.retention;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** What one replica at a time holds while it runs; it ends with its connection, so a replica that dies keeps nothing. */
final class RunLock implements AutoCloseable {

    private static final long KEY = 0x746c5f7265746169L;

    private final Connection connection;
    private final boolean held;

    private RunLock(Connection connection, boolean held) {
        this.connection = connection;
        this.held = held;
    }

    /** Does not wait. */
    static RunLock of(DataSource database) throws SQLException {
        Connection connection = database.getConnection();
        try {
            return new RunLock(connection, ask(connection, "pg_try_advisory_lock"));
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    boolean held() {
        return held;
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            if (held) {
                ask(connection, "pg_advisory_unlock");
            }
        }
    }

    private static boolean ask(Connection connection, String function) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + function + "(" + KEY + ")")) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
