package io.touchline.training;

import java.util.List;

/** Counts at the threshold of assertion, and the rates made of them; a rate over nothing is NaN. */
record Confusion(int truePositives, int falsePositives, int falseNegatives, int trueNegatives) {

    static Confusion of(List<Judgement> judgements) {
        int[] counts = new int[4];
        for (Judgement judgement : judgements) {
            counts[(judgement.flagged() ? 0 : 2) + (judgement.right() ? 0 : 1)]++;
        }
        // Not flagged and right is a true negative, flagged and wrong a false positive.
        return new Confusion(counts[0], counts[1], counts[3], counts[2]);
    }

    int total() {
        return positives() + falsePositives + trueNegatives;
    }

    int positives() {
        return truePositives + falseNegatives;
    }

    double precision() {
        return (double) truePositives / (truePositives + falsePositives);
    }

    double recall() {
        return (double) truePositives / positives();
    }

    /** The harmonic mean of precision and recall, {@code 2 TP / (2 TP + FP + FN)}. */
    double f1() {
        return 2.0 * truePositives / (2.0 * truePositives + falsePositives + falseNegatives);
    }

    double accuracy() {
        return (double) (truePositives + trueNegatives) / total();
    }
}
