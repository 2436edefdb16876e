package io.touchline.casework.retention;

import io.touchline.api.DatabaseOutage;
import io.touchline.api.Transaction;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Transactions that others may be in the way of: a decision on thousands of comments holds its locks for a while. */
final class LostRaces {

    /** Each waits for a lock as long as its statements may. */
    private static final int TRIES = 4;

    private LostRaces() {}

    /** Once more where a deadlock, or a lock that was waited for, has ended it. @throws SQLException of the last try */
    static <T> T again(DataSource database, Transaction.Work<T> work) throws SQLException {
        for (int left = TRIES; ; left--) {
            try {
                return Transaction.in(database, work);
            } catch (SQLException e) {
                if (left == 1 || !DatabaseOutage.isLostRace(e)) {
                    throw e;
                }
            }
        }
    }
}
