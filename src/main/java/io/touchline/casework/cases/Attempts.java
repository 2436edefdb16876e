package io.touchline.casework.cases;

import io.touchline.api.DatabaseOutage;
import io.touchline.api.ProblemException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

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
            return work.run();
        } catch (SQLException | RuntimeException e) {
            if (lostRace(e).isPresent()) {
                return again(work);
            }
            throw problem(e);
        }
    }

    private static <T> T again(Work<T> work) {
        try {
            return work.run();
        } catch (SQLException | RuntimeException e) {
            throw lostRace(e).map(DatabaseOutage::problem).orElseGet(() -> problem(e));
        }
    }

    private static RuntimeException problem(Exception failure) {
        return failure instanceof SQLException database ? DatabaseOutage.problem(database) : (RuntimeException) failure;
    }

    /** Observers of an event wrap what they meet. */
    private static Optional<SQLException> lostRace(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .filter(DatabaseOutage::isLostRace)
                .findFirst();
    }
}
