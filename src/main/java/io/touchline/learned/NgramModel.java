package io.touchline.learned;

import io.touchline.lexicon.Category;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Three linear models over {@link TextFeatures}: the log-odds that a comment is abuse, slander or incitement are the sum
 * of the weights of its features over the square root of their number. The weights of a feature are one number of three
 * times ten bits, so that all of them are one look at memory in a table of one megabyte. Immutable.
 */
public final class NgramModel {

    /** In the order of the numbers in {@link #sums}. */
    public static final List<Category> CATEGORIES = List.of(Category.ABUSE, Category.SLANDER, Category.INCITEMENT);

    static final int BITS = 10;
    /** Quantised weights are −{@value} to {@value}. */
    static final int MOST = (1 << BITS - 1) - 1;

    private static final int PARTS = 4;

    private final int[] weights;
    private final double[] scales;
    private final TextFeatures features = new TextFeatures();

    /**
     * @param weights per slot three numbers of ten bits, the first category lowest
     * @param scales per category what one step of a weight is worth
     */
    NgramModel(int[] weights, double[] scales) {
        if (weights.length != 1 << TextFeatures.SLOTS_LOG || scales.length != CATEGORIES.size()) {
            throw new IllegalArgumentException(
                    "a model has " + (1 << TextFeatures.SLOTS_LOG) + " slots of " + CATEGORIES.size() + " weights");
        }
        this.weights = weights.clone();
        this.scales = scales.clone();
    }

    /** A stretch of a comment that speaks for a category, or against it. @param contribution in log-odds */
    public record Part(Span canonical, double contribution) {}

    /**
     * The log-odds of each category.
     *
     * @param into takes them, in the order of {@link #CATEGORIES}; all 0 for a text without a letter
     */
    public void sums(ReadText read, double[] into) {
        Sum sum = new Sum(weights);
        features.visit(read, sum);
        double norm = sum.count == 0 ? 0 : 1 / Math.sqrt(sum.count);
        into[0] = sum.first * scales[0] * norm;
        into[1] = sum.second * scales[1] * norm;
        into[2] = sum.third * scales[2] * norm;
    }

    /**
     * The stretches that weigh most in one category, heaviest first: at most four, none across another. What is left of
     * the sum is spread over all the others.
     */
    public List<Part> parts(ReadText read, Category category) {
        int which = CATEGORIES.indexOf(category);
        List<Part> all = new ArrayList<>();
        int[] count = new int[1];
        features.visit(read, (slot, begin, end) -> {
            count[0]++;
            int weight = weight(weights[slot], which);
            if (weight != 0 && end > begin) {
                all.add(new Part(new Span(begin, end), weight * scales[which]));
            }
        });
        all.sort(Comparator.comparingDouble((Part part) -> Math.abs(part.contribution()))
                .reversed());
        double norm = 1 / Math.sqrt(Math.max(1, count[0]));
        List<Part> parts = new ArrayList<>();
        for (Part part : all) {
            if (parts.size() < PARTS && parts.stream().noneMatch(taken -> overlap(taken, part))) {
                parts.add(new Part(part.canonical(), part.contribution() * norm));
            }
        }
        return parts;
    }

    private static boolean overlap(Part one, Part other) {
        return one.canonical().begin() < other.canonical().end()
                && other.canonical().begin() < one.canonical().end();
    }

    int[] weights() {
        return weights.clone();
    }

    double[] scales() {
        return scales.clone();
    }

    static int weight(int packed, int which) {
        int shift = Integer.SIZE - BITS;
        return packed << shift - which * BITS >> shift;
    }

    static int packed(int first, int second, int third) {
        int mask = (1 << BITS) - 1;
        return first & mask | (second & mask) << BITS | (third & mask) << 2 * BITS;
    }

    private static final class Sum implements TextFeatures.Sink {

        private final int[] weights;
        private int first;
        private int second;
        private int third;
        private int count;

        Sum(int[] weights) {
            this.weights = weights;
        }

        @Override
        public void feature(int slot, int begin, int end) {
            int packed = weights[slot];
            first += weight(packed, 0);
            second += weight(packed, 1);
            third += weight(packed, 2);
            count++;
        }
    }
}
