package io.touchline.encoder;

/** Some linear maps of the vectors of one encoder: for each a weight for each number, and an offset. Immutable. */
public final class LinearHead {

    private final float[][] weights;
    private final float[] offsets;

    /**
     * @param weights per map one for each number of a vector
     * @param offsets one for each map
     */
    public LinearHead(float[][] weights, float[] offsets) {
        if (weights.length == 0 || offsets.length != weights.length) {
            throw new IllegalArgumentException("a head needs weights and an offset for each map");
        }
        this.weights = new float[weights.length][];
        this.offsets = offsets.clone();
        for (int c = 0; c < weights.length; c++) {
            if (weights[c].length != weights[0].length) {
                throw new IllegalArgumentException("a head needs as many weights for each map");
            }
            this.weights[c] = weights[c].clone();
        }
    }

    /** @return one for each map */
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

    /** The maps that give the mean of what both give. */
    public LinearHead mean(LinearHead other) {
        float[][] mean = new float[weights.length][];
        for (int c = 0; c < mean.length; c++) {
            mean[c] = TunedWeights.mean(weights[c], other.weights[c]);
        }
        return new LinearHead(mean, TunedWeights.mean(offsets, other.offsets));
    }

    int outputs() {
        return offsets.length;
    }

    int dimension() {
        return weights[0].length;
    }

    public float[] weights(int map) {
        return weights[map].clone();
    }

    public float offset(int map) {
        return offsets[map];
    }
}
