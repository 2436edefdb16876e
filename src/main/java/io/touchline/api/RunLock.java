package io.touchline.api;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * What one replica at a time holds while it runs; it ends with its connection, so a replica that dies keeps nothing.
 * Outside of any transaction. Blocking.
 */
public final class RunLock implements AutoCloseable {

    private final Connection connection;
    private final long key;
    private final boolean held;

    private RunLock(Connection connection, long key, boolean held) {
        this.connection = connection;
        this.key = key;
        this.held = held;
    }

    /**
     * Does not wait.
     *
     * @param key which lock it is, in all of the database
     */
    public static RunLock of(DataSource database, long key) throws SQLException {
        Connection connection = database.getConnection();
        try {
            return new RunLock(connection, key, ask(connection, "pg_try_advisory_lock", key));
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    public boolean held() {
        return held;
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            if (held) {
                unlock();
            }
        }
    }

    /** What goes back to the pool must not hold it. */
    private void unlock() throws SQLException {
        try {
            ask(connection, "pg_advisory_unlock", key);
        } catch (SQLException e) {
            connection.abort(Runnable::run);
            throw e;
        }
    }

    private static boolean ask(Connection connection, String function, long key) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + function + "(" + key + ")")) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
