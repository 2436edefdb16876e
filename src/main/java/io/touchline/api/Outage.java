package io.touchline.api;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Work that is tried again and again. That it fails is told at WARN when it begins to, and again every ten minutes, since
 * an outage may last for hours; where it fails by turns, once a minute at most. Thread-safe.
 */
public final class Outage {

    private static final long TELL_AGAIN_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final long APART_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Logger log;
    private final String what;
    private boolean failing;
    private boolean told;
    private long toldNanos;

    /** @param what names the work in the log, and what of it is not done */
    public Outage(Logger log, String what) {
        this.log = log;
        this.what = what;
    }

    /** The work is done. @return true if it failed before */
    public synchronized boolean over() {
        boolean before = failing;
        failing = false;
        return before;
    }

    /** @param reason goes into the log, and so names no person and quotes nobody */
    public synchronized void tell(String reason) {
        long now = System.nanoTime();
        if (!told || now - toldNanos > (failing ? TELL_AGAIN_NANOS : APART_NANOS)) {
            log.warnf("%s, tried again: %s", what, reason);
            told = true;
            toldNanos = now;
        }
        failing = true;
    }

    /** Tells the SQLSTATE alone. */
    public void tell(SQLException failure) {
        tell("state " + failure.getSQLState());
    }

    /** Tells the kind of a failure alone: its message may quote what it failed on. */
    public void tell(Throwable failure) {
        tell(kind(failure));
    }

    /** The kind of a failure, and the SQLSTATE where a database was the cause. */
    public static String kind(Throwable failure) {
        String kind = failure.getClass().getSimpleName();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException database && database.getSQLState() != null) {
                return kind + ", state " + database.getSQLState();
            }
        }
        return kind;
    }
}
