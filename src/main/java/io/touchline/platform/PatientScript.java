package io.touchline.platform;

import io.touchline.api.DatabaseOutage;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * The statements of a migration's transaction. Where one of them does not get its lock in time, all are undone, so that
 * the locks that they had are given back, and after a pause all are done again, as often as it takes. A migration that
 * runs outside of a transaction is not tried again: half of it may have been done.
 */
final class PatientScript {

    private static final Logger LOG = Logger.getLogger(PatientScript.class);

    private final Connection connection;
    private final Duration betweenTries;
    private final List<String> done = new ArrayList<>();
    private Savepoint beginning;

    PatientScript(Connection connection, Duration betweenTries) {
        this.connection = connection;
        this.betweenTries = betweenTries;
    }

    /** What is executed from now on belongs to another transaction. */
    void end() {
        done.clear();
        beginning = null;
    }

    /** @return as {@link Statement#execute(String)} */
    boolean execute(Statement statement, String sql) throws SQLException {
        if (connection.getAutoCommit()) {
            return statement.execute(sql);
        }
        if (beginning == null) {
            beginning = connection.setSavepoint();
        }
        boolean rows = patiently(statement, sql);
        done.add(sql);
        return rows;
    }

    private boolean patiently(Statement statement, String sql) throws SQLException {
        try {
            return statement.execute(sql);
        } catch (SQLException e) {
            giveWay(e, sql);
        }
        while (true) {
            try {
                for (String before : done) {
                    statement.execute(before);
                }
                return statement.execute(sql);
            } catch (SQLException e) {
                giveWay(e, sql);
            }
        }
    }

    private void giveWay(SQLException failure, String sql) throws SQLException {
        if (!DatabaseOutage.isLocked(failure)) {
            throw failure;
        }
        connection.rollback(beginning);
        LOG.warnf(
                "migration.locked: another session, a dump perhaps, holds what this needs; again in %d s: %s",
                betweenTries.toSeconds(), sql.lines().findFirst().orElse(""));
        try {
            Thread.sleep(betweenTries.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }
}
