package io.touchline.handling;

import java.util.ArrayList;
import java.util.List;

/** A policy decided by walking the trees of its conditions, as they are written: the oracle of the compiled one. */
record TreePolicy(String id, List<Rule> rules) {

    Decision decide(Situation situation) {
        DecisionTally tally = new DecisionTally(!situation.targets().isEmpty());
        for (Rule rule : rules) {
            if (fires(rule, situation)) {
                tally.fire(
                        id + "#" + rule.id(), rule.then(), reasons(rule.when(), situation), aimedAt(rule, situation));
            }
        }
        return tally.decision(id + "#pass");
    }

    static boolean fires(Rule rule, Situation situation) {
        return rule.when().holds(situation)
                && (rule.when().holds(withoutTargets(situation))
                        || !aimedAt(rule, situation).isEmpty());
    }

    private static Situation withoutTargets(Situation situation) {
        return new Situation(
                situation.scores(),
                situation.labels(),
                situation.quoted(),
                situation.severity(),
                situation.gravest(),
                situation.modifiers(),
                List.of(),
                situation.group(),
                situation.coordinationScore(),
                situation.standing(),
                situation.thread());
    }

    private static List<TargetState> aimedAt(Rule rule, Situation situation) {
        List<TargetState> own = situation.targets().stream()
                .filter(target -> rule.when().holds(situation.only(List.of(target))))
                .toList();
        return own.isEmpty() && rule.when().holds(situation.only(situation.targets())) ? situation.targets() : own;
    }

    private static List<String> reasons(Condition when, Situation situation) {
        List<String> labels = new ArrayList<>();
        List<String> others = new ArrayList<>();
        List<String> absences = new ArrayList<>();
        explain(when, situation, labels, others, absences);
        List<String> first = labels.isEmpty() ? others.isEmpty() ? absences : others : labels;
        return first.stream().distinct().toList();
    }

    private static void explain(
            Condition when, Situation situation, List<String> labels, List<String> others, List<String> absences) {
        if (when instanceof Condition.All all) {
            all.parts().forEach(part -> explain(part, situation, labels, others, absences));
        } else if (when instanceof Condition.Any any) {
            any.parts().stream()
                    .filter(part -> part.holds(situation))
                    .forEach(part -> explain(part, situation, labels, others, absences));
        } else if (when instanceof Condition.Not) {
            absences.add(when.name());
        } else if (when instanceof Condition.Labelled || when instanceof Condition.Quoted) {
            labels.add(when.name());
        } else {
            others.add(when.name());
        }
    }
}
