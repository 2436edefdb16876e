package io.touchline.casework.cases;

import java.time.Instant;
import java.util.List;

/**
 * A case as the API shows it.
 *
 * @param groupId null unless it is a group's
 * @param sensitive to be shown blurred first
 * @param claim null if nobody holds it now
 * @param decision null unless it is decided
 * @param mergedInto null unless its comments are another's now
 * @param reviewOf null unless it is a second look
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
