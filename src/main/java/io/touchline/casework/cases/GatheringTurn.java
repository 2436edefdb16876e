package io.touchline.casework.cases;

import io.touchline.api.RunLock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * One replica's turn to gather cases for all. Each asks for it as often as cases are to be gathered; it is nobody
 * else's while it lasts, nor for most of that time after it began: more replicas gather no more often. One that dies in
 * its turn is followed by another when the next one is due.
 */
final class GatheringTurn {

    /** Of its {@link RunLock}. */
    static final long LOCK = 0x746c5f6761746865L;

    /** A replica alone asks once in each round, and may do so a little early. */
    private static final double PART_OF_A_ROUND = 0.9;

    /** A clock that was put back, as after a failover, does not keep the next turn waiting. */
    private static final String BEGIN =
            """
            UPDATE case_gathering_turn SET began_at = now()
            WHERE began_at NOT BETWEEN now() - make_interval(secs => ?) AND now()
            """;

    private GatheringTurn() {}

    /** @return whether the work was done, because it was this replica's turn */
    static boolean take(DataSource database, Duration every, Runnable work) throws SQLException {
        try (RunLock lock = RunLock.of(database, LOCK)) {
            boolean mine = lock.held() && begins(database, every);
            if (mine) {
                work.run();
            }
            return mine;
        }
    }

    private static boolean begins(DataSource database, Duration every) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(BEGIN)) {
            statement.setDouble(1, every.toMillis() * PART_OF_A_ROUND / 1000);
            return statement.executeUpdate() == 1;
        }
    }
}
