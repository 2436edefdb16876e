package io.touchline.handling.standing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.touchline.handling.Action;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A strike as the API shows it.
 *
 * @param weight when it was fresh
 * @param points what it carries now, 0 if it is over or a newer one stands for it; those of all strikes add up to the
 *     account's points
 */
public record StrikeView(
        String id,
        Action action,
        double weight,
        double points,
        List<String> reasons,
        GroundView ground,
        Instant at,
        Instant expiresAt,
        Instant revokedAt,
        String revokedBy,
        String revokeReason) {

    /** What it rests on: of {@code RULE} rule and assessmentId, of {@code PERSON} the rest and maybe assessmentId. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record GroundView(
            Kind kind,
            String rule,
            String decidedBy,
            String reason,
            String decisionId,
            String assessmentId,
            String caseId) {

        enum Kind {
            RULE,
            PERSON
        }

        static GroundView of(Ground ground) {
            if (ground instanceof Ground.ByRule rule) {
                return new GroundView(Kind.RULE, rule.rule(), null, null, null, rule.assessmentId(), null);
            }
            Ground.ByPerson person = (Ground.ByPerson) ground;
            return new GroundView(
                    Kind.PERSON,
                    null,
                    person.decidedBy(),
                    person.reason(),
                    person.decisionId().orElse(null),
                    person.assessmentId().orElse(null),
                    person.caseId().orElse(null));
        }
    }

    static StrikeView of(Strike strike, double points) {
        Optional<Revocation> revocation = strike.revocation();
        return new StrikeView(
                StrikeIds.FORMAT.wire(strike.id()),
                strike.action(),
                strike.weight(),
                StandingView.sixDecimals(points),
                strike.reasons(),
                GroundView.of(strike.ground()),
                strike.at(),
                strike.expiresAt(),
                revocation.map(Revocation::at).orElse(null),
                revocation.map(Revocation::by).orElse(null),
                revocation.map(Revocation::reason).orElse(null));
    }
}
