package io.touchline.coordination;

import io.touchline.api.redis.ScriptArguments;
import java.time.Duration;

/**
 * How one kind of window works.
 *
 * @param window how far apart in event time two actions may be, both ends included
 * @param lateness how far an event may be behind the newest one of its key
 * @param cap most other accounts looked at around one comment; the scripts read four actions for each
 * @param maxRows most actions that one key keeps
 * @param ttl wall time since the latest minute that had an event
 */
record WindowRules(Duration window, Duration lateness, int cap, int maxRows, Duration ttl) {

    /** Others beyond these change the score by less than a hundredth. */
    private static final int MOST_AT_TARGET = 20;

    WindowRules {
        if (window.isNegative() || window.isZero() || lateness.isNegative()) {
            throw new IllegalArgumentException("touchline.coordination.window must be above zero and"
                    + " touchline.coordination.lateness not below zero");
        }
        if (cap < 1 || maxRows < 4 * cap) {
            throw new IllegalArgumentException("touchline.coordination.max-rows must be at least " + 4 * cap);
        }
        if (ttl.compareTo(window.plus(lateness)) < 0) {
            throw new IllegalArgumentException("touchline.coordination.ttl.target must be at least"
                    + " touchline.coordination.window and touchline.coordination.lateness together");
        }
    }

    static WindowRules of(CoordinationConfig config) {
        return new WindowRules(
                config.window(),
                config.lateness(),
                MOST_AT_TARGET,
                config.maxRows(),
                config.ttl().target());
    }

    /** The first arguments of a window script: window, lateness, cap, most rows, time to live. */
    ScriptArguments arguments() {
        return new ScriptArguments()
                .add(window.toMillis())
                .add(lateness.toMillis())
                .add(cap)
                .add(maxRows)
                .add(ttl.toMillis());
    }
}
