package io.touchline.casework.retention;

import java.time.Instant;
import java.util.List;

/**
 * What one run did.
 *
 * @param postponed classes, or days of tables, that something was in the way of; the next run tries again
 */
public record RetentionRun(Instant startedAt, Instant endedAt, List<Dropped> dropped, List<String> postponed) {

    public RetentionRun {
        dropped = List.copyOf(dropped);
        postponed = List.copyOf(postponed);
    }
}
