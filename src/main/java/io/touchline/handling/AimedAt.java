package io.touchline.handling;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * For which of the targets a rule fires: those for which it would fire by themselves, all where it takes several
 * together and what is said is said of all of them, none where it takes what is said of one and what another is. What
 * holds for a target alone is looked at once, for the first rule that asks. For one decision, one thread.
 */
final class AimedAt {

    private final Situation situation;
    private final CompiledConditions conditions;
    private final BitSet facts;
    private final BitSet ofTheComment;
    private final BitSet[] alone;
    private BitSet together;

    AimedAt(Situation situation, CompiledConditions conditions) {
        this.situation = situation;
        this.conditions = conditions;
        this.facts = conditions.factsOf(situation);
        this.ofTheComment = conditions.withoutTraits(facts);
        this.alone = new BitSet[situation.targets().size()];
    }

    /** What a rule with this condition fires by; null if it does not fire. */
    BitSet grounds(CompiledConditions.Compiled when) {
        if (when.holds(facts) && (when.holds(ofTheComment) || firesForAny(when))) {
            return facts;
        }
        if (when.deniesTraits()) {
            for (int i = 0; i < alone.length; i++) {
                if (when.holds(alone(i))) {
                    BitSet ofOne = conditions.traitsOf(alone(i));
                    ofOne.or(ofTheComment);
                    if (when.holds(ofOne)) {
                        return ofOne;
                    }
                }
            }
            if (alone.length > 0 && when.holds(ofTheComment) && when.holds(conditions.factsOf(situation.ofNobody()))) {
                return ofTheComment;
            }
        }
        return null;
    }

    /**
     * The targets for which a rule fires, each with what made it fire for it.
     *
     * @param reasons what made it fire for the comment
     */
    Map<TargetState, List<String>> targets(CompiledConditions.Compiled when, List<String> reasons) {
        List<TargetState> all = situation.targets();
        Map<TargetState, List<String>> own = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            if (when.holds(alone(i))) {
                own.put(all.get(i), all.size() == 1 ? reasons : when.explain(alone(i)));
            }
        }
        if (own.isEmpty() && !all.isEmpty() && when.holds(together())) {
            all.forEach(target -> own.put(target, reasons));
        }
        return own;
    }

    private boolean firesForAny(CompiledConditions.Compiled when) {
        for (int i = 0; i < alone.length; i++) {
            if (when.holds(alone(i))) {
                return true;
            }
        }
        return alone.length > 0 && when.holds(together());
    }

    private BitSet alone(int target) {
        if (alone[target] == null) {
            alone[target] = conditions.factsOf(
                    situation.only(List.of(situation.targets().get(target))));
        }
        return alone[target];
    }

    private BitSet together() {
        if (together == null) {
            together = conditions.factsOf(situation.only(situation.targets()));
        }
        return together;
    }
}
