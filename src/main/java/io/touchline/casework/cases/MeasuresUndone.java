package io.touchline.casework.cases;

import io.touchline.casework.audit.AuditEvent;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What was decided before does not stand any more, all of it or a part. Fired as a synchronous CDI event in the transaction
 * that does it, after it was logged, with the end of the log locked; an exception of an observer stops it.
 *
 * @param connection of that transaction
 */
public record MeasuresUndone(Connection connection, String namespace, List<Undone> undone) {

    public MeasuresUndone {
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(namespace, "namespace");
        undone = List.copyOf(undone);
    }

    /**
     * One event of the log that undoes something.
     *
     * @param decidedAt when what it undoes was decided: a decision, or strikes
     */
    public record Undone(AuditEvent event, List<Instant> decidedAt) {

        public Undone {
            Objects.requireNonNull(event, "event");
            decidedAt = List.copyOf(decidedAt);
        }
    }
}
