package io.touchline.handling;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The conditions of a policy, compiled: the plain ones, which rules share, get a bit each and are looked at once for a
 * situation; what stands on them is then a matter of bits, and names are put together beforehand. It holds exactly where
 * the tree that it was made of holds. Compile all conditions first; after that it is immutable.
 */
final class CompiledConditions {

    private final Map<Condition, Integer> places = new HashMap<>();
    private final List<Condition> plain = new ArrayList<>();
    private final BitSet traits = new BitSet();

    /** A condition by the bits of {@link #factsOf}. */
    interface Compiled {

        boolean holds(BitSet facts);

        /** Whether it asks somewhere that a target be not so. */
        boolean deniesTraits();

        /** Adds what this condition had to do with the firing; only called where it holds. */
        void explain(BitSet facts, Reasons reasons);

        /** What made it hold, each once. */
        default List<String> explain(BitSet facts) {
            Reasons reasons = new Reasons();
            explain(facts, reasons);
            return reasons.list();
        }
    }

    /** Which of the plain conditions hold. */
    BitSet factsOf(Situation situation) {
        BitSet facts = new BitSet(plain.size());
        for (int i = 0; i < plain.size(); i++) {
            if (plain.get(i).holds(situation)) {
                facts.set(i);
            }
        }
        return facts;
    }

    /** Those that hold of the comment, whatever its targets are. */
    BitSet withoutTraits(BitSet facts) {
        BitSet left = (BitSet) facts.clone();
        left.andNot(traits);
        return left;
    }

    /** The others: those that hold of the targets. */
    BitSet traitsOf(BitSet facts) {
        BitSet left = (BitSet) facts.clone();
        left.and(traits);
        return left;
    }

    Compiled compile(Condition condition) {
        if (condition instanceof Condition.All all) {
            return new AllOf(compile(all.parts()), deniesTraits(condition));
        }
        if (condition instanceof Condition.Any any) {
            return new AnyOf(compile(any.parts()), deniesTraits(condition));
        }
        if (condition instanceof Condition.Not not) {
            return new NotThis(compile(not.part()), not.name(), deniesTraits(condition));
        }
        boolean isLabel = condition instanceof Condition.Labelled || condition instanceof Condition.Quoted;
        return new Plain(place(condition), condition.name(), isLabel);
    }

    private static boolean deniesTraits(Condition condition) {
        return condition instanceof Condition.Not not
                ? asksForTraits(not.part())
                : parts(condition).stream().anyMatch(CompiledConditions::deniesTraits);
    }

    private static boolean asksForTraits(Condition condition) {
        return condition instanceof Condition.OfTarget
                || condition instanceof Condition.Not not && asksForTraits(not.part())
                || parts(condition).stream().anyMatch(CompiledConditions::asksForTraits);
    }

    private static List<Condition> parts(Condition condition) {
        return condition instanceof Condition.All all
                ? all.parts()
                : condition instanceof Condition.Any any ? any.parts() : List.of();
    }

    private List<Compiled> compile(List<Condition> parts) {
        return parts.stream().map(this::compile).toList();
    }

    private int place(Condition condition) {
        return places.computeIfAbsent(condition, added -> {
            int place = plain.size();
            plain.add(added);
            traits.set(place, added instanceof Condition.OfTarget);
            return place;
        });
    }

    private record Plain(int place, String name, boolean isLabel) implements Compiled {

        @Override
        public boolean holds(BitSet facts) {
            return facts.get(place);
        }

        @Override
        public boolean deniesTraits() {
            return false;
        }

        @Override
        public void explain(BitSet facts, Reasons reasons) {
            if (isLabel) {
                reasons.label(name);
            } else {
                reasons.other(name);
            }
        }
    }

    private record AllOf(List<Compiled> parts, boolean deniesTraits) implements Compiled {

        @Override
        public boolean holds(BitSet facts) {
            for (int i = 0; i < parts.size(); i++) {
                if (!parts.get(i).holds(facts)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public void explain(BitSet facts, Reasons reasons) {
            for (int i = 0; i < parts.size(); i++) {
                parts.get(i).explain(facts, reasons);
            }
        }
    }

    /** Only those parts that hold are reasons. */
    private record AnyOf(List<Compiled> parts, boolean deniesTraits) implements Compiled {

        @Override
        public boolean holds(BitSet facts) {
            for (int i = 0; i < parts.size(); i++) {
                if (parts.get(i).holds(facts)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void explain(BitSet facts, Reasons reasons) {
            for (int i = 0; i < parts.size(); i++) {
                if (parts.get(i).holds(facts)) {
                    parts.get(i).explain(facts, reasons);
                }
            }
        }
    }

    private record NotThis(Compiled part, String name, boolean deniesTraits) implements Compiled {

        @Override
        public boolean holds(BitSet facts) {
            return !part.holds(facts);
        }

        @Override
        public void explain(BitSet facts, Reasons reasons) {
            reasons.absence(name);
        }
    }
}
