package io.touchline.handling.standing;

import io.touchline.handling.Action;
import io.touchline.handling.Scope;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * One mark against an account. It cannot be made without its ground, and one that rests on a rule is education.
 *
 * @param action the measure on the account that it stands for
 * @param weight what it carries when it is fresh, above 0 and up to {@value #HEAVIEST}; halved with every half-life
 * @param reasons wire names of labels, or of what else made a rule fire; may be empty where a person decided
 * @param at when it was decided, in event time
 * @param expiresAt from then on it carries nothing
 */
public record Strike(
        UUID id,
        Action action,
        double weight,
        List<String> reasons,
        Ground ground,
        Instant at,
        Instant expiresAt,
        Optional<Revocation> revocation) {

    static final Comparator<Strike> NEWEST_FIRST =
            Comparator.comparing(Strike::at).thenComparing(Strike::id).reversed();

    static final double HEAVIEST = 100;
    static final int MOST_REASONS = 50;
    static final int LONGEST_REASON = 200;

    public Strike {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(ground, "a strike needs a ground");
        Objects.requireNonNull(revocation, "revocation");
        reasons = List.copyOf(reasons);
        if (action.scope() != Scope.ACCOUNT) {
            throw new IllegalArgumentException(action + " is no measure on an account");
        }
        if (ground instanceof Ground.ByRule && action != Action.EDUCATE) {
            throw new IllegalArgumentException("a rule alone may only educate, not " + action);
        }
        if (!(weight > 0 && weight <= HEAVIEST)) {
            throw new IllegalArgumentException("a weight is above 0 and up to " + HEAVIEST);
        }
        if (!expiresAt.isAfter(at)) {
            throw new IllegalArgumentException("a strike expires after it was decided");
        }
        if (reasons.size() > MOST_REASONS || reasons.stream().anyMatch(Strike::isNoReason)) {
            throw new IllegalArgumentException("reasons are at most " + MOST_REASONS + " names");
        }
    }

    /** What counts of it; empty if it was taken back. */
    Optional<Mark> mark() {
        return revocation.isPresent()
                ? Optional.empty()
                : Optional.of(
                        new Mark(at.toEpochMilli(), expiresAt.toEpochMilli(), weight, ground instanceof Ground.ByRule));
    }

    boolean isByPerson() {
        return ground instanceof Ground.ByPerson;
    }

    private static boolean isNoReason(String reason) {
        return reason.isBlank()
                || reason.length() > LONGEST_REASON
                || reason.chars().anyMatch(Character::isISOControl);
    }
}
