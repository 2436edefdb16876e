package io.touchline.api;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Tells a database that cannot be used just now from one that was asked something wrong. */
public final class DatabaseOutage {

    private static final Logger LOG = Logger.getLogger(DatabaseOutage.class);

    /**
     * SQLSTATE classes: 08 connection, 53 insufficient resources (a full disk, too many connections), 57P operator
     * intervention (stopping, starting, recovering), 58 its system.
     */
    private static final Set<String> AWAY = Set.of("08", "53", "58");

    private static final String INTERVENTION = "57P";
    private static final int DEEPEST = 10;

    /** Asked to write, as right after a failover, when it is not the one that is written to any more. */
    private static final String READ_ONLY = "25006";

    /** SQLSTATE class: deadlock or serialisation. */
    private static final String ROLLED_BACK = "40";

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String NOT_UNIQUE = "23505";

    /** The statement took too long, or somebody has deleted what this refers to. */
    private static final Set<String> IN_EACH_OTHERS_WAY = Set.of("57014", "23503");

    private DatabaseOutage() {}

    /**
     * Whether one of the causes says that it may pass at another try, or one of what they suppressed: there the
     * transaction manager tells what became of a commit that was not answered.
     */
    public static boolean isBehind(Throwable failure) {
        return isBehind(failure, 0);
    }

    private static boolean isBehind(Throwable failure, int depth) {
        if (failure == null || depth == DEEPEST) {
            return false;
        }
        return failure instanceof SQLException sql && isAway(sql.getSQLState())
                || isBehind(failure.getCause(), depth + 1)
                || Stream.of(failure.getSuppressed()).anyMatch(other -> isBehind(other, depth + 1));
    }

    /** Whether others had a lock for longer than it was waited for. */
    public static boolean isLocked(SQLException failure) {
        return LOCK_NOT_AVAILABLE.equals(failure.getSQLState());
    }

    /** Whether another transaction was in the way, or quicker to write the same: at once another try may pass. */
    public static boolean isLostRace(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return state.startsWith(ROLLED_BACK) || state.equals(NOT_UNIQUE) || isLocked(failure);
    }

    /**
     * What a call ends with that the database failed: 503 where another try may pass. A statement that no try makes
     * right is a fault of ours, and 500, which an alert looks at.
     */
    public static RuntimeException problem(SQLException failure) {
        String state = failure.getSQLState();
        if (isAway(state) || isLostRace(failure) || IN_EACH_OTHERS_WAY.contains(state)) {
            LOG.warnf("database.failed state=%s", state);
            return new ProblemException(Problem.of(503, List.of()));
        }
        return new IllegalStateException("a statement failed, state " + state, failure);
    }

    /** The pool's own exceptions, as when no connection was to be had in time, have no state. */
    private static boolean isAway(String state) {
        return state == null
                || state.startsWith(INTERVENTION)
                || state.equals(READ_ONLY)
                || state.length() == 5 && AWAY.contains(state.substring(0, 2));
    }
}
