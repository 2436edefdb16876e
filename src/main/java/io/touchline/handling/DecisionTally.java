package io.touchline.handling;

import io.touchline.target.ProtectionWish;
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

    private static final Measure ALLOW = Measure.of(Action.ALLOW);

    private final Map<Action, Claim> claims = new LinkedHashMap<>();
    private Suggestion suggestion = Suggestion.PASS;
    private String suggestionRule = "";
    private Optional<CaseRequest> caseRequest = Optional.empty();

    /**
     * The first rule to ask for a measure owns it; later ones only add their reasons and targets.
     *
     * @param aimedAt the targets for which the rule fired
     */
    void fire(String ruleName, Rule.Outcome outcome, List<String> reasons, List<TargetState> aimedAt) {
        if (outcome.suggestion().compareTo(suggestion) > 0) {
            suggestion = outcome.suggestion();
            suggestionRule = ruleName;
        }
        for (Measure measure : outcome.recommend()) {
            Set<String> targetIds = targetIds(measure.action(), aimedAt);
            if (targetIds.isEmpty() && !aimedAt.isEmpty() && measure.action().scope() == Scope.TARGET) {
                continue;
            }
            Claim claim = claims.computeIfAbsent(
                    measure.action(),
                    action -> new Claim(measure, ruleName, new LinkedHashSet<>(), new LinkedHashSet<>()));
            claim.reasons().addAll(reasons);
            claim.targetIds().addAll(targetIds);
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
            standing.add(Recommendation.of(ALLOW, List.of(), passRule, List.of()));
        }
        claims.values().stream()
                .filter(claim -> claim.scope() != Scope.CONTENT)
                .map(Claim::recommendation)
                .forEach(standing::add);
        return new Decision(
                suggestion, suggestion == Suggestion.PASS ? passRule : suggestionRule, standing, caseRequest);
    }

    /** Whoever wants an open section gets no measure that closes it, whatever a policy says. */
    private static Set<String> targetIds(Action action, List<TargetState> aimedAt) {
        if (!action.namesTargets()) {
            return Set.of();
        }
        Set<String> ids = new LinkedHashSet<>();
        for (TargetState target : aimedAt) {
            if (!(action.closesSection() && target.wish() == ProtectionWish.OPEN)) {
                ids.add(target.id());
            }
        }
        return ids;
    }

    private void request(CaseRequest wanted) {
        if (caseRequest.isEmpty() || wanted.moreUrgentThan(caseRequest.get())) {
            caseRequest = Optional.of(wanted);
        }
    }

    private record Claim(Measure measure, String rule, Set<String> reasons, Set<String> targetIds) {

        Scope scope() {
            return measure.action().scope();
        }

        Recommendation recommendation() {
            return Recommendation.of(measure, List.copyOf(reasons), rule, List.copyOf(targetIds));
        }
    }
}
