package io.touchline.rumour;

import java.util.HashMap;
import java.util.Map;

/**
 * The vectors of the encoders, told apart by their length: what is common to all comments is taken off, and
 * {@value #HEADS} linear heads are known that see a stretch's vector and how it differs from the claim's
 * ({@code rumour/vectors.txt}). Immutable.
 */
final class VectorSpace {

    /** Against other claims; against denials, questions and refutations; against denials; against all near misses. */
    static final int HEADS = 4;

    /** Centred vectors have length one; a head's numbers are of the order of one then. */
    static final double SCALE = 4;

    private static final String RESOURCE = "/rumour/vectors.txt";

    /** Vectors of one length. @param heads bias, weights of the vector, weights of the difference */
    record Encoder(double[] mean, double[][] heads) {}

    private final Map<Integer, Encoder> encoders;

    VectorSpace(Map<Integer, Encoder> encoders) {
        this.encoders = Map.copyOf(encoders);
    }

    static VectorSpace read() {
        Map<String, double[]> rows = ResourceLines.numbers(RESOURCE);
        Map<Integer, Encoder> encoders = new HashMap<>();
        for (Map.Entry<String, double[]> row : rows.entrySet()) {
            if (row.getKey().startsWith("mean.")) {
                String dimension = row.getKey().substring("mean.".length());
                double[][] heads = new double[HEADS][];
                for (int head = 0; head < HEADS; head++) {
                    heads[head] = rows.get("head-" + head + "." + dimension);
                }
                encoders.put(Integer.valueOf(dimension), new Encoder(row.getValue(), heads));
            }
        }
        return new VectorSpace(encoders);
    }

    boolean knows(float[] vector) {
        return encoders.containsKey(vector.length);
    }

    /** Of length one, without what is common to all. */
    float[] centred(float[] vector) {
        return centred(vector, encoders.get(vector.length).mean());
    }

    static float[] centred(float[] vector, double[] mean) {
        double length = length(vector);
        float[] centred = new float[vector.length];
        for (int i = 0; i < centred.length; i++) {
            centred[i] = (float) (vector[i] / length - mean[i]);
        }
        double left = length(centred);
        for (int i = 0; i < centred.length; i++) {
            centred[i] /= (float) left;
        }
        return centred;
    }

    static double length(float[] vector) {
        double squares = 0;
        for (float number : vector) {
            squares += (double) number * number;
        }
        return Math.sqrt(Math.max(1e-12, squares));
    }

    /** @param said centred, like {@code claim} and of its length */
    Vectors compare(float[] said, float[] claim) {
        double[][] heads = encoders.get(said.length).heads();
        double[] answers = new double[HEADS];
        for (int head = 0; head < HEADS; head++) {
            answers[head] = answer(heads[head], said, claim);
        }
        return new Vectors(cosine(said, claim), answers);
    }

    static double cosine(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }

    static double answer(double[] head, float[] said, float[] claim) {
        double sum = 0;
        for (int i = 0; i < said.length; i++) {
            sum += head[i + 1] * said[i] + head[i + 1 + said.length] * ((double) said[i] - claim[i]);
        }
        return head[0] + SCALE * sum;
    }
}
