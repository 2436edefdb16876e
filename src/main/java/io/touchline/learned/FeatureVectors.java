package io.touchline.learned;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import java.util.Arrays;
import java.util.List;

/**
 * The features of many comments, counted: per comment its distinct slots in order, how often each is met, and one over
 * the square root of all that are.
 */
final class FeatureVectors {

    private final int[][] slots;
    private final int[][] counts;
    private final double[] norms;
    private final int dimension;

    /** @param shift by how many bits slots are cut, so that 2^shift of them become one */
    FeatureVectors(List<Example> examples, int shift) {
        TextFeatures features = new TextFeatures();
        slots = new int[examples.size()][];
        counts = new int[examples.size()][];
        norms = new double[examples.size()];
        dimension = 1 << TextFeatures.SLOTS_LOG - shift;
        for (int row = 0; row < slots.length; row++) {
            Example example = examples.get(row);
            Slots met = new Slots();
            features.visit(example.read(), (slot, begin, end) -> met.add(slot >>> shift));
            count(row, met);
        }
    }

    private void count(int row, Slots met) {
        int[] sorted = Arrays.copyOf(met.slots, met.size);
        Arrays.sort(sorted);
        slots[row] = Arrays.stream(sorted).distinct().toArray();
        counts[row] = new int[slots[row].length];
        int at = -1;
        for (int i = 0; i < sorted.length; i++) {
            at += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
            counts[row][at]++;
        }
        norms[row] = sorted.length == 0 ? 0 : 1 / Math.sqrt(sorted.length);
    }

    int dimension() {
        return dimension;
    }

    /** Smoothed inverse document frequency of every slot over some rows: {@code ln((1 + n) / (1 + df)) + 1}. */
    double[] rarity(int[] rows) {
        double[] rarity = new double[dimension];
        for (int row : rows) {
            for (int slot : slots[row]) {
                rarity[slot]++;
            }
        }
        for (int slot = 0; slot < dimension; slot++) {
            rarity[slot] = Math.log((1.0 + rows.length) / (1 + rarity[slot])) + 1;
        }
        return rarity;
    }

    /** A row for the solver, its slots counted from 1, a constant behind them; slots that one row only has are left out. */
    Feature[] nodes(int row, double[] rarity, double rarest) {
        Feature[] nodes = new Feature[slots[row].length + 1];
        int size = 0;
        for (int i = 0; i < slots[row].length; i++) {
            int slot = slots[row][i];
            if (rarity[slot] < rarest) {
                nodes[size++] = new FeatureNode(slot + 1, counts[row][i] * rarity[slot] * norms[row]);
            }
        }
        nodes[size++] = new FeatureNode(dimension + 1, 1);
        return Arrays.copyOf(nodes, size);
    }

    /** The weighted sum of a row, without a constant. */
    double sum(int row, float[] weights) {
        double sum = 0;
        for (int i = 0; i < slots[row].length; i++) {
            sum += (double) counts[row][i] * weights[slots[row][i]];
        }
        return sum * norms[row];
    }

    private static final class Slots {

        private int[] slots = new int[256];
        private int size;

        void add(int slot) {
            if (size == slots.length) {
                slots = Arrays.copyOf(slots, size * 2);
            }
            slots[size++] = slot;
        }
    }
}
