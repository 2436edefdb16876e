package io.touchline.bench;

import io.touchline.lexicon.BundledLexicons;
import io.touchline.lexicon.Guard;
import io.touchline.lexicon.TermPlaces;
import io.touchline.lexicon.TermPlaces.Asked;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * How our guard and two segmenters judge the places in the comments where a term of the lexicons stands.
 *
 * @param verdicts per guard, by its ordinal, the places that it calls words
 */
record GuardAgreement(int sentences, int places, List<BitSet> verdicts) {

    static GuardAgreement count(CommentTexts comments) throws IOException {
        List<Asked> asked = TermPlaces.in(comments.distinct(), BundledLexicons.read());
        List<BitSet> verdicts = new ArrayList<>();
        for (Guard guard : Guard.values()) {
            BitSet admitted = new BitSet();
            int before = 0;
            for (Asked sentence : asked) {
                int first = before;
                guard.admitted(sentence).stream().forEach(place -> admitted.set(first + place));
                before += sentence.spans().size();
            }
            verdicts.add(admitted);
        }
        int places = asked.stream().mapToInt(sentence -> sentence.spans().size()).sum();
        return new GuardAgreement(asked.size(), places, verdicts);
    }

    int admitted(Guard guard) {
        return verdicts.get(guard.ordinal()).cardinality();
    }

    int same(Guard one, Guard other) {
        return places - disputed(one, other).cardinality();
    }

    int all() {
        BitSet disputed = new BitSet();
        for (Guard guard : Guard.values()) {
            disputed.or(disputed(Guard.OURS, guard));
        }
        return places - disputed.cardinality();
    }

    /** Where one judges otherwise than all others. */
    int alone(Guard guard) {
        BitSet alone = new BitSet();
        alone.set(0, places);
        for (Guard other : Guard.values()) {
            if (other != guard) {
                alone.and(disputed(guard, other));
            }
        }
        return alone.cardinality();
    }

    double percent(int some) {
        return 100.0 * some / places;
    }

    private BitSet disputed(Guard one, Guard other) {
        BitSet disputed = (BitSet) verdicts.get(one.ordinal()).clone();
        disputed.xor(verdicts.get(other.ordinal()));
        return disputed;
    }
}
