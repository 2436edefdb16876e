package io.touchline.casework.cases;

import io.touchline.api.DatabaseOutage;
import io.touchline.api.ProblemException;
import java.sql.SQLException;

/**
 * Runs a transaction, once more if the database let another one go first. The work is a call of a transactional bean,
 * made outside of any transaction.
 */
public final class Attempts {

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
                if (!DatabaseOutage.isLostRace(e)) {
                    throw e;
                }
                return work.run();
            }
        } catch (SQLException e) {
            throw DatabaseOutage.problem(e);
        }
    }
}
