package io.touchline.handling;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a policy says about one situation.
 *
 * @param suggestion the strongest suggestion of the rules that fired, {@code PASS} if none made one
 * @param suggestionRule {@code <policyId>#<ruleId>} of the first rule that made the suggestion; the name that stands for
 *     the absence of any, {@code <policyId>#pass}, for {@code PASS}
 * @param recommendations at most one per measure, of one for targets at most one per measure and target, with the
 *     reasons that hold of those targets; of scope
 *     CONTENT at most one that needs no person and one that is graver and needs one, which come first; the others
 *     follow in the order of the rules
 * @param standbys what other rules ask for targets that have the measure, without a person, by one:
 *     what stands where a person has lifted that one's, and what waits for a person then; in the order of the rules
 * @param caseRequest the most urgent of the cases that were asked for; among equals the first
 */
public record Decision(
        Suggestion suggestion,
        String suggestionRule,
        List<Recommendation> recommendations,
        List<Recommendation> standbys,
        Optional<CaseRequest> caseRequest) {

    public Decision {
        Objects.requireNonNull(suggestion, "suggestion");
        Objects.requireNonNull(suggestionRule, "suggestionRule");
        recommendations = List.copyOf(recommendations);
        standbys = List.copyOf(standbys);
        Objects.requireNonNull(caseRequest, "caseRequest");
    }
}
