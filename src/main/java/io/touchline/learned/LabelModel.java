package io.touchline.learned;

import io.touchline.lexicon.Category;
import io.touchline.lexicon.Label;
import java.util.Arrays;
import java.util.List;

/**
 * Which label of a category a comment belongs to that is known to belong to the category: linear models over
 * {@link TextFeatures}, one for each label, the highest sum wins. It names what no lexicon entry names. Immutable.
 */
public final class LabelModel {

    /** Labels are told apart by less than categories: a slot is for 512 numbers of features. */
    static final int SLOTS_LOG = 14;

    private static final int SHIFT = TextFeatures.NUMBERS_LOG - SLOTS_LOG;

    private final List<Label> labels;
    private final byte[] weights;
    private final float[] biases;
    private final TextFeatures features = new TextFeatures();

    /**
     * @param labels those that can be told apart
     * @param weights per slot one for each label, in the order of {@code labels}, on one scale for all labels
     * @param biases one for each label, on that scale
     */
    LabelModel(List<Label> labels, byte[] weights, float[] biases) {
        if (weights.length != labels.size() << SLOTS_LOG || biases.length != labels.size()) {
            throw new IllegalArgumentException("a label has " + (1 << SLOTS_LOG) + " weights and a bias");
        }
        this.labels = List.copyOf(labels);
        this.weights = weights.clone();
        this.biases = biases.clone();
    }

    /** The likeliest label of a category; {@code otherwise} if none of the category's can be told. */
    public Label choose(ReadText read, Category category, Label otherwise) {
        int size = labels.size();
        long[] sums = new long[size];
        int[] count = new int[1];
        features.visit(read, some -> {
            for (int i = 0; i < some.size(); i++) {
                int at = slotOf(some.number(i)) * size;
                for (int k = 0; k < size; k++) {
                    sums[k] += weights[at + k];
                }
            }
            count[0] += some.size();
        });
        double norm = 1 / Math.sqrt(Math.max(1, count[0]));
        Label best = otherwise;
        double highest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < size; k++) {
            double sum = sums[k] * norm + biases[k];
            if (labels.get(k).category() == category && sum > highest) {
                highest = sum;
                best = labels.get(k);
            }
        }
        return best;
    }

    List<Label> labels() {
        return labels;
    }

    byte[] weights() {
        return weights.clone();
    }

    float[] biases() {
        return Arrays.copyOf(biases, biases.length);
    }

    static int slotOf(int number) {
        return number >>> SHIFT;
    }
}
