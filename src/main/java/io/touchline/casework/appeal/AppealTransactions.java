package io.touchline.casework.appeal;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import io.touchline.api.ProblemException;
import io.touchline.casework.cases.Attempts;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Transactions of appeals: all or nothing, in which decisions and the observers of events take part. Blocking. */
@ApplicationScoped
class AppealTransactions {

    private final DataSource database;

    AppealTransactions(DataSource database) {
        this.database = database;
    }

    /** What happens in one. May happen twice: it changes nothing outside the database. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** @throws ProblemException 503 if the database cannot be asked, and what the work throws */
    <T> T in(Work<T> work) {
        return Attempts.of(() -> once(work));
    }

    private <T> T once(Work<T> work) throws SQLException {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                try (Connection connection = database.getConnection()) {
                    return work.on(connection);
                }
            });
        } catch (QuarkusTransactionException e) {
            if (e.getCause() instanceof SQLException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
