package io.touchline.handling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The state of one {@link Policy#decide}: takes the rules that fired, in order, and settles which measures stand. */
final class DecisionTally {

    private static final Measure ALLOW = new Measure(Action.ALLOW, false, Optional.empty());

    private final Map<Action, Claim> claims = new LinkedHashMap<>();
    private Suggestion suggestion = Suggestion.PASS;
    private Optional<CaseRequest> caseRequest = Optional.empty();

    /** The first rule to ask for a measure owns it; later ones only add their reasons. */
    void fire(String ruleName, Rule.Outcome outcome, List<String> reasons) {
        suggestion = suggestion.strongest(outcome.suggestion());
        for (Measure measure : outcome.recommend()) {
            claims.computeIfAbsent(measure.action(), action -> new Claim(measure, ruleName, new LinkedHashSet<>()))
                    .reasons()
                    .addAll(reasons);
        }
        outcome.openCase().ifPresent(wanted -> request(new CaseRequest(wanted.queue(), wanted.priority(), ruleName)));
    }

    /** @param passRule the name that stands for the absence of any rule against the comment */
    Decision decision(String passRule) {
        Optional<Claim> content = claims.values().stream()
                .filter(claim -> claim.scope() == Scope.CONTENT)
                .max(Comparator.comparingInt(claim -> claim.measure().action().gravity()));
        List<Recommendation> standing = new ArrayList<>();
        if (content.isPresent()) {
            standing.add(content.get().recommendation());
        } else if (suggestion == Suggestion.PASS) {
            standing.add(Recommendation.of(ALLOW, List.of(), passRule));
        }
        claims.values().stream()
                .filter(claim -> claim.scope() != Scope.CONTENT)
                .map(Claim::recommendation)
                .forEach(standing::add);
        return new Decision(suggestion, standing, caseRequest);
    }

    private void request(CaseRequest wanted) {
        if (caseRequest.isEmpty() || wanted.moreUrgentThan(caseRequest.get())) {
            caseRequest = Optional.of(wanted);
        }
    }

    private record Claim(Measure measure, String rule, Set<String> reasons) {

        Scope scope() {
            return measure.action().scope();
        }

        Recommendation recommendation() {
            return Recommendation.of(measure, List.copyOf(reasons), rule);
        }
    }
}
