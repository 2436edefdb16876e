package io.touchline.learned;

import de.bwaldvogel.liblinear.Feature;
import io.touchline.learned.LearnedModel.Blend;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.Label;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Trains the first tier: logistic regression with an L2 penalty on n-grams weighed by their rarity, which is folded into
 * the weights afterwards. Deterministic.
 */
public final class NgramTrainer {

    private static final double TOLERANCE = 0.01;
    /** Log-odds where all examples are of one kind. */
    private static final double CERTAIN = 5;

    private static final int SHIFT_OF_LABELS = TextFeatures.NUMBERS_LOG - LabelModel.SLOTS_LOG;

    private final List<Example> examples;
    private final double cost;
    private final FeatureVectors vectors;

    /** @param cost what an error costs against the penalty on weights; about 1 */
    public NgramTrainer(List<Example> examples, double cost) {
        this.examples = List.copyOf(examples);
        this.cost = cost;
        this.vectors = new FeatureVectors(examples, 0);
    }

    /** Weights and constants of the three categories, in floating point. */
    public final class Trained {

        private final float[][] weights = new float[NgramModel.CATEGORIES.size()][];
        private final double[] constants = new double[weights.length];

        /** The log-odds of one of the trainer's examples. */
        public double logit(int row, Category category) {
            int which = NgramModel.CATEGORIES.indexOf(category);
            return vectors.sum(row, weights[which]) + constants[which];
        }

        /** Reads comments as a service would, were they fitted so: long ones in stretches, whose worth depends on it. */
        public Reader reader(Map<Category, BlendFit> fits) {
            double[] factors = factors(fits);
            return new Reader(packed(factors), factors, constants);
        }

        double constant(Category category) {
            return constants[NgramModel.CATEGORIES.indexOf(category)];
        }

        /** @param factors by how much the log-odds of each category are stretched */
        NgramModel packed(double[] factors) {
            double[] steps = new double[weights.length];
            double[] scales = new double[weights.length];
            for (int k = 0; k < weights.length; k++) {
                double most = 1e-6;
                for (float weight : weights[k]) {
                    most = Math.max(most, Math.abs(weight));
                }
                steps[k] = most / NgramModel.MOST;
                scales[k] = steps[k] * factors[k];
            }
            int[] packed = new int[1 << NgramModel.SLOTS_LOG];
            double[] heaviest = new double[packed.length];
            for (int i = 0; i < weights[0].length; i++) {
                int number = vectors.number(i);
                int slot = NgramModel.slotOf(number);
                double weight = heaviness(i, factors);
                if (weight > heaviest[slot]) {
                    heaviest[slot] = weight;
                    packed[slot] = NgramModel.packed(number, step(0, i, steps), step(1, i, steps), step(2, i, steps));
                }
            }
            return new NgramModel(packed, scales);
        }

        private int step(int category, int feature, double[] steps) {
            return (int) Math.round(weights[category][feature] / steps[category]);
        }

        /** By how much a feature moves the category that it moves most. */
        private double heaviness(int feature, double[] factors) {
            double most = 0;
            for (int k = 0; k < weights.length; k++) {
                most = Math.max(most, Math.abs(weights[k][feature] * factors[k]));
            }
            return most;
        }
    }

    /** What was trained, in the steps that a model has. */
    public static final class Reader {

        private final NgramModel model;
        private final double[] factors;
        private final double[] constants;

        private Reader(NgramModel model, double[] factors, double[] constants) {
            this.model = model;
            this.factors = factors;
            this.constants = constants;
        }

        /** The log-odds, in the order of {@link NgramModel#CATEGORIES}, not yet weighed as a fit has it. */
        public double[] logits(ReadText read) {
            double[] logits = new double[factors.length];
            model.sums(read, logits);
            for (int k = 0; k < logits.length; k++) {
                logits[k] = logits[k] / factors[k] + constants[k];
            }
            return logits;
        }
    }

