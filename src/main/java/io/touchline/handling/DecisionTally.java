package io.touchline.handling;

import io.touchline.target.ProtectionWish;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The state of one {@link Policy#decide}: takes the rules that fired, in order, and settles which measures stand. */
final class DecisionTally {

    private static final Measure ALLOW = Measure.of(Action.ALLOW);

    /** In the order in which they were first asked for; there are few. */
    private final List<Claim> claims = new ArrayList<>(6);

    /** Of later rules, for targets that have the measure by an earlier one; some of them wait for a person. */
    private final List<Claim> standbys = new ArrayList<>(4);

    private final boolean aboutTargets;
    private Suggestion suggestion = Suggestion.PASS;
    private String suggestionRule = "";
    private Optional<CaseRequest> caseRequest = Optional.empty();

    /** @param aboutTargets true if the comment has targets */
    DecisionTally(boolean aboutTargets) {
        this.aboutTargets = aboutTargets;
    }

    /**
     * The first rule to ask for a measure owns it, of one for targets each target's own; later ones only add their
     * reasons. Where the first needs no person and a later one does, what the later one says is no ground for a
     * machine: it adds nothing. What waits for a person on the content keeps nothing away that needs none.
     *
     * @param reasons of the comment as a whole
     * @param aimedAt the targets for which the rule fired, each with the reasons that hold of it
     */
    void fire(String ruleName, Rule.Outcome outcome, List<String> reasons, Map<TargetState, List<String>> aimedAt) {
        if (outcome.suggestion().compareTo(suggestion) > 0) {
            suggestion = outcome.suggestion();
            suggestionRule = ruleName;
        }
        for (Measure measure : outcome.recommend()) {
            if (aboutTargets && measure.action().isForTargets()) {
                claim(measure, ruleName, targets(measure.action(), aimedAt));
            } else {
                claim(measure, ruleName, reasons);
            }
        }
        outcome.openCase().ifPresent(wanted -> request(new CaseRequest(wanted.queue(), wanted.priority(), ruleName)));
    }

    /** @param passRule the name that stands for the absence of any rule against the comment */
    Decision decision(String passRule) {
        List<Recommendation> standing = new ArrayList<>(claims.size() + 1);
        List<Claim> content = onContent();
        content.forEach(claim -> standing.addAll(claim.recommendations()));
        if (content.isEmpty() && suggestion == Suggestion.PASS) {
            standing.add(Recommendation.of(ALLOW, List.of(), passRule, List.of()));
        }
        for (Claim claim : claims) {
            if (claim.scope() != Scope.CONTENT) {
                standing.addAll(claim.recommendations());
            }
        }
        return new Decision(
                suggestion,
                suggestion == Suggestion.PASS ? passRule : suggestionRule,
                standing,
                standbys.stream()
                        .flatMap(claim -> claim.recommendations().stream())
                        .toList(),
                caseRequest);
    }

    private void claim(Measure measure, String ruleName, List<String> reasons) {
        Claim alone = claim(measure.action(), false);
        if (measure.requiresHuman() && alone != null) {
            return;
        }
        boolean ofItsOwn = !measure.requiresHuman() && measure.action().scope() == Scope.CONTENT;
        Claim first = alone == null && !ofItsOwn ? claim(measure.action(), true) : alone;
        if (first == null) {
            claims.add(Claim.of(measure, ruleName, reasons));
        } else {
            first.add(reasons);
        }
    }

    private Claim claim(Action action, boolean requiresHuman) {
        for (Claim claim : claims) {
            if (claim.measure().action() == action && claim.measure().requiresHuman() == requiresHuman) {
                return claim;
            }
        }
        return null;
    }

    /**
     * A target that waits for a person waits no more where a later rule needs none; what asked a person does so again
     * where somebody lifts what needs none.
     */
    private void claim(Measure measure, String ruleName, Map<String, List<String>> targets) {
        Claim own = Claim.of(measure, ruleName);
        Claim standby = Claim.of(measure, ruleName);
        List<Claim> asked = new ArrayList<>(1);
        targets.forEach((id, reasons) -> {
            Claim first = claim(measure.action(), id);
            if (first == null) {
                own.add(id, reasons);
            } else if (first.waits() && !measure.requiresHuman()) {
                Claim again = Claim.of(first.measure(), first.rule());
                again.add(id, first.ofTargets().remove(id));
                asked.add(again);
                own.add(id, reasons);
            } else {
                if (first.waits() == measure.requiresHuman()) {
                    first.add(id, reasons);
                }
                if (!first.waits()) {
                    standby.add(id, reasons);
                }
            }
        });
        standbys.addAll(asked);
        if (!standby.ofTargets().isEmpty()) {
            standbys.add(standby);
        }
        claims.removeIf(claim -> claim.measure().action() == measure.action()
                && claim.ofTargets().isEmpty());
        if (!own.ofTargets().isEmpty()) {
            claims.add(own);
        }
    }

    private Claim claim(Action action, String targetId) {
        for (Claim claim : claims) {
            if (claim.measure().action() == action && claim.ofTargets().containsKey(targetId)) {
                return claim;
            }
        }
        return null;
    }

    /**
     * What can be done at once, then what is graver and waits for a person; that nothing is done is not said beside
     * it.
     */
    private List<Claim> onContent() {
        Claim now = gravestOnContent(false);
        Claim later = gravestOnContent(true);
        if (later == null || now != null && now.gravity() >= later.gravity()) {
            return now == null ? List.of() : List.of(now);
        }
        return now == null || now.measure().action() == Action.ALLOW ? List.of(later) : List.of(now, later);
    }

    private Claim gravestOnContent(boolean waits) {
        Claim gravest = null;
        for (Claim claim : claims) {
            boolean graver = gravest == null || claim.gravity() > gravest.gravity();
            if (claim.scope() == Scope.CONTENT && claim.waits() == waits && graver) {
                gravest = claim;
            }
        }
        return gravest;
    }

    /** Whoever wants an open section gets no measure that closes it, whatever a policy says. */
    private static Map<String, List<String>> targets(Action action, Map<TargetState, List<String>> aimedAt) {
        Map<String, List<String>> targets = new LinkedHashMap<>();
        aimedAt.forEach((target, reasons) -> {
            if (!(action.closesSection() && target.wish() == ProtectionWish.OPEN)) {
                targets.put(target.id(), reasons);
            }
        });
        return targets;
    }

    private void request(CaseRequest wanted) {
        if (caseRequest.isEmpty() || wanted.moreUrgentThan(caseRequest.get())) {
            caseRequest = Optional.of(wanted);
        }
    }

    /**
     * @param reasons of the comment; empty where the measure is for targets
     * @param ofTargets the targets that it is for, each with its reasons
     */
    private record Claim(Measure measure, String rule, List<String> reasons, Map<String, List<String>> ofTargets) {

        /** Of a comment that has no targets, or a measure that is for none. */
        static Claim of(Measure measure, String rule, List<String> reasons) {
            return new Claim(measure, rule, new ArrayList<>(reasons), Map.of());
        }

        static Claim of(Measure measure, String rule) {
            return new Claim(measure, rule, List.of(), new LinkedHashMap<>(4));
        }

        int gravity() {
            return measure.action().gravity();
        }

        boolean waits() {
            return measure.requiresHuman();
        }

        void add(List<String> further) {
            further.forEach(reason -> Reasons.add(reasons, reason));
        }

        void add(String targetId, List<String> further) {
            List<String> own = ofTargets.computeIfAbsent(targetId, any -> new ArrayList<>(4));
            further.forEach(reason -> Reasons.add(own, reason));
        }

        Scope scope() {
            return measure.action().scope();
        }

        /** One, or one for those targets each that have the same reasons. */
        List<Recommendation> recommendations() {
            if (ofTargets.isEmpty()) {
                return List.of(Recommendation.of(measure, reasons, rule, List.of()));
            }
            Map<List<String>, List<String>> alike = new LinkedHashMap<>();
            ofTargets.forEach((id, own) ->
                    alike.computeIfAbsent(own, any -> new ArrayList<>()).add(id));
            List<Recommendation> all = new ArrayList<>(alike.size());
            alike.forEach((own, ids) -> all.add(Recommendation.of(measure, own, rule, ids)));
            return all;
        }
    }
}
