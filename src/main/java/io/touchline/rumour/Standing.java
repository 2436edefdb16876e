package io.touchline.rumour;

import io.touchline.rumour.StanceReader.Cue;
import io.touchline.target.UnknownNames;
import io.touchline.text.Canonicaliser;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
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
     * @param cues by {@link Cue#ordinal}
     * @param negations words of denial
     * @param named whether the target is named in the stretch
     * @param others where somebody else seems to be
     */
    record Heard(Reading reading, List<List<String>> cues, List<String> negations, boolean named, List<Span> others) {

        boolean other() {
            return !others.isEmpty();
        }

        private int count(Cue cue, Claim claim) {
            return without(claim.doubts(), cues.get(cue.ordinal()));
        }
    }

    /** How many of them are left when each word of a claim has taken one. */
    private static int without(List<String> ofClaim, List<String> words) {
        if (ofClaim.isEmpty() || words.isEmpty()) {
            return words.size();
        }
        List<String> left = new ArrayList<>(words);
        ofClaim.forEach(left::remove);
        return left.size();
    }

    /** A claim's own words that speak against it where a comment has them besides: of denial, question, refutation. */
    List<String> doubts(Reading claim) {
        List<String> doubts = new ArrayList<>(negations.find(claim));
        for (Cue cue : List.of(Cue.DENIAL, Cue.QUESTION, Cue.DEBUNK)) {
            doubts.addAll(cues.find(claim, cue));
        }
        return List.copyOf(doubts);
    }

    /** @param othersNamed where other registered targets are named in the stretch */
    Heard hear(Reading reading, boolean named, List<Span> othersNamed) {
        List<List<String>> found =
                Arrays.stream(Cue.values()).map(cue -> cues.find(reading, cue)).toList();
        List<Span> others = new ArrayList<>(othersNamed);
        BitSet names = (BitSet) reading.names().clone();
        othersNamed.forEach(name -> names.set(name.begin(), name.end()));
        others.addAll(unknownNames.find(reading.text(), reading.stretch(), names));
        return new Heard(reading, found, negations.find(reading), named, List.copyOf(others));
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
    double[] features(Claim claim, Heard heard, List<Span> blamed, Span place) {
        int denial = heard.count(Cue.DENIAL, claim);
        int question = heard.count(Cue.QUESTION, claim);
        int debunk = heard.count(Cue.DEBUNK, claim);
        int insist = heard.count(Cue.INSIST, claim);
        int elsewhere = heard.count(Cue.ELSEWHERE, claim);
        int fair = heard.count(Cue.FAIR, claim);
        int[] asks = Questioned.count(heard.reading(), place);
        long negated = blamed.stream()
                .filter(word -> negations.before(heard.reading().text(), word, claim.doubts()))
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
            Math.min(4, without(claim.doubts(), heard.negations())) / 4.0
        };
    }
}
