package io.touchline.learned;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The features of many comments, counted: per comment its distinct slots in order, how often each is met, and one over
 * the square root of all features that are. A slot is for the features of one number; what one comment only has tells
 * nothing of others, and has none.
 */
final class FeatureVectors {

    private static final int NONE = -1;

    private final int[][] slots;
    private final int[][] counts;
    private final double[] norms;

    /** Per slot its number, in order. */
    private final int[] numbers;

    /** @param shift by how many bits numbers are cut, so that 2^shift of them become one */
    FeatureVectors(List<Example> examples, int shift) {
        TextFeatures features = new TextFeatures();
        slots = new int[examples.size()][];
        counts = new int[examples.size()][];
        norms = new double[examples.size()];
        BitSet met = new BitSet();
        BitSet metAgain = new BitSet();
        for (int row = 0; row < slots.length; row++) {
            IntStream.Builder own = IntStream.builder();
            features.visit(examples.get(row).read(), some -> {
                for (int i = 0; i < some.size(); i++) {
                    own.add(some.number(i) >>> shift);
                }
            });
            count(row, own.build().sorted().toArray());
            for (int number : slots[row]) {
                (met.get(number) ? metAgain : met).set(number);
            }
        }
        numbers = metAgain.stream().toArray();
        int[] slotOf = new int[met.length()];
        Arrays.fill(slotOf, NONE);
        for (int slot = 0; slot < numbers.length; slot++) {
            slotOf[numbers[slot]] = slot;
        }
        for (int row = 0; row < slots.length; row++) {
            keep(row, slotOf);
        }
    }

    /** From numbers to the slots that they have. */
    private void keep(int row, int[] slotOf) {
        int size = 0;
        for (int i = 0; i < slots[row].length; i++) {
            int slot = slotOf[slots[row][i]];
            if (slot != NONE) {
                slots[row][size] = slot;
                counts[row][size++] = counts[row][i];
            }
        }
        slots[row] = Arrays.copyOf(slots[row], size);
        counts[row] = Arrays.copyOf(counts[row], size);
    }

    private void count(int row, int[] sorted) {
        slots[row] = Arrays.stream(sorted).distinct().toArray();
        counts[row] = new int[slots[row].length];
        int at = -1;
        for (int i = 0; i < sorted.length; i++) {
            at += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
            counts[row][at]++;
        }
        norms[row] = TextFeatures.norm(sorted.length);
    }

    int dimension() {
        return numbers.length;
    }

    /** The number of the features that a slot is for. */
    int number(int slot) {
        return numbers[slot];
    }

    /** Smoothed inverse document frequency of every slot over some rows: {@code ln((1 + n) / (1 + df)) + 1}. */
    double[] rarity(int[] rows) {
        double[] rarity = new double[numbers.length];
        for (int row : rows) {
            for (int slot : slots[row]) {
                rarity[slot]++;
            }
        }
        for (int slot = 0; slot < numbers.length; slot++) {
            rarity[slot] = Math.log((1.0 + rows.length) / (1 + rarity[slot])) + 1;
        }
        return rarity;
    }

    /** A row for the solver, its slots counted from 1, a constant behind them, without those that no other row has. */
    Feature[] nodes(int row, double[] rarity, double rarest) {
        Feature[] nodes = new Feature[slots[row].length + 1];
        int size = 0;
        for (int i = 0; i < slots[row].length; i++) {
            int slot = slots[row][i];
            if (rarity[slot] < rarest) {
                nodes[size++] = new FeatureNode(slot + 1, counts[row][i] * rarity[slot] * norms[row]);
            }
        }
        nodes[size++] = new FeatureNode(numbers.length + 1, 1);
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
}
