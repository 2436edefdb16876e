package io.touchline.casework.cases;

import java.time.Instant;
import java.util.List;

/**
 * A case as the API shows it.
 *
 * @param groupId the group that it is about, or that a comment of an account's case moves with; null if there is none
 * @param sensitive to be shown blurred first
 * @param claim null if nobody holds it now
 * @param decision null unless it is decided
 * @param mergedInto null unless its comments are another's now
 * @param reviewOf the case that it was a second look at, which is told once it is decided
 */
public record CaseView(
        String id,
        CaseKind kind,
        String queue,
        int priority,
        CaseState state,
        String rule,
        List<String> labels,
        int severity,
        List<String> targetIds,
        String groupId,
        List<String> proposed,
        boolean sensitive,
        int memberCount,
        Instant openedAt,
        Instant lastAt,
        ClaimView claim,
        DecisionView decision,
        String mergedInto,
        String reviewOf) {

    /** Who holds a case, and until when. */
    public record ClaimView(String by, Instant until) {}
}
