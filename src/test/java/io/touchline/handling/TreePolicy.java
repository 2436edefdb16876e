package io.touchline.handling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A policy decided by walking the trees of its conditions, as they are written: the oracle of the compiled one. */
record TreePolicy(String id, List<Rule> rules) {

    Decision decide(Situation situation) {
        DecisionTally tally = new DecisionTally(!situation.targets().isEmpty());
        for (Rule rule : rules) {
            grounds(rule, situation)
                    .ifPresent(grounds -> tally.fire(
                            id + "#" + rule.id(),
                            rule.then(),
                            reasons(rule.when(), grounds),
                            reasonsOf(rule, situation, grounds)));
        }
        return tally.decision(id + "#pass");
    }

    static boolean fires(Rule rule, Situation situation) {
        return grounds(rule, situation).isPresent();
    }

    /** The situation as it is; else, as if nobody else were named, with a target of whom it is said, or none. */
    private static Optional<Situation> grounds(Rule rule, Situation situation) {
        Condition when = rule.when();
        if (when.holds(situation)
                && (when.holds(withTargets(situation, List.of()))
                        || !aimedAt(rule, situation).isEmpty())) {
            return Optional.of(situation);
        }
        Stream<Situation> ofOne = situation.targets().stream()
                .filter(target -> when.holds(situation.only(List.of(target))))
                .map(target -> withTargets(situation, List.of(target)));
        Stream<Situation> ofNobody =
                Stream.of(withTargets(situation, List.of())).filter(some -> when.holds(situation.ofNobody()));
        return Stream.concat(ofOne, ofNobody).filter(when::holds).findFirst();
    }

    private static Situation withTargets(Situation situation, List<TargetState> targets) {
        return new Situation(
                situation.scores(),
                situation.labels(),
                situation.quoted(),
                situation.severity(),
                situation.gravest(),
                situation.modifiers(),
                targets,
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

    private static Map<TargetState, List<String>> reasonsOf(Rule rule, Situation situation, Situation grounds) {
        List<TargetState> all = situation.targets();
        Map<TargetState, List<String>> reasons = new LinkedHashMap<>();
        for (TargetState target : aimedAt(rule, situation)) {
            Situation alone = situation.only(List.of(target));
            boolean byItself = all.size() > 1 && rule.when().holds(alone);
            reasons.put(target, reasons(rule.when(), byItself ? alone : grounds));
        }
        return reasons;
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
