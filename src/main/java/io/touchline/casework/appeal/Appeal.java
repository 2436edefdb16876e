package io.touchline.casework.appeal;

import io.touchline.api.ProblemException;
import io.touchline.casework.audit.ModeratorKey;
import io.touchline.casework.cases.CaseIds;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * An appeal as it is kept.
 *
 * @param statement empty once the account is erased, or what is kept of old appeals is all that is left
 * @param closing empty while it is open
 */
record Appeal(
        UUID id,
        String namespace,
        Against against,
        Party party,
        Optional<String> statement,
        Course course,
        Optional<Closing> closing) {

    Appeal {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(against, "against");
        Objects.requireNonNull(party, "party");
        Objects.requireNonNull(course, "course");
        if (statement.isPresent() && party instanceof Party.Erased
                || statement.isEmpty() && party instanceof Party.Account) {
            throw new IllegalArgumentException("an account's statement goes with it");
        }
        if (party instanceof Party.Target && against.decision().isEmpty()) {
            throw new IllegalArgumentException("a target appeals against decisions");
        }
    }

    AppealState state() {
        return closing.map(Closing::state).orElse(AppealState.OPEN);
    }

    /** @throws ProblemException 409 if it has ended, be it by another request a moment ago */
    void requireOpen() {
        if (closing.isPresent()) {
            throw new ProblemException(409, "", "the appeal has ended: " + state());
        }
    }

    String wire() {
        return CaseIds.APPEAL.wire(id);
    }

    /**
     * What it is against: a decision, or what a rule did on an assessment, or both where a person decided on the
     * assessment after the filing.
     *
     * @param caseId where the decision was taken, or to which the comment belongs
     */
    record Against(Optional<UUID> decision, Optional<UUID> assessment, Optional<UUID> caseId) {

        Against {
            if (decision.isEmpty() && assessment.isEmpty()) {
                throw new IllegalArgumentException("an appeal is against something");
            }
        }
    }

    /** @param remindedAt when it was marked because its deadline comes near */
    record Course(Instant filedAt, Instant dueAt, Optional<Instant> remindedAt) {}

    /**
     * How it ended.
     *
     * @param by empty where it ended by itself
     * @param reason of a review; empty once the account is erased, or all that the case rests on
     * @param measures what stands instead, of a review
     */
    record Closing(
            AppealState state,
            Instant at,
            Optional<ModeratorKey> by,
            Optional<String> reason,
            List<String> measures,
            Effect effect) {

        Closing {
            measures = List.copyOf(measures);
            if (state == AppealState.OPEN) {
                throw new IllegalArgumentException("an open appeal has not ended");
            }
        }

        /** An end that nobody decided on. */
        static Closing withoutReview(AppealState state, Instant at, Optional<ModeratorKey> by) {
            return new Closing(state, at, by, Optional.empty(), List.of(), Effect.NONE);
        }
    }

    /**
     * What a review changed.
     *
     * @param strikes that were taken back
     * @param members comments for which the decision does not hold any more
     * @param newStrike a milder one instead
     * @param newDecision what replaced the decision
     */
    record Effect(List<UUID> strikes, int members, Optional<UUID> newStrike, Optional<UUID> newDecision) {

        static final Effect NONE = new Effect(List.of(), 0, Optional.empty(), Optional.empty());

        Effect {
            strikes = List.copyOf(strikes);
        }
    }
}
