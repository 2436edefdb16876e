package io.touchline.scoring;

/**
 * The map from a logit to a probability (Platt 1999): {@code 1 / (1 + exp(-(slope * logit + intercept)))}. It is strictly
 * increasing, so it never changes which of two comments scores higher; beyond a logit of about 36 doubles run out and
 * it stays at 1.
 *
 * @param slope greater than zero
 */
public record Calibration(double slope, double intercept) {

    /**
     * The logistic function alone. No calibration has been fitted yet: until one is, a score of 0.8 says more than 0.5
     * but not that four in five such comments are harmful.
     */
    public static final Calibration UNFITTED = new Calibration(1, 0);

    public Calibration {
        if (!(slope > 0 && Double.isFinite(slope) && Double.isFinite(intercept))) {
            throw new IllegalArgumentException("calibration must rise: slope " + slope + ", intercept " + intercept);
        }
    }

    /** @return 0 to 1 */
    public double probability(double logit) {
        return 1 / (1 + Math.exp(-(slope * logit + intercept)));
    }

    /** The logit of which {@link #probability} is so much. @param probability above 0, below 1 */
    double logit(double probability) {
        return (Math.log(probability / (1 - probability)) - intercept) / slope;
    }
}
