package io.touchline.rumour;

import io.touchline.text.CanonicalText;
import io.touchline.text.Span;
import java.util.BitSet;
import java.util.List;

/**
 * A stretch of a text that is read for a rumour, and which of its units belong to names.
 *
 * @param stretch canonical, whole sentences
 * @param names units that are names, by their places in the whole text; not changed any more
 */
record Reading(CanonicalText text, Span stretch, BitSet names) {

    static Reading whole(CanonicalText text, List<Span> names) {
        return new Reading(text, new Span(0, text.length()), units(names));
    }

    static BitSet units(List<Span> names) {
        BitSet units = new BitSet();
        names.forEach(name -> units.set(name.begin(), name.end()));
        return units;
    }

    boolean named(int unit) {
        return names.get(unit);
    }

    boolean namedWithin(int begin, int end) {
        int next = names.nextSetBit(begin);
        return next >= 0 && next < end;
    }
}
