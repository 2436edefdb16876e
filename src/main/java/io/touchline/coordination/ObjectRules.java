package io.touchline.coordination;

import java.time.Duration;

/**
 * How windows of objects work.
 *
 * @param window how far apart in event time two actions may be, both ends included
 * @param period event time that one key covers; what was before is known for one to two periods
 * @param mostActions actions told of one object; -1 for all
 * @param ttl wall time since a shard's latest new object in a period
 */
record ObjectRules(Duration window, Duration period, int mostActions, Duration ttl) {

    private static final int CROWD = 4;

    ObjectRules {
        if (window.isNegative() || window.isZero() || window.compareTo(period) > 0) {
            throw new IllegalArgumentException(
                    "touchline.coordination.window must be above zero and at most touchline.coordination.period");
        }
        if (mostActions != -1 && mostActions < 8) {
            throw new IllegalArgumentException("touchline.coordination.cap must be at least 8");
        }
        if (ttl.compareTo(period) < 0) {
            throw new IllegalArgumentException(
                    "touchline.coordination.ttl.objects must be at least touchline.coordination.period");
        }
    }

    /** Of an object that has more actions than are all told, the newest ones or a sample. */
    int mostOfHot() {
        return mostActions / 2;
    }

    /** Actions in a window from which on an object is crowded: then a sample of accounts tells how many there are. */
    int crowd() {
        return CROWD * mostActions;
    }

    static ObjectRules of(CoordinationConfig config) {
        return new ObjectRules(
                config.window(),
                config.period(),
                config.exact() ? -1 : config.cap(),
                config.ttl().objects());
    }
}
