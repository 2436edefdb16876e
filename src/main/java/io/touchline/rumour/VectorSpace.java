package io.touchline.rumour;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The vectors of the encoders, told apart by their length: what is common to all comments is taken off, and
 * {@value #HEADS} linear heads are known that see a stretch's vector and how it differs from the claim's
 * ({@code rumour/vectors.txt}). Claims of other people are there too, so that "near" can mean nearer than to those. Immutable.
 */
final class VectorSpace {

    /** Against other claims; against denials, questions and refutations; against denials; against all near misses. */
    static final int HEADS = 4;

    /** Centred vectors have length one; a head's numbers are of the order of one then. */
    static final double SCALE = 4;

    /** Claims nearer to each other than this say the same. */
    private static final double SAME = 0.8;

    private static final String RESOURCE = "/rumour/vectors.txt";

    /** Vectors of one length. @param heads bias, weights of the vector, weights of the difference @param others centred */
    record Encoder(double[] mean, double[][] heads, List<float[]> others) {}

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
                List<float[]> others = new ArrayList<>();
                for (int i = 0; rows.containsKey("claim-" + i + "." + dimension); i++) {
                    others.add(floats(rows.get("claim-" + i + "." + dimension)));
                }
                encoders.put(Integer.valueOf(dimension), new Encoder(row.getValue(), heads, others));
            }
        }
        return new VectorSpace(encoders);
    }

    private static float[] floats(double[] numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
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
        Encoder encoder = encoders.get(said.length);
        double[][] heads = encoder.heads();
        double[] answers = new double[HEADS];
        for (int head = 0; head < HEADS; head++) {
            answers[head] = answer(heads[head], said, claim);
        }
        return new Vectors(cosine(said, claim), beside(said, claim, encoder.others()), answers);
    }

    /** To the nearest of the others, and on average to the three and ten nearest; the claim itself is no other. */
    static double[] beside(float[] said, float[] claim, List<float[]> others) {
        double[] cosines = others.stream()
                .filter(other -> cosine(other, claim) < SAME)
                .mapToDouble(other -> cosine(other, said))
                .sorted()
                .toArray();
        return new double[] {mean(cosines, 1), mean(cosines, 3), mean(cosines, 10)};
    }

    /** Of the largest, of which there may be fewer. */
    private static double mean(double[] ascending, int count) {
        int from = Math.max(0, ascending.length - count);
        double sum = 0;
        for (int i = from; i < ascending.length; i++) {
            sum += ascending[i];
        }
        return ascending.length == 0 ? 0 : sum / (ascending.length - from);
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
