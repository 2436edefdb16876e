package io.touchline.api;

import java.sql.SQLException;
import java.util.Set;

/** Tells a database that cannot be used just now from one that was asked something wrong. */
public final class DatabaseOutage {

    /**
     * SQLSTATE classes: 08 connection, 53 insufficient resources (a full disk, too many connections), 57P operator
     * intervention (stopping, starting, recovering), 58 its system.
     */
    private static final Set<String> AWAY = Set.of("08", "53", "58");

    private static final String INTERVENTION = "57P";
    private static final int DEEPEST = 10;

    private DatabaseOutage() {}

    /** Whether one of the causes says that it may pass at another try. */
    public static boolean isBehind(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof SQLException sql && isAway(sql.getSQLState())) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** The pool's own exceptions, as when no connection was to be had in time, have no state. */
    private static boolean isAway(String state) {
        return state == null
                || state.startsWith(INTERVENTION)
                || state.length() == 5 && AWAY.contains(state.substring(0, 2));
    }
}
