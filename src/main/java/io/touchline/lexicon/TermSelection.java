package io.touchline.lexicon;

import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Of overlapping term hits of one label keeps only the longest; of equally long ones that without a disguise, then the
 * heaviest. */
final class TermSelection {

    /**
     * A term where it occurs.
     *
     * @param chars the literal in canonical form
     * @param how bits of {@link How}
     */
    record Hit(HarmEntry entry, String chars, Span span, int how) {}

    private static final Comparator<Hit> BEST_FIRST = Comparator.<Hit>comparingInt(
                    hit -> -hit.span().length())
            .thenComparing(hit -> How.disguised(hit.how()))
            .thenComparingDouble(hit -> -hit.entry().weight())
            .thenComparingInt(hit -> hit.span().begin())
            .thenComparing(hit -> hit.entry().source());

    private TermSelection() {}

    static List<Hit> longest(List<Hit> hits) {
        if (hits.size() < 2) {
            return hits;
        }
        List<Hit> sorted = new ArrayList<>(hits);
        sorted.sort(BEST_FIRST);
        Map<Label, BitSet> taken = new EnumMap<>(Label.class);
        List<Hit> kept = new ArrayList<>();
        for (Hit hit : sorted) {
            BitSet units = taken.computeIfAbsent(hit.entry().label(), label -> new BitSet());
            int overlap = units.nextSetBit(hit.span().begin());
            if (overlap < 0 || overlap >= hit.span().end()) {
                units.set(hit.span().begin(), hit.span().end());
                kept.add(hit);
            }
        }
        return kept;
    }
}
