package io.touchline.handling;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What made one rule fire, gathered from its conditions in the order of the rule. A label says more than the numbers
 * beside it, and what is there says more than what is not: each kind only speaks where the one before it is silent.
 */
final class Reasons {

    private final Set<String> labels = new LinkedHashSet<>();
    private final Set<String> others = new LinkedHashSet<>();
    private final Set<String> absences = new LinkedHashSet<>();

    static List<String> of(Condition when, Situation situation) {
        Reasons reasons = new Reasons();
        when.explain(situation, reasons);
        if (!reasons.labels.isEmpty()) {
            return List.copyOf(reasons.labels);
        }
        return List.copyOf(reasons.others.isEmpty() ? reasons.absences : reasons.others);
    }

    void label(String wire) {
        labels.add(wire);
    }

    void other(String name) {
        others.add(name);
    }

    void absence(String name) {
        absences.add(name);
    }
}