    /** Trains on some of the examples; of each category on those of which it is known, one beside the other. */
    public Trained train(int[] rows) {
        Trained trained = new Trained();
        IntStream.range(0, trained.weights.length).parallel().forEach(k -> {
            Category category = NgramModel.CATEGORIES.get(k);
            int[] known = IntStream.of(rows)
                    .filter(row -> examples.get(row).truth().containsKey(category))
                    .toArray();
            float[] weights = new float[vectors.dimension()];
            trained.constants[k] =
                    solve(vectors, known, row -> examples.get(row).truth().get(category), weights);
            trained.weights[k] = weights;
        });
        return trained;
    }

    /** @return the constant */
    private double solve(FeatureVectors features, int[] rows, IntPredicate positive, float[] weights) {
        double[] rarity = features.rarity(rows);
        double rarest = Math.log((1.0 + rows.length) / 2) + 1;
        Feature[][] nodes = new Feature[rows.length][];
        boolean[] positives = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            nodes[i] = features.nodes(rows[i], rarity, rarest);
            positives[i] = positive.test(rows[i]);
        }
        Optional<double[]> solved = LogisticSolver.solve(nodes, positives, features.dimension() + 1, cost, TOLERANCE);
        if (solved.isEmpty()) {
            // Nothing to tell apart: no weights, and a constant that says which of the two is all there is.
            return positives[0] ? CERTAIN : -CERTAIN;
        }
        for (int slot = 0; slot < weights.length; slot++) {
            weights[slot] = (float) (rarity[slot] < rarest ? solved.get()[slot] * rarity[slot] : 0);
        }
        return solved.get()[weights.length];
    }

    /** Trains which label a comment of a category has, on all examples that have one. */
    public LabelModel trainLabels() {
        FeatureVectors features = new FeatureVectors(examples, SHIFT_OF_LABELS);
        List<Label> labels = Arrays.stream(Label.values())
                .filter(label -> rowsOf(label).length > 1)
                .toList();
        float[][] weights = new float[labels.size()][features.dimension()];
        float[] constants = new float[labels.size()];
        IntStream.range(0, labels.size()).parallel().forEach(k -> {
            Label label = labels.get(k);
            int[] ofCategory = rows(example -> example.label()
                    .filter(other -> other.category() == label.category())
                    .isPresent());
            constants[k] = (float)
                    solve(features, ofCategory, row -> examples.get(row).label().orElseThrow() == label, weights[k]);
        });
        return quantised(labels, features, weights, constants);
    }

    private static LabelModel quantised(
            List<Label> labels, FeatureVectors features, float[][] weights, float[] constants) {
        float most = 1e-6f;
        for (float[] ofLabel : weights) {
            for (float weight : ofLabel) {
                most = Math.max(most, Math.abs(weight));
            }
        }
        int size = labels.size();
        byte[] bytes = new byte[size << LabelModel.SLOTS_LOG];
        for (int k = 0; k < size; k++) {
            for (int slot = 0; slot < weights[k].length; slot++) {
                bytes[features.number(slot) * size + k] = (byte) Math.round(weights[k][slot] / most * Byte.MAX_VALUE);
            }
            constants[k] = constants[k] / most * Byte.MAX_VALUE;
        }
        return new LabelModel(labels, bytes, constants);
    }

    private int[] rowsOf(Label label) {
        return rows(example -> example.label().filter(label::equals).isPresent());
    }

    private int[] rows(Predicate<Example> wanted) {
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < examples.size(); row++) {
            if (wanted.test(examples.get(row))) {
                rows.add(row);
            }
        }
        return rows.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Puts a model together, with the version that belongs to its content. */
    public static LearnedModel model(Trained trained, LabelModel labels, Map<Category, BlendFit> fits) {
        Map<Category, Blend> blends = new EnumMap<>(Category.class);
        for (Category category : NgramModel.CATEGORIES) {
            blends.put(category, fits.get(category).blend(trained.constant(category)));
        }
        return ModelFile.of(trained.packed(factors(fits)), labels, blends);
    }

    /** By how much the n-grams' log-odds are stretched, so that lexicons count as they are. */
    private static double[] factors(Map<Category, BlendFit> fits) {
        return NgramModel.CATEGORIES.stream()
                .map(fits::get)
                .mapToDouble(fit -> fit.ofNgrams() / fit.ofLexicons())
                .toArray();
    }
}
