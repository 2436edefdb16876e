package io.touchline.handling.life;

import io.touchline.handling.Action;
import io.touchline.handling.Differences;
import java.util.EnumMap;
import java.util.Map;

/**
 * How often decisions differed in what. Tables of closed lists; what never differed is not in them. Not for several
 * threads.
 */
final class DifferenceCounts {

    private final Map<Action, Long> added = new EnumMap<>(Action.class);
    private final Map<Action, Long> removed = new EnumMap<>(Action.class);
    private final Map<Action, Map<Differences.Term, Long>> changed = new EnumMap<>(Action.class);
    private final Map<Differences.CaseTerm, Long> ofCases = new EnumMap<>(Differences.CaseTerm.class);

    void add(Differences differences) {
        differences.added().forEach(action -> added.merge(action, 1L, Long::sum));
        differences.removed().forEach(action -> removed.merge(action, 1L, Long::sum));
        differences.changed().forEach((action, terms) -> {
            Map<Differences.Term, Long> own =
                    changed.computeIfAbsent(action, any -> new EnumMap<>(Differences.Term.class));
            terms.forEach(term -> own.merge(term, 1L, Long::sum));
        });
        differences.ofCase().forEach(term -> ofCases.merge(term, 1L, Long::sum));
    }

    Map<Action, Long> added() {
        return added;
    }

    Map<Action, Long> removed() {
        return removed;
    }

    Map<Action, Map<Differences.Term, Long>> changed() {
        return changed;
    }

    Map<Differences.CaseTerm, Long> ofCases() {
        return ofCases;
    }
}
