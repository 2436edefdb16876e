package io.touchline.casework.appeal;

import io.touchline.api.ExternalId;
import io.touchline.api.KeyedHash;
import io.touchline.api.PlainText;
import io.touchline.api.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * The body of a filing: against either a decision or an assessment.
 *
 * @param assessmentId whose rule acted by itself; its author alone can appeal
 */
record AppealRequest(
        @Pattern(regexp = "dec_[0-9a-f]{32}", message = "must be the id of a decision") String decisionId,
        @Pattern(regexp = "as_[0-9a-f]{32}", message = "must be the id of an assessment") String assessmentId,
        @NotNull @Valid PartyRequest party,
        @NotBlank @Size(max = 4_000) @PlainText String statement) {

    /** Either an author or a target. */
    record PartyRequest(
            @ExternalId String authorId,
            @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,63}", message = "must be the id of a target") String targetId) {

        Party party(KeyedHash hash, String namespace) {
            return authorId != null ? new Party.Account(hash.account(namespace, authorId)) : new Party.Target(targetId);
        }
    }

    /** @throws ProblemException 422 for what the body's own rules cannot say */
    void check() {
        if ((decisionId == null) == (assessmentId == null)) {
            throw new ProblemException(422, "/decisionId", "either this or assessmentId must be given");
        }
        if ((party.authorId == null) == (party.targetId == null)) {
            throw new ProblemException(422, "/party", "either authorId or targetId must be given");
        }
        if (assessmentId != null && party.targetId != null) {
            throw new ProblemException(422, "/party/targetId", "a target appeals against decisions only");
        }
    }
}
