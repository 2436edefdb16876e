package io.touchline.learned;

import io.touchline.lexicon.Category;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Three linear models over {@link TextFeatures}: the log-odds that a comment is abuse, slander or incitement are the sum
 * of the weights of its features over the square root of their number; long texts are read in stretches too, see
 * {@link StretchSums}. A slot of the table has the weights of one feature, and says whose they are: of the
 * {@value #OWNERS} features that it is for it keeps the heaviest, and the others weigh nothing, as they do that were never
 * met. All of that is one look at four bytes of four megabytes. Immutable.
 */
public final class NgramModel {

    /** In the order of the numbers in {@link #sums}. */
    public static final List<Category> CATEGORIES = List.of(Category.ABUSE, Category.SLANDER, Category.INCITEMENT);

    /** The table has two to this power of slots. */
    static final int SLOTS_LOG = 20;

    private static final int OWNERS_LOG = TextFeatures.NUMBERS_LOG - SLOTS_LOG;

    /** The features, by their numbers, that a slot is for. */
    static final int OWNERS = 1 << OWNERS_LOG;

    private static final int BITS = 9;

    /** Quantised weights are −{@value} to {@value}. */
    static final int MOST = (1 << BITS - 1) - 1;

    private static final int PARTS = 4;

    /** One for each thread: nothing is allocated for a text. */
    private static final ThreadLocal<Sum> SUMS = ThreadLocal.withInitial(Sum::new);

    private final int[] weights;
    private final double[] scales;
    private final TextFeatures features = new TextFeatures();

    /**
     * @param weights per slot three numbers of nine bits, the first category lowest, and highest whose they are
     * @param scales per category what one step of a weight is worth
     */
    NgramModel(int[] weights, double[] scales) {
        if (weights.length != 1 << SLOTS_LOG || scales.length != CATEGORIES.size()) {
            throw new IllegalArgumentException(
                    "a model has " + (1 << SLOTS_LOG) + " slots of " + CATEGORIES.size() + " weights");
        }
        this.weights = weights.clone();
        this.scales = scales.clone();
    }

    /** A stretch of a comment that speaks for a category, or against it. @param contribution in log-odds */
    public record Part(Span canonical, double contribution) {}

    /**
     * The log-odds of each category; of a long text by the stretch that says most, if that says more than the whole.
     *
     * @param into takes them, in the order of {@link #CATEGORIES}; all 0 for a text without a letter
     */
    public void sums(ReadText read, double[] into) {
        StretchSums stretches = StretchSums.of(weights, read.text());
        if (stretches != null) {
            features.visit(read, stretches);
            for (int k = 0; k < scales.length; k++) {
                into[k] = stretches.most(k, scales[k]);
            }
            return;
        }
        Sum sum = SUMS.get();
        sum.begin(weights);
        features.visit(read, sum);
        double norm = TextFeatures.norm(sum.count);
        into[0] = sum.first * scales[0] * norm;
        into[1] = sum.second * scales[1] * norm;
        into[2] = sum.third * scales[2] * norm;
    }

    /**
     * The pieces that weigh most in one category, heaviest first: at most four, none across another, of a long text those
     * of the stretch that speaks for it. What is left of the sum is spread over all the others.
     */
    public List<Part> parts(ReadText read, Category category) {
        int which = CATEGORIES.indexOf(category);
        Weighed weighed = new Weighed(weights, which);
        StretchSums stretches = StretchSums.of(weights, read.text());
        if (stretches != null) {
            features.visit(read, stretches);
            stretches.most(which, scales[which]);
            weighed.only(stretches.begin(), stretches.end());
        }
        features.visit(read, weighed);
        double unit = scales[which] * TextFeatures.norm(weighed.count);
        List<Part> parts = new ArrayList<>();
        for (int best = weighed.heaviest(parts); best >= 0; best = weighed.heaviest(parts)) {
            parts.add(new Part(weighed.span(best), weighed.weight(best) * unit));
        }
        return parts;
    }

    /** The features of one comment with what they weigh in one category. */
    private static final class Weighed implements TextFeatures.Sink {

        private static final int FIELDS = 3;

        private final int[] weights;
        private final int which;
        private int[] features = new int[FIELDS * 256];
        private int size;
        private int count;
        private int from;
        private int to = Integer.MAX_VALUE;

        Weighed(int[] weights, int which) {
            this.weights = weights;
            this.which = which;
        }

        /** Features that begin there. */
        void only(int begin, int end) {
            from = begin;
            to = end;
        }

        @Override
        public void take(FeatureList some) {
            for (int i = 0; i < some.size(); i++) {
                if (some.begin(i) >= from && some.begin(i) < to) {
                    add(NgramModel.weight(of(weights, some.number(i)), which), some.begin(i), some.end(i));
                }
            }
        }

        private void add(int weight, int begin, int end) {
            count++;
            if (weight == 0 || end == begin) {
                return;
            }
            if (size == features.length) {
                features = Arrays.copyOf(features, 2 * size);
            }
            features[size] = weight;
            features[size + 1] = begin;
            features[size + 2] = end;
            size += FIELDS;
        }

        int weight(int at) {
            return features[at];
        }

        Span span(int at) {
            return new Span(features[at + 1], features[at + 2]);
        }

        /** The heaviest that overlaps none of the parts; −1 if there is none or there are enough. */
        int heaviest(List<Part> parts) {
            int best = -1;
            for (int at = 0; at < size && parts.size() < PARTS; at += FIELDS) {
                boolean heavier = best < 0 || Math.abs(features[at]) > Math.abs(features[best]);
                if (heavier && !overlapsAny(at, parts)) {
                    best = at;
                }
            }
            return best;
        }

        private boolean overlapsAny(int at, List<Part> parts) {
            for (Part part : parts) {
                if (part.canonical().begin() < features[at + 2]
                        && features[at + 1] < part.canonical().end()) {
                    return true;
                }
            }
            return false;
        }
    }

    int[] weights() {
        return weights.clone();
    }

    double[] scales() {
        return scales.clone();
    }

    static int slotOf(int number) {
        return number >>> OWNERS_LOG;
    }

    /** The weights of a feature, packed. */
    static int of(int[] weights, int number) {
        int packed = weights[slotOf(number)];
        return packed >>> Integer.SIZE - OWNERS_LOG == (number & OWNERS - 1) ? packed : 0;
    }

    static int weight(int packed, int which) {
        int shift = Integer.SIZE - BITS;
        return packed << shift - which * BITS >> shift;
    }

    /** @param number of the feature whose weights they are */
    static int packed(int number, int first, int second, int third) {
        int mask = (1 << BITS) - 1;
        return first & mask
                | (second & mask) << BITS
                | (third & mask) << 2 * BITS
                | number << Integer.SIZE - OWNERS_LOG;
    }

    private static final class Sum implements TextFeatures.Sink {

        private int[] weights;
        private int first;
        private int second;
        private int third;
        private int count;

        void begin(int[] weights) {
            this.weights = weights;
            first = 0;
            second = 0;
            third = 0;
            count = 0;
        }

        @Override
        public void take(FeatureList some) {
            for (int i = 0; i < some.size(); i++) {
                int packed = of(weights, some.number(i));
                first += weight(packed, 0);
                second += weight(packed, 1);
                third += weight(packed, 2);
            }
            count += some.size();
        }
    }
}
