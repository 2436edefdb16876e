package io.touchline.casework.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Reads that all see the database at one moment. Not inside another transaction. Blocking. */
public final class Snapshot {

    private static final String BEGIN = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";

    private Snapshot() {}

    /**
     * What is read.
     *
     * @param <E> what else can go wrong
     */
    public interface Reading<T, E extends Exception> {
        T on(Connection connection) throws SQLException, E;
    }

    public static <T, E extends Exception> T read(DataSource database, Reading<T, E> reading) throws SQLException, E {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(BEGIN);
                return reading.on(connection);
            } finally {
                connection.rollback();
            }
        }
    }
}
