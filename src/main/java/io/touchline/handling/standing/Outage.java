package io.touchline.handling.standing;

import org.jboss.logging.Logger;

/** Work that is tried again and again: its failure is told once, since an outage may last for hours. Thread-safe. */
final class Outage {

    private static final Logger LOG = Logger.getLogger(StandingDrain.class);

    private final String what;
    private boolean told;

    /** @param what names the work in the log */
    Outage(String what) {
        this.what = what;
    }

    synchronized void over() {
        told = false;
    }

    synchronized void tell(Exception e) {
        if (!told) {
            LOG.warnf("%s, tried again: %s", what, e.getClass().getSimpleName());
            told = true;
        }
    }
}
