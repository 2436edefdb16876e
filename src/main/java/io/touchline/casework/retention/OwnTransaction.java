package io.touchline.casework.retention;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A transaction of its own. Blocking. */
final class OwnTransaction {

    private OwnTransaction() {}

    /** What happens in it. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Commits what the work did, or nothing of it. */
    static <T> T in(DataSource database, Work<T> work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                try {
                    connection.rollback();
                } catch (SQLException second) {
                    e.addSuppressed(second);
                }
                throw e;
            }
        }
    }
}
