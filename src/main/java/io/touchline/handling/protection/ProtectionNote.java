package io.touchline.handling.protection;

import io.touchline.handling.Action;
import io.touchline.handling.Recommendation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One comment's wish that something be done for a target. Times are event time: a backfill of last month protects nobody
 * today.
 *
 * @param reviewAt when somebody should look whether it is still needed, or null
 * @param until when it should end
 */
public record ProtectionNote(
        String targetId,
        Action action,
        String rule,
        List<String> reasons,
        Instant from,
        Instant reviewAt,
        Instant until) {

    /** Of a measure that says no end. */
    static final Duration UNSAID = Duration.ofDays(1);

    public ProtectionNote {
        Objects.requireNonNull(targetId, "targetId");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(rule, "rule");
        reasons = List.copyOf(reasons);
        if (!until.isAfter(from)) {
            throw new IllegalArgumentException("a protection ends after it begins");
        }
    }

    /**
     * All that is to be done for targets without asking anybody; what waits for a person does not stand yet.
     *
     * @param at event time of the comment
     */
    public static List<ProtectionNote> of(List<Recommendation> measures, Instant at) {
        List<ProtectionNote> notes = new ArrayList<>();
        for (Recommendation measure : measures) {
            if (measure.requiresHuman()) {
                continue;
            }
            for (String targetId : measure.targetIds()) {
                notes.add(new ProtectionNote(
                        targetId,
                        measure.action(),
                        measure.rule(),
                        measure.reasons(),
                        at,
                        measure.reviewAfter().map(at::plus).orElse(null),
                        at.plus(measure.expiresAfter().orElse(UNSAID))));
            }
        }
        return List.copyOf(notes);
    }
}
