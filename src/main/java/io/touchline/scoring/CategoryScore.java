package io.touchline.scoring;

/**
 * The arithmetic of one category: {@code logit = bias + Σ contributions}, {@code score = calibration(logit)}.
 *
 * @param bias log-odds before any evidence
 * @param logit log-odds after all evidence, before calibration
 * @param score calibrated probability, 0 to 1; asserted at 0.5 and above
 */
public record CategoryScore(double bias, double logit, double score) {

    public boolean asserted() {
        return score >= 0.5;
    }
}
