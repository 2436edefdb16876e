package io.touchline.rumour;

import io.touchline.rumour.StanceReader.Cue;
import io.touchline.target.UnknownNames;
import io.touchline.text.Canonicaliser;
import io.touchline.text.Span;
import java.util.List;

/** In numbers, whether a stretch asserts of the target what it tells. Immutable and safe to share between threads. */
final class Standing {

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
     * What of a stretch does not depend on the claim, so that it is read once however many claims it is held against.
     *
     * @param counts of cues, by {@link Cue#ordinal}
     * @param negations words of denial
     * @param named whether the target is named in the stretch
     * @param other whether somebody else seems to be
     */
    record Heard(Reading reading, int[] counts, int negations, boolean named, boolean other) {

        private int of(Cue cue) {
            return counts[cue.ordinal()];
        }
    }

    /** @param othersNamed whether another registered target is named in the stretch */
    Heard hear(Reading reading, boolean named, boolean othersNamed) {
        int[] counts = new int[Cue.values().length];
        for (Cue cue : Cue.values()) {
            counts[cue.ordinal()] = cues.count(reading, cue);
        }
        boolean other = othersNamed
                || !unknownNames
                        .find(reading.text(), reading.stretch(), reading.names())
                        .isEmpty();
        return new Heard(reading, counts, negations.count(reading), named, other);
    }

    /** Whether nothing speaks against that what is said is meant so, and of the target. */
    static boolean plain(double[] features) {
        for (int i : DOUBTFUL) {
            if (features[i] > 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * @param blamed the words that the claim's reproach was recognised by
     * @param place from the first to the last word of the claim; null if there is none
     */
    double[] features(Heard heard, List<Span> blamed, Span place) {
        int denial = heard.of(Cue.DENIAL);
        int question = heard.of(Cue.QUESTION);
        int debunk = heard.of(Cue.DEBUNK);
        int insist = heard.of(Cue.INSIST);
        int elsewhere = heard.of(Cue.ELSEWHERE);
        int fair = heard.of(Cue.FAIR);
        int[] asks = Questioned.count(heard.reading(), place);
        long negated = blamed.stream()
                .filter(word -> negations.before(heard.reading().text(), word))
                .count();
        double negatedShare = blamed.isEmpty() ? 0 : (double) negated / blamed.size();
        boolean other = heard.other();
        boolean unnamed = !heard.named();
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
            heard.named() && other ? (elsewhere > 0 ? 1 : 0.5) : 0,
            Math.log(Math.max(8, heard.reading().stretch().length()) / ORDINARY_LENGTH),
            Math.min(3, fair) / 3.0,
            fair > 0 ? 1 : 0,
            Math.min(4, heard.negations()) / 4.0
        };
    }
}
