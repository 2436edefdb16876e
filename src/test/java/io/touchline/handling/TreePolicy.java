package io.touchline.handling;

import java.util.List;

/** A policy decided by walking the trees of its conditions, as they are written: the oracle of the compiled one. */
record TreePolicy(String id, List<Rule> rules) {

    Decision decide(Situation situation) {
        DecisionTally tally = new DecisionTally();
        for (Rule rule : rules) {
            if (rule.when().holds(situation)) {
                tally.fire(
                        id + "#" + rule.id(),
                        rule.then(),
                        Reasons.of(rule.when(), situation),
                        aimedAt(rule, situation));
            }
        }
        return tally.decision(id + "#pass");
    }

    private static List<TargetState> aimedAt(Rule rule, Situation situation) {
        boolean protectsTargets = rule.then().recommend().stream()
                .anyMatch(measure -> measure.action().scope() == Scope.TARGET);
        if (situation.targets().size() < 2 || !protectsTargets) {
            return situation.targets();
        }
        List<TargetState> own = situation.targets().stream()
                .filter(target -> rule.when().holds(situation.only(target)))
                .toList();
        return own.isEmpty() ? situation.targets() : own;
    }
}
