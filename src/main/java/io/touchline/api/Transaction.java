package io.touchline.api;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A transaction of its own, outside of any that the container runs. Blocking. */
public final class Transaction {

    private Transaction() {}

    /** What happens in it. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Commits what the work did, or nothing of it: an error too must not leave a half that closing would commit. */
    public static <T> T in(DataSource database, Work<T> work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                rollback(connection, e);
                throw e;
            }
        }
    }

    /**
     * Work that is done in parts, each in a transaction of its own: an error loses the part that is under way alone.
     *
     * @param part does the next part and says how much that was; 0 ends the work
     * @return how much that was altogether
     */
    public static int inParts(DataSource database, Work<Integer> part) throws SQLException {
        int all = 0;
        int last;
        do {
            last = in(database, part);
            all += last;
        } while (last > 0);
        return all;
    }

    /** Adds to {@code reason} why nothing could be rolled back. */
    public static void rollback(Connection connection, Throwable reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }
}
