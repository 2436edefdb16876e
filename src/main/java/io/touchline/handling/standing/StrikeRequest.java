package io.touchline.handling.standing;

import io.touchline.api.Actor;
import io.touchline.api.Blank;
import io.touchline.api.ExternalId;
import io.touchline.api.PlainText;
import io.touchline.api.ProblemException;
import io.touchline.handling.Action;
import io.touchline.handling.Scope;
import io.touchline.lexicon.Label;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A person's decision on an account, as the caller sends it. Only {@code action}, {@code decidedBy} and {@code reason}
 * are required.
 *
 * @param labels what it was about, wire names
 * @param weight instead of what the action weighs by itself
 * @param expiresAfter ISO 8601 duration, instead of how long the action's strikes last
 * @param caseId of a case that is the caller's own, or of one of ours
 * @param decidedAt when it was decided; now, if nothing is said
 * @param decisionId the caller's id of the decision: sent again, it strikes once; not one of ours
 */
public record StrikeRequest(
        @NotNull Action action,
        @Actor String decidedBy,
        @NotBlank @Size(max = Ground.LONGEST_REASON) @PlainText String reason,
        @Size(max = 20) List<@NotNull String> labels,
        @Pattern(regexp = "as_[0-9a-f]{32}", message = "must be the id of an assessment") String assessmentId,
        @Pattern(regexp = NOT_BLANK, message = "must not be blank") @ExternalId String caseId,
        @Pattern(regexp = NOT_BLANK, message = "must not be blank") @ExternalId String decisionId,
        @DecimalMin("0.01") @DecimalMax("100") Double weight,
        String expiresAfter,
        Instant decidedAt) {

    private static final String NOT_BLANK = "[\\s\\S]*[^" + Blank.CHARACTERS + "][\\s\\S]*";

    /** How the ids of cases begin here; the casework, which this must not know, has the format. */
    private static final String CASE = "case_";

    private static final String DIGITS = "[0-9a-f]{32}";
    private static final Duration LONGEST = Duration.ofDays(3_660);
    private static final Duration ALLOWED_SKEW = Duration.ofMinutes(2);
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    /** @throws ProblemException 422 for what the body's own rules cannot say */
    void check(Instant now) {
        if (action.scope() != Scope.ACCOUNT) {
            throw new ProblemException(422, "/action", "must be a measure on an account, EDUCATE to CLOSE");
        }
        if (decisionId != null && (decisionId.startsWith("dec_") || decisionId.startsWith("ap_"))) {
            // Under those stand the strikes of decisions on cases and of appeals, and go with them.
            throw new ProblemException(422, "/decisionId", "must not begin as ids of decisions and appeals here do");
        }
        if (caseId != null
                && caseId.startsWith(CASE)
                && !caseId.substring(CASE.length()).matches(DIGITS)) {
            // The case that is meant would never tell of it.
            throw new ProblemException(422, "/caseId", "begins as ids of cases here do, and is none");
        }
        for (int i = 0; i < reasons().size(); i++) {
            if (Label.ofWire(labels.get(i)).isEmpty()) {
                throw new ProblemException(422, "/labels/" + i, "not a label");
            }
            if (labels.indexOf(labels.get(i)) < i) {
                throw new ProblemException(422, "/labels/" + i, "stands there twice");
            }
        }
        if (decidedAt != null && (decidedAt.isBefore(EARLIEST) || decidedAt.isAfter(now.plus(ALLOWED_SKEW)))) {
            throw new ProblemException(422, "/decidedAt", "must be from 2000 on and not ahead");
        }
        lasting();
    }

    /** The strike that it asks for, once it is checked. */
    Strike strike(UUID id, StandingRules.Step usual, Instant now) {
        Instant at = decidedAt == null || decidedAt.isAfter(now) ? now : decidedAt.truncatedTo(ChronoUnit.MILLIS);
        return new Strike(
                id,
                action,
                weight == null ? usual.weight() : weight,
                reasons(),
                ground(),
                at,
                at.plus(lasting().orElse(usual.expiry())),
                Optional.empty());
    }

    /** Whether an earlier strike is what this asks for, as far as it says. */
    boolean asksFor(Strike before) {
        return before.action() == action
                && before.ground().equals(ground())
                && before.reasons().equals(reasons())
                && (weight == null || weight == before.weight())
                && (decidedAt == null || isAt(before.at()))
                && lasting()
                        .map(before.at()::plus)
                        .map(before.expiresAt()::equals)
                        .orElse(true);
    }

    /** What was a little ahead was taken as of when it came. */
    private boolean isAt(Instant stored) {
        Instant said = decidedAt.truncatedTo(ChronoUnit.MILLIS);
        return !said.isBefore(stored) && !said.isAfter(stored.plus(ALLOWED_SKEW));
    }

    private List<String> reasons() {
        return labels == null ? List.of() : labels;
    }

    private Ground ground() {
        return new Ground.ByPerson(
                decidedBy,
                reason,
                Optional.ofNullable(decisionId),
                Optional.ofNullable(assessmentId),
                Optional.ofNullable(caseId));
    }

    private Optional<Duration> lasting() {
        if (expiresAfter == null) {
            return Optional.empty();
        }
        try {
            Duration value = Duration.parse(expiresAfter).truncatedTo(ChronoUnit.MILLIS);
            if (value.toSeconds() >= 1 && value.compareTo(LONGEST) <= 0) {
                return Optional.of(value);
            }
        } catch (DateTimeParseException e) {
            // Refused below, with the ones that parse but make no sense.
        }
        throw new ProblemException(
                422, "/expiresAfter", "must be an ISO 8601 duration from PT1S to P3660D, such as PT24H or P7D");
    }
}
