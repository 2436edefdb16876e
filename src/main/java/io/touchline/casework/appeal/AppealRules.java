package io.touchline.casework.appeal;

import java.time.Duration;
import java.time.Instant;

/**
 * The times of appeals, none of which contradict each other.
 *
 * @param remindBefore the deadline; shorter than it
 */
record AppealRules(Duration filingWithin, Duration deadline, Duration remindBefore) {

    AppealRules {
        if (!isPositive(filingWithin)) {
            throw new IllegalArgumentException("touchline.appeals.filing-within must be above zero");
        }
        if (!isPositive(deadline)) {
            throw new IllegalArgumentException("touchline.appeals.deadline must be above zero");
        }
        if (!isPositive(remindBefore) || remindBefore.compareTo(deadline) >= 0) {
            throw new IllegalArgumentException(
                    "touchline.appeals.remind-before must be above zero and less than touchline.appeals.deadline");
        }
    }

    static AppealRules of(AppealsConfig config) {
        return new AppealRules(config.filingWithin(), config.deadline(), config.remindBefore());
    }

    /** @param decided when what is appealed against happened */
    boolean inTime(Instant decided, Instant now) {
        return !now.isAfter(decided.plus(filingWithin));
    }

    Instant due(Instant filed) {
        return filed.plus(deadline);
    }

    /** The latest deadline of which it is time to remind. */
    Instant remindUpTo(Instant now) {
        return now.plus(remindBefore);
    }

    private static boolean isPositive(Duration duration) {
        return duration.toMillis() > 0;
    }
}
