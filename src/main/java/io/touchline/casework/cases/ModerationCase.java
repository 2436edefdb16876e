package io.touchline.casework.cases;

import io.touchline.casework.audit.ModeratorKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A case as it is stored.
 *
 * @param groupId null unless it is a group's
 * @param priority 1, most urgent, to 5
 * @param rule {@code <policyId>#<ruleId>} that opened it
 * @param proposed every measure that the policy recommended for one of its comments
 * @param sensitive to be shown blurred first
 * @param versions of what opened it, compact JSON
 * @param claim the last one, whether or not it has run out
 * @param decisionId null unless it is decided
 * @param mergedInto null unless its comments are another's now
 * @param reviewOf null unless it is a second look at that case, whose members it then looks at
 */
public record ModerationCase(
        UUID id,
        String namespace,
        String key,
        CaseKind kind,
        String groupId,
        List<String> targetIds,
        String queue,
        int priority,
        String rule,
        List<String> labels,
        int severity,
        List<String> proposed,
        boolean sensitive,
        int memberCount,
        Instant openedAt,
        Instant lastAt,
        String versions,
        CaseState state,
        Optional<Claim> claim,
        UUID decisionId,
        UUID mergedInto,
        UUID reviewOf) {

    /** A case is decided, packed and let go of as one; what would go beyond this is the next case. */
    static final int MOST_MEMBERS = 10_000;

    /** What is at most so far from a storm's next comment is the same storm: it may rest for a night. */
    public static final Duration STORM_LULL = Duration.ofHours(12);

    public ModerationCase {
        targetIds = List.copyOf(targetIds);
        labels = List.copyOf(labels);
        proposed = List.copyOf(proposed);
        Objects.requireNonNull(claim, "claim");
    }

    /** Who works on it, and until when nobody else may. */
    public record Claim(ModeratorKey by, Instant until) {}

    /** The claim, as long as it has not run out. */
    public Optional<Claim> liveClaim(Instant now) {
        return claim.filter(one -> one.until().isAfter(now));
    }

    /** True for a second look, whose decision has no effect. */
    public boolean isReview() {
        return reviewOf != null;
    }

    /** The case whose comments it is about: its own, or those of the case that it looks at again. */
    public UUID membersOf() {
        return reviewOf == null ? id : reviewOf;
    }
}
