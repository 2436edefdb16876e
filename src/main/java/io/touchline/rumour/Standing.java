package io.touchline.rumour;

import io.touchline.rumour.StanceReader.Cue;
import io.touchline.target.UnknownNames;
import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import io.touchline.text.Span;
import java.util.BitSet;
import java.util.List;

/** In numbers, whether a stretch asserts of the target what it tells. Immutable and safe to share between threads. */
final class Standing {

    /** Their number; the first is always one. */
    static final int FEATURES = 23;

    /** Denial, question, refutation, question mark, denied word: where one of them is, it may not be meant so. */
    private static final int[] DOUBTFUL = {2, 4, 6, 9, 12, 16};

    private static final double ORDINARY_LENGTH = 40;

    private final StanceReader cues;
    private final Negations negations;
    private final UnknownNames unknownNames = new UnknownNames();

    Standing(Canonicaliser canonicaliser) {
        this.cues = new StanceReader(canonicaliser);
        this.negations = new Negations(canonicaliser);
    }

    /**
     * @param named whether the target is named in the stretch
     * @param othersNamed whether another registered target is
     * @param blamed the words that the claim's reproach was recognised by
     * @param place from the first to the last word of the claim; null if there is none
     */
    record Told(Reading reading, boolean named, boolean othersNamed, List<Span> blamed, Span place) {}

    /** Whether nothing speaks against that what is said is meant so, and of the target. */
    static boolean plain(double[] features) {
        for (int i : DOUBTFUL) {
            if (features[i] > 0) {
                return false;
            }
        }
        return true;
    }

    double[] features(Told told) {
        Reading reading = told.reading();
        CanonicalText text = reading.text();
        int denial = cues.count(reading, Cue.DENIAL);
        int question = cues.count(reading, Cue.QUESTION);
        int debunk = cues.count(reading, Cue.DEBUNK);
        int insist = cues.count(reading, Cue.INSIST);
        int elsewhere = cues.count(reading, Cue.ELSEWHERE);
        int fair = cues.count(reading, Cue.FAIR);
        int[] asks = Questioned.count(reading, told.place());
        long negated = told.blamed().stream()
                .filter(place -> negations.before(text, place))
                .count();
        double negatedShare =
                told.blamed().isEmpty() ? 0 : (double) negated / told.blamed().size();
        BitSet known = reading.names();
        boolean other = told.othersNamed()
                || !unknownNames.find(text, reading.stretch(), known).isEmpty();
        boolean unnamed = !told.named();
        return new double[] {
            1,
            Math.min(3, denial) / 3.0,
            denial > 0 ? 1 : 0,
            Math.min(3, question) / 3.0,
            question > 0 ? 1 : 0,
            Math.min(4, debunk) / 4.0,
            debunk > 0 ? 1 : 0,
            debunk > 1 ? 1 : 0,
            Math.min(3, insist) / 3.0,
            asks[0] > 0 ? 1 : 0,
            asks[0] > 0 && question > 0 ? 1 : 0,
            asks[1] > 0 ? 1 : 0,
            negatedShare,
            negated > 0 && denial > 0 ? 1 : 0,
            unnamed ? 1 : 0,
            unnamed && elsewhere > 0 ? 1 : 0,
            unnamed && other ? 1 : 0,
            unnamed && other && elsewhere > 0 ? 1 : 0,
            told.named() && other ? (elsewhere > 0 ? 1 : 0.5) : 0,
            Math.log(Math.max(8, reading.stretch().length()) / ORDINARY_LENGTH),
            Math.min(3, fair) / 3.0,
            fair > 0 ? 1 : 0,
            Math.min(4, negations.count(reading)) / 4.0
        };
    }
}
