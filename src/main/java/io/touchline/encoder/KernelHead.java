package io.touchline.encoder;

import io.touchline.learned.NgramModel;

/**
 * Three kernel machines over the vectors of one encoder: {@code f(x) = offset + Σ αᵢ exp(−γ ‖x − xᵢ‖²)} with the same
 * points {@code xᵢ} for all three categories. Vectors are {@linkplain Projection projected} before. Immutable.
 */
public final class KernelHead {

    private final Projection projection;
    private final double gamma;
    private final byte[] points;
    private final float step;
    private final float[][] coefficients;
    private final double[] offsets;

    /** The points once more, as the sum over dimensions wants them: all points' first numbers, all second ones, … */
    private final float[] byDimension;

    /**
     * @param points projected, one behind the other, in steps
     * @param step what one step is worth
     * @param coefficients per category one for each point
     */
    KernelHead(
            Projection projection, double gamma, byte[] points, float step, float[][] coefficients, double[] offsets) {
        int count = coefficients[0].length;
        int dimension = projection.components();
        if (points.length != count * dimension
                || coefficients.length != NgramModel.CATEGORIES.size()
                || offsets.length != coefficients.length) {
            throw new IllegalArgumentException("points, coefficients and dimensions do not fit together");
        }
        this.projection = projection;
        this.gamma = gamma;
        this.points = points.clone();
        this.step = step;
        this.coefficients = coefficients.clone();
        this.offsets = offsets.clone();
        this.byDimension = new float[points.length];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < dimension; k++) {
                byDimension[k * count + i] = points[i * dimension + k] * step;
            }
        }
    }

    /** @return one number for each category, in the order of {@link NgramModel#CATEGORIES}; above 0 for harm */
    public double[] decide(float[] vector) {
        float[] x = projection.of(vector);
        int count = coefficients[0].length;
        // Point by point it would be a sum in order, which the compiler must not make vectors of.
        float[] products = new float[count];
        for (int k = 0; k < x.length; k++) {
            float own = x[k];
            int at = k * count;
            for (int i = 0; i < count; i++) {
                products[i] += own * byDimension[at + i];
            }
        }
        double[] decisions = offsets.clone();
        for (int i = 0; i < count; i++) {
            double near = Math.exp(2 * gamma * (products[i] - 1));
            for (int c = 0; c < decisions.length; c++) {
                decisions[c] += coefficients[c][i] * near;
            }
        }
        return decisions;
    }

    Projection projection() {
        return projection;
    }

    int count() {
        return coefficients[0].length;
    }

    double gamma() {
        return gamma;
    }

    byte[] points() {
        return points.clone();
    }

    float step() {
        return step;
    }

    float[][] coefficients() {
        return coefficients.clone();
    }

    double[] offsets() {
        return offsets.clone();
    }
}
