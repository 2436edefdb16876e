package io.touchline.encoder;

/**
 * From an encoder's vector to a shorter one of length one: standardised in each dimension, turned to the directions in
 * which comments differ most (principal components), and brought to length one. Immutable.
 *
 * @param means what is taken from each dimension
 * @param scales what is left is multiplied by
 * @param directions one behind the other, each with a number for every dimension
 */
record Projection(float[] means, float[] scales, float[] directions) {

    Projection {
        if (scales.length != means.length || directions.length == 0 || directions.length % means.length != 0) {
            throw new IllegalArgumentException("means, scales and directions do not fit together");
        }
    }

    /** Numbers that go in. */
    int dimension() {
        return means.length;
    }

    /** Numbers that come out. */
    int components() {
        return directions.length / means.length;
    }

    float[] of(float[] vector) {
        float[] standard = standard(vector);
        float[] projected = new float[components()];
        double squares = 0;
        for (int c = 0; c < projected.length; c++) {
            int at = c * standard.length;
            double sum = 0;
            for (int k = 0; k < standard.length; k++) {
                sum += directions[at + k] * standard[k];
            }
            projected[c] = (float) sum;
            squares += sum * sum;
        }
        float norm = (float) (1 / Math.sqrt(Math.max(1e-12, squares)));
        for (int c = 0; c < projected.length; c++) {
            projected[c] *= norm;
        }
        return projected;
    }

    /** Standardised, and at length one. */
    private float[] standard(float[] vector) {
        float[] standard = new float[vector.length];
        double squares = 0;
        for (int k = 0; k < vector.length; k++) {
            standard[k] = (vector[k] - means[k]) * scales[k];
            squares += (double) standard[k] * standard[k];
        }
        float norm = (float) (1 / Math.sqrt(Math.max(1e-12, squares)));
        for (int k = 0; k < vector.length; k++) {
            standard[k] *= norm;
        }
        return standard;
    }
}
