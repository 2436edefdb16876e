package io.touchline.handling.protection;

import io.touchline.handling.Action;
import io.touchline.handling.Recommendation;
import io.touchline.handling.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One comment's wish that something be done for a target. Times are event time: a backfill of last month protects nobody
 * today.
 *
 * @param moreRules those that ask for the same and would stand in for the rule if that one's were lifted; they neither
 *     move the end nor the review
 * @param reviewAt when somebody should look whether it is still needed, or null
 * @param until when it should end
 */
public record ProtectionNote(
        String targetId,
        Action action,
        String rule,
        List<String> moreRules,
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
        // A note that an older replica has put into the outbox has none.
        moreRules = moreRules == null ? List.of() : List.copyOf(moreRules);
        reasons = List.copyOf(reasons);
        if (!until.isAfter(from)) {
            throw new IllegalArgumentException("a protection ends after it begins");
        }
    }

    /**
     * All that is to be done for targets without asking anybody; what waits for a person does not stand yet.
     *
     * @param standbys what other rules ask for beside, without asking anybody
     * @param at event time of the comment
     */
    public static List<ProtectionNote> of(List<Recommendation> measures, List<Recommendation> standbys, Instant at) {
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
                        others(standbys, measure, targetId),
                        measure.reasons(),
                        at,
                        measure.reviewAfter().map(at::plus).orElse(null),
                        at.plus(lasting(measure).orElse(UNSAID))));
            }
        }
        return List.copyOf(notes);
    }

    /** How long a measure for a target stands; empty for any other that says no end, and for one that waits for a person. */
    public static Optional<Duration> lasting(Recommendation measure) {
        boolean stands = measure.scope() == Scope.TARGET && !measure.requiresHuman();
        return stands ? measure.expiresAfter().or(() -> Optional.of(UNSAID)) : measure.expiresAfter();
    }

    private static List<String> others(List<Recommendation> standbys, Recommendation measure, String targetId) {
        return standbys.stream()
                .filter(standby -> standby.action() == measure.action() && !standby.requiresHuman())
                .filter(standby -> standby.targetIds().contains(targetId))
                .map(Recommendation::rule)
                .filter(rule -> !rule.equals(measure.rule()))
                .distinct()
                .toList();
    }
}
