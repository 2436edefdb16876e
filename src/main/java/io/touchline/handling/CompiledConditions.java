package io.touchline.handling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The conditions of a policy, compiled: the plain ones, which rules share, get a bit each and are looked at once for a
 * situation; what stands on them is then a matter of bits. It holds exactly where the tree that it was made of holds.
 * Compile all conditions first; after that it is immutable.
 */
final class CompiledConditions {

    private final Map<Condition, Integer> places = new HashMap<>();
    private final List<Condition> plain = new ArrayList<>();

    /** Whether a condition holds, by the bits of {@link #factsOf}. */
    interface Test {
        boolean holds(BitSet facts);
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

    Test compile(Condition condition) {
        if (condition instanceof Condition.All all) {
            Test[] parts = compile(all.parts());
            return facts -> {
                for (Test part : parts) {
                    if (!part.holds(facts)) {
                        return false;
                    }
                }
                return true;
            };
        }
        if (condition instanceof Condition.Any any) {
            return compileAny(any);
        }
        if (condition instanceof Condition.Not not) {
            Test part = compile(not.part());
            return facts -> !part.holds(facts);
        }
        int place = place(condition);
        return facts -> facts.get(place);
    }

    /** Most have only plain parts, and many of them: one look at all their bits. */
    private Test compileAny(Condition.Any any) {
        if (any.parts().stream().allMatch(CompiledConditions::isPlain)) {
            BitSet mask = new BitSet();
            any.parts().forEach(part -> mask.set(place(part)));
            return facts -> facts.intersects(mask);
        }
        Test[] parts = compile(any.parts());
        return facts -> Arrays.stream(parts).anyMatch(part -> part.holds(facts));
    }

    private Test[] compile(List<Condition> parts) {
        return parts.stream().map(this::compile).toArray(Test[]::new);
    }

    private static boolean isPlain(Condition condition) {
        return !(condition instanceof Condition.All
                || condition instanceof Condition.Any
                || condition instanceof Condition.Not);
    }

    private int place(Condition condition) {
        return places.computeIfAbsent(condition, added -> {
            plain.add(added);
            return plain.size() - 1;
        });
    }
}
