package io.touchline.casework.quality;

import java.util.EnumMap;
import java.util.Map;

/**
 * How often two decided alike, and how much more often than chance would make them: Cohen's κ (1960), the share of equal
 * outcomes less the share expected from how often each side gives each outcome, over what is left to one.
 *
 * @param kappa 1 for the same every time, 0 for no more than chance; null where it says nothing, as without a pair or
 *     where both sides only ever gave one and the same outcome
 */
public record Agreement(long pairs, long agreed, Double kappa) {

    /**
     * @param counts how often the first side gave the outer outcome and the second the inner one
     * @param <O> the outcomes
     */
    static <O extends Enum<O>> Agreement of(Class<O> outcomes, Map<O, Map<O, Long>> counts) {
        long pairs = 0;
        long agreed = 0;
        Map<O, Long> first = new EnumMap<>(outcomes);
        Map<O, Long> second = new EnumMap<>(outcomes);
        for (O one : outcomes.getEnumConstants()) {
            for (O other : outcomes.getEnumConstants()) {
                long count = counts.getOrDefault(one, Map.of()).getOrDefault(other, 0L);
                pairs += count;
                agreed += one == other ? count : 0;
                first.merge(one, count, Long::sum);
                second.merge(other, count, Long::sum);
            }
        }
        return new Agreement(pairs, agreed, kappa(pairs, agreed, first, second));
    }

    private static <O> Double kappa(long pairs, long agreed, Map<O, Long> first, Map<O, Long> second) {
        if (pairs == 0) {
            return null;
        }
        double byChance = 0;
        for (Map.Entry<O, Long> one : first.entrySet()) {
            byChance += (double) one.getValue() / pairs * second.get(one.getKey()) / pairs;
        }
        return byChance >= 1 ? null : ((double) agreed / pairs - byChance) / (1 - byChance);
    }
}
