package io.touchline.rumour;

/**
 * What the vectors of a stretch and a claim say together.
 *
 * @param cosine between them
 * @param heads logits by the kinds of near misses, see {@link VectorSpace}
 */
record Vectors(double cosine, double[] heads) {

    private static final double SCALE = 3;
    private static final double NEAR = 0.2;

    /** The cosine for a logistic regression: below and above where two texts are plainly about one thing. */
    double[] topic() {
        return new double[] {SCALE * cosine, SCALE * Math.max(0, cosine - NEAR)};
    }
}
