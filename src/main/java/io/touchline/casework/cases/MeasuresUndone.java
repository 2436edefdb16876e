package io.touchline.casework.cases;

import io.touchline.casework.audit.AuditEvent;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

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
     * What decisions took back of what rules had educated for.
     *
     * @param logged what was logged of them, and of others
     * @param educations when those were left, by the decisions as the API writes them
     * @return empty if there was nothing
     */
    static Optional<MeasuresUndone> ofEducations(
            Connection connection,
            List<AuditEvent> logged,
            List<CaseDecision> decisions,
            Map<String, List<Instant>> educations) {
        List<Undone> undone = new ArrayList<>();
        for (CaseDecision decision : decisions) {
            List<Instant> leftAt = educations.getOrDefault(CaseIds.DECISION.wire(decision.id()), List.of());
            String subject = CaseIds.CASE.wire(decision.caseId());
            if (!leftAt.isEmpty()) {
                logged.stream()
                        .filter(event -> event.subject().equals(subject))
                        .findFirst()
                        .ifPresent(event -> undone.add(new Undone(event, leftAt)));
            }
        }
        return undone.isEmpty()
                ? Optional.empty()
                : Optional.of(new MeasuresUndone(connection, decisions.get(0).namespace(), undone));
    }

    /**
     * One event of the log that undoes something.
     *
     * @param decidedAt when what it undoes was decided: a decision, or strikes
     * @param amongMeasures what stands, and has it among its measures
     */
    public record Undone(AuditEvent event, List<Instant> decidedAt, List<Ruled> amongMeasures) {

        public Undone {
            Objects.requireNonNull(event, "event");
            decidedAt = List.copyOf(decidedAt);
            amongMeasures = List.copyOf(amongMeasures);
        }

        /** Of what nothing that stands has among its measures. */
        public Undone(AuditEvent event, List<Instant> decidedAt) {
            this(event, decidedAt, List.of());
        }
    }

    /** A decision on a case. */
    public record Ruled(UUID caseId, Instant at) {

        public Ruled {
            Objects.requireNonNull(caseId, "caseId");
            Objects.requireNonNull(at, "at");
        }
    }
}
