package io.touchline.handling.standing;

import io.touchline.api.ExternalId;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a strike rests on. There is no third kind: what no person decided can only be education. */
public sealed interface Ground {

    /** The longest reason that a person may give, in UTF-16 units. */
    int LONGEST_REASON = 1_000;

    /** An assessment's id as the API writes it. */
    Pattern ASSESSMENT_ID = Pattern.compile("as_[0-9a-f]{32}");

    /**
     * A rule that its policy marks as safe to educate by itself.
     *
     * @param rule {@code <policyId>#<ruleId>}
     * @param assessmentId of the comment that it fired on; however often a comment is assessed, one such strike stands
     */
    record ByRule(String rule, String assessmentId) implements Ground {

        public ByRule {
            requireText("rule", rule);
            requireAssessmentId(assessmentId);
        }
    }

    /**
     * A person's decision.
     *
     * @param decidedBy the person's id with the caller
     * @param reason what the person gave as reason
     * @param decisionId the caller's id of the decision, so that sending it again strikes once
     * @param assessmentId of the comment that it is about
     * @param caseId of the case that it was taken in
     */
    record ByPerson(
            String decidedBy,
            String reason,
            Optional<String> decisionId,
            Optional<String> assessmentId,
            Optional<String> caseId)
            implements Ground {

        public ByPerson {
            requireId("decidedBy", decidedBy);
            requireText("reason", reason);
            decisionId.ifPresent(id -> requireId("decisionId", id));
            assessmentId.ifPresent(Ground::requireAssessmentId);
            caseId.ifPresent(id -> requireId("caseId", id));
        }

        /** A decision that is about nothing that has an id here. */
        public static ByPerson of(String decidedBy, String reason) {
            return new ByPerson(decidedBy, reason, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    private static void requireAssessmentId(String id) {
        Objects.requireNonNull(id, "assessmentId");
        if (!ASSESSMENT_ID.matcher(id).matches()) {
            throw new IllegalArgumentException("assessmentId is no id of an assessment");
        }
    }

    private static void requireId(String what, String id) {
        Objects.requireNonNull(id, what);
        if (!ExternalId.Check.holds(id) || id.isBlank()) {
            throw new IllegalArgumentException(what + " is no id");
        }
    }

    private static void requireText(String what, String text) {
        Objects.requireNonNull(text, what);
        if (text.isBlank() || text.length() > LONGEST_REASON || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(what + " must be 1 to " + LONGEST_REASON + " characters, not blank");
        }
    }
}
