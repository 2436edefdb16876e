package io.touchline.casework.appeal;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.touchline.api.Problem;
import io.touchline.api.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * Transactions of appeals: all or nothing, in which others' work and the observers of events take part. What the database
 * breaks off for another's sake is done again, once. Blocking.
 */
@ApplicationScoped
class AppealTransactions {

    private final DataSource database;

    AppealTransactions(DataSource database) {
        this.database = database;
    }

    /** What happens in one. May happen twice: it keeps nothing outside the database. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** @throws ProblemException 503 if the database cannot be asked, or breaks it off again */
    <T> T in(Work<T> work) {
        try {
            return once(work);
        } catch (BrokenOff first) {
            try {
                return once(work);
            } catch (BrokenOff second) {
                throw new ProblemException(Problem.of(503, List.of()));
            }
        }
    }

    private <T> T once(Work<T> work) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection()) {
                return work.on(connection);
            } catch (SQLException e) {
                throw asProblem(e);
            } catch (RuntimeException e) {
                // An observer or another feature may have wrapped it.
                throw e.getCause() instanceof SQLException cause ? asProblem(cause) : e;
            }
        });
    }

    private static RuntimeException asProblem(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        if (state.startsWith("40")) {
            return new BrokenOff(e);
        }
        boolean faultOfOurs = state.startsWith("22") || state.startsWith("23") || state.startsWith("42");
        return faultOfOurs
                ? new IllegalStateException("a statement of appeals was refused", e)
                : new ProblemException(Problem.of(503, List.of()));
    }

    private static final class BrokenOff extends RuntimeException {

        BrokenOff(SQLException cause) {
            super(cause);
        }
    }
}
