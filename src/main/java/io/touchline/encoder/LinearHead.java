package io.touchline.encoder;

import io.touchline.learned.NgramModel;

/** Three logistic regressions over the vectors of one encoder: a weight for each number, and an offset. Immutable. */
public final class LinearHead {

    private final float[][] weights;
    private final float[] offsets;

    /**
     * @param weights per category one for each number of a vector
     * @param offsets one for each category
     */
    public LinearHead(float[][] weights, float[] offsets) {
        if (weights.length != NgramModel.CATEGORIES.size() || offsets.length != weights.length) {
            throw new IllegalArgumentException("a head needs weights and an offset for each category");
        }
        this.weights = new float[weights.length][];
        this.offsets = offsets.clone();
        for (int c = 0; c < weights.length; c++) {
            if (weights[c].length != weights[0].length) {
                throw new IllegalArgumentException("a head needs as many weights for each category");
            }
            this.weights[c] = weights[c].clone();
        }
    }

    /** @return log-odds of harm, one for each category, in the order of {@link NgramModel#CATEGORIES} */
    public double[] decide(float[] vector) {
        double[] decisions = new double[weights.length];
        for (int c = 0; c < decisions.length; c++) {
            double sum = offsets[c];
            for (int k = 0; k < vector.length; k++) {
                sum += weights[c][k] * vector[k];
            }
            decisions[c] = sum;
        }
        return decisions;
    }

    int dimension() {
        return weights[0].length;
    }

    float[] weights(int category) {
        return weights[category].clone();
    }

    float offset(int category) {
        return offsets[category];
    }
}
