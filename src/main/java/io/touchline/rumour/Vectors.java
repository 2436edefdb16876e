package io.touchline.rumour;

/**
 * What the vectors of a stretch and a claim say together.
 *
 * @param cosine between them
 * @param beside how near the stretch is to other claims, which have nothing to do with it: to the nearest of them, and
 *     on average to the three and ten nearest
 * @param heads logits by the kinds of near misses, see {@link VectorSpace}
 */
record Vectors(double cosine, double[] beside, double[] heads) {

    private static final double SCALE = 3;
    private static final double NEAR = 0.2;

    /** The cosine for a logistic regression: how near, and whether nearer than to anything else. */
    double[] topic() {
        return new double[] {
            SCALE * cosine, SCALE * Math.max(0, cosine - NEAR), SCALE * beside[0], SCALE * beside[1], SCALE * beside[2]
        };
    }
}
