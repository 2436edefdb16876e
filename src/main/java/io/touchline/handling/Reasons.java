package io.touchline.handling;

import java.util.ArrayList;
import java.util.List;

/**
 * What made one rule fire, gathered from its conditions in the order of the rule. A label says more than the numbers
 * beside it, and what is there says more than what is not: each kind only speaks where the one before it is silent.
 */
final class Reasons {

    /** Lists, not sets: a rule has a handful of reasons. */
    private final List<String> labels = new ArrayList<>(4);

    private final List<String> others = new ArrayList<>(4);
    private final List<String> absences = new ArrayList<>(4);

    void label(String wire) {
        add(labels, wire);
    }

    void other(String name) {
        add(others, name);
    }

    void absence(String name) {
        add(absences, name);
    }

    /** Each once. */
    List<String> list() {
        if (!labels.isEmpty()) {
            return labels;
        }
        return others.isEmpty() ? absences : others;
    }

    static <T> void add(List<T> few, T one) {
        if (!few.contains(one)) {
            few.add(one);
        }
    }
}
