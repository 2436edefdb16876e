package io.touchline.casework.cases;

import io.touchline.api.DatabaseOutage;
import io.touchline.api.ProblemException;
import java.sql.SQLException;

/**
 * Runs a transaction, once more if the database let another one go first. The work is a call of a transactional bean,
 * made outside of any transaction.
 */
public final class Attempts {

    /** SQLSTATE class 40: deadlock or serialisation. */
    private static final String ROLLED_BACK = "40";

    /** Others had a lock for longer than it is worth waiting for. */
    private static final String LOCKED = "55P03";

    /** Somebody opened a case of the same key in between. */
    private static final String NOT_UNIQUE = "23505";

    private Attempts() {}

    /** One transaction. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws SQLException;
    }

    /** @throws ProblemException 503 if the database is away, and what the work itself throws */
    public static <T> T of(Work<T> work) {
        try {
            try {
                return work.run();
            } catch (SQLException e) {
                if (!mayPassNow(e)) {
                    throw e;
                }
                return work.run();
            }
        } catch (SQLException e) {
            throw DatabaseOutage.problem(e);
        }
    }

    private static boolean mayPassNow(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith(ROLLED_BACK) || state.equals(LOCKED) || state.equals(NOT_UNIQUE);
    }
}
