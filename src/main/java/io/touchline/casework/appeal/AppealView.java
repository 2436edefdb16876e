package io.touchline.casework.appeal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * An appeal as the API shows it.
 *
 * @param decisionId null where it is against what a rule did alone
 * @param assessmentId null where it was filed against a decision
 * @param caseId null where the comment is in none
 * @param party an account that is erased is no longer in it
 * @param statement null once the account is erased, or three years have passed
 * @param overdue open and past its deadline
 * @param closed null while it is open
 */
record AppealView(
        String id,
        String decisionId,
        String assessmentId,
        String caseId,
        PartyView party,
        String statement,
        AppealState state,
        Instant filedAt,
        Instant dueAt,
        boolean reminded,
        boolean overdue,
        ClosedView closed,
        boolean erased) {

    /** One of both. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PartyView(String authorId, String targetId) {}

    /**
     * How it ended.
     *
     * @param by null where it ended by itself
     * @param measures what stands instead
     * @param strikeId the milder strike that stands instead, or null
     * @param decisionId the decision that replaced the one appealed against, or null
     */
    record ClosedView(
            Instant at,
            String by,
            String reason,
            List<String> measures,
            TakenBackView takenBack,
            String strikeId,
            String decisionId) {}

    /**
     * What does not stand any more.
     *
     * @param members how many comments of the case the decision does not hold for any more
     */
    record TakenBackView(List<String> strikeIds, int members) {}
}
