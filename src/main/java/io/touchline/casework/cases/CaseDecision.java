package io.touchline.casework.cases;

import io.touchline.casework.audit.ModeratorKey;
import io.touchline.handling.Action;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A decision on a case.
 *
 * @param kind of the case
 * @param groupId that the case is about, or that a comment of an account's case moves with, the first one that does
 * @param measures of {@link Outcome#UPHOLD} all that the policy proposed for a comment that it covers
 * @param reason null once it is erased
 * @param members how many it covers: the first ones of the case, up to this {@code seq}
 * @param accounts how many of those authors were known then
 * @param membersRoot SHA-256 over the digests of those members, in their order
 * @param undone if it was taken back as a whole by hand
 * @param replacedBy the decision that an appeal put in its place
 */
public record CaseDecision(
        UUID id,
        String namespace,
        UUID caseId,
        CaseKind kind,
        Optional<String> groupId,
        Optional<UUID> bulkId,
        Outcome outcome,
        List<Action> measures,
        String reason,
        ModeratorKey by,
        Instant at,
        int members,
        int accounts,
        byte[] membersRoot,
        Optional<Undone> undone,
        Optional<UUID> replacedBy) {

    public CaseDecision {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(outcome, "outcome");
        measures = List.copyOf(measures);
        membersRoot = membersRoot.clone();
        Objects.requireNonNull(groupId, "groupId");
        Objects.requireNonNull(bulkId, "bulkId");
        Objects.requireNonNull(undone, "undone");
        Objects.requireNonNull(replacedBy, "replacedBy");
    }

    /** By whom, when and why; {@code reason} is null once it is erased, or where no evidence was left. */
    public record Undone(ModeratorKey by, Instant at, String reason) {

        Undone withoutReason() {
            return new Undone(by, at, null);
        }
    }
}
