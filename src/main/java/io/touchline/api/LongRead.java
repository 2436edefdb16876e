package io.touchline.api;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Statements that count over a span of time, which may be a day or years: planned for their values, and waited for
 * longer than what a comment waits for. Blocking.
 */
public final class LongRead {

    /** The pool plans without looking at the values, which is right for small statements. */
    private static final String PLAN_FOR_THE_VALUES = "SET LOCAL plan_cache_mode = force_custom_plan";

    /** Shorter than a transaction may last. */
    private static final int PATIENCE_MILLIS = 50_000;

    private LongRead() {}

    /**
     * Each statement of the work may take 50 s.
     *
     * @param connection with a transaction, in which statements are planned so until it is over
     */
    public static <T> T on(Connection connection, Transaction.Work<T> work) throws SQLException {
        int usual = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, PATIENCE_MILLIS);
        try (PreparedStatement plan = connection.prepareStatement(PLAN_FOR_THE_VALUES)) {
            plan.execute();
            return work.on(connection);
        } finally {
            connection.setNetworkTimeout(Runnable::run, usual);
        }
    }
}
