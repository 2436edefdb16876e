package io.touchline.handling;

import io.touchline.target.ProtectionWish;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The state of one {@link Policy#decide}: takes the rules that fired, in order, and settles which measures stand. */
final class DecisionTally {

    private static final Measure ALLOW = Measure.of(Action.ALLOW);

    /** In the order in which they were first asked for; there are few. */
    private final List<Claim> claims = new ArrayList<>(6);

    private final boolean aboutTargets;
    private Suggestion suggestion = Suggestion.PASS;
    private String suggestionRule = "";
    private Optional<CaseRequest> caseRequest = Optional.empty();

    /** @param aboutTargets true if the comment has targets */
    DecisionTally(boolean aboutTargets) {
        this.aboutTargets = aboutTargets;
    }

    /**
     * The first rule to ask for a measure owns it; later ones only add their reasons and targets. Where the first needs no
     * person and a later one does, what the later one says is no ground for a machine: it adds nothing, and targets that
     * the first does not name wait for a person.
     *
     * @param aimedAt the targets for which the rule fired
     */
    void fire(String ruleName, Rule.Outcome outcome, List<String> reasons, List<TargetState> aimedAt) {
        if (outcome.suggestion().compareTo(suggestion) > 0) {
            suggestion = outcome.suggestion();
            suggestionRule = ruleName;
        }
        for (Measure measure : outcome.recommend()) {
            List<String> targetIds = targetIds(measure.action(), aimedAt);
            if (targetIds.isEmpty() && aboutTargets && measure.action().namesTargets()) {
                continue;
            }
            if (measure.requiresHuman()) {
                Claim alone = claim(measure.action(), false);
                if (alone != null) {
                    targetIds = targetIds.stream()
                            .filter(id -> !alone.targetIds().contains(id))
                            .toList();
                    if (targetIds.isEmpty()) {
                        continue;
                    }
                }
            }
            Claim claim = claim(measure, ruleName);
            reasons.forEach(reason -> Reasons.add(claim.reasons(), reason));
            for (String id : targetIds) {
                Reasons.add(claim.targetIds(), id);
            }
            if (!claim.measure().requiresHuman()) {
                release(measure.action(), targetIds);
            }
        }
        outcome.openCase().ifPresent(wanted -> request(new CaseRequest(wanted.queue(), wanted.priority(), ruleName)));
    }

    /** @param passRule the name that stands for the absence of any rule against the comment */
    Decision decision(String passRule) {
        List<Recommendation> standing = new ArrayList<>(claims.size() + 1);
        Claim content = gravestOnContent();
        if (content != null) {
            standing.add(content.recommendation());
        } else if (suggestion == Suggestion.PASS) {
            standing.add(Recommendation.of(ALLOW, List.of(), passRule, List.of()));
        }
        for (Claim claim : claims) {
            if (claim.scope() != Scope.CONTENT) {
                standing.add(claim.recommendation());
            }
        }
        return new Decision(
                suggestion, suggestion == Suggestion.PASS ? passRule : suggestionRule, standing, caseRequest);
    }

    private Claim claim(Measure measure, String ruleName) {
        Claim claim = claim(measure.action(), measure.requiresHuman());
        if (claim == null && !measure.requiresHuman()) {
            claim = claim(measure.action(), true);
        }
        if (claim == null) {
            claim = new Claim(measure, ruleName, new ArrayList<>(4), new ArrayList<>(2));
            claims.add(claim);
        }
        return claim;
    }

    private Claim claim(Action action, boolean requiresHuman) {
        for (Claim claim : claims) {
            if (claim.measure().action() == action && claim.measure().requiresHuman() == requiresHuman) {
                return claim;
            }
        }
        return null;
    }

    /** Targets that need no person any more wait for none. */
    private void release(Action action, List<String> targetIds) {
        Claim held = claim(action, true);
        if (held != null
                && held.targetIds().removeAll(targetIds)
                && held.targetIds().isEmpty()) {
            claims.remove(held);
        }
    }

    private Claim gravestOnContent() {
        Claim gravest = null;
        for (Claim claim : claims) {
            boolean graver = gravest == null
                    || claim.measure().action().gravity()
                            > gravest.measure().action().gravity();
            if (claim.scope() == Scope.CONTENT && graver) {
                gravest = claim;
            }
        }
        return gravest;
    }

    /** Whoever wants an open section gets no measure that closes it, whatever a policy says. */
    private static List<String> targetIds(Action action, List<TargetState> aimedAt) {
        if (!action.namesTargets()) {
            return List.of();
        }
        List<String> ids = new ArrayList<>(aimedAt.size());
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

    private record Claim(Measure measure, String rule, List<String> reasons, List<String> targetIds) {

        Scope scope() {
            return measure.action().scope();
        }

        Recommendation recommendation() {
            return Recommendation.of(measure, reasons, rule, targetIds);
        }
    }
}
