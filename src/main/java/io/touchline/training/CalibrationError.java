package io.touchline.training;

import java.util.List;

/**
 * How far scores are from frequencies. The expected calibration error (Naeini et al. 2015) over ten bins of equal
 * width: {@code Σ (n_b / n) |share harmful in b - mean score in b|}; a score of 1 belongs to the last bin.
 */
final class CalibrationError {

    private static final int BINS = 10;

    private CalibrationError() {}

    /** @return 0 to 1; NaN without a comment */
    static double expected(List<Judgement> judgements) {
        double[] scores = new double[BINS];
        int[] harmful = new int[BINS];
        for (Judgement judgement : judgements) {
            int bin = Math.min((int) (judgement.score() * BINS), BINS - 1);
            scores[bin] += judgement.score();
            harmful[bin] += judgement.harmful() ? 1 : 0;
        }
        double sum = 0;
        for (int bin = 0; bin < BINS; bin++) {
            sum += Math.abs(harmful[bin] - scores[bin]);
        }
        return sum / judgements.size();
    }

    /** The mean squared distance of score and truth (Brier 1950); NaN without a comment. */
    static double brier(List<Judgement> judgements) {
        double sum = 0;
        for (Judgement judgement : judgements) {
            double distance = judgement.score() - (judgement.harmful() ? 1 : 0);
            sum += distance * distance;
        }
        return sum / judgements.size();
    }
}
