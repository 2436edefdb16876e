package io.touchline.training.tuning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import io.touchline.encoder.EncoderException;
import io.touchline.encoder.EncoderKind;
import io.touchline.encoder.EncoderPieces.Pieces;
import io.touchline.encoder.LinearHead;
import io.touchline.encoder.TunedWeights;
import io.touchline.learned.NgramModel;
import io.touchline.lexicon.Category;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Tunes the encoders to labelled comments: each kind learns, together with its head, the three categories (logistic loss)
 * and, as a lesson in between that is forgotten afterwards, the labels (softmax). Gradients are shortened to length one. The same lessons give the same weights on one kind of processor.
 */
public final class EncoderTuner {

    private static final int CATEGORIES = NgramModel.CATEGORIES.size();
    private static final float LONGEST_GRADIENT = 1;

    /** Of all steps, until the rate of learning is at its highest. */
    private static final double RISE = 0.1;

    /** Batches among which texts of like length are looked for: a batch is as long as its longest. */
    private static final int NEIGHBOURS = 20;

    /** Of the times that a lesson is learned that can be otherwise, how often it is. */
    private static final int OTHERWISE_ONE_IN = 3;

    /** The share of steps that may come to nothing. */
    private static final double MOST_LEFT = 0.01;

    private static final String NO_LABEL = "";
    private static final String ENGINE = "PyTorch";

    /** DJL looks for a cloud it may run in and tells its makers, and fetches what it misses. It shall do neither. */
    static {
        System.setProperty("ai.djl.offline", "true");
    }

    private final List<Lesson> lessons;
    private final List<String> labels;
    private final TuningOptions options;
    private final Consumer<String> progress;

    /** @param progress told of each epoch */
    public EncoderTuner(List<Lesson> lessons, TuningOptions options, Consumer<String> progress) {
        this.lessons = List.copyOf(lessons);
        this.labels = lessons.stream()
                .flatMap(lesson -> Stream.concat(Stream.of(lesson), lesson.otherwise().stream()))
                .map(lesson -> lesson.label().orElse(NO_LABEL))
                .distinct()
                .sorted()
                .toList();
        this.options = options;
        this.progress = progress;
    }

    /** @throws EncoderException if PyTorch is not there, or not for this machine */
    public static void requirePyTorch() throws EncoderException {
        try {
            NDManager.newBaseManager(ENGINE).close();
        } catch (LinkageError | RuntimeException e) {
            throw new EncoderException("the second tier is trained with PyTorch, see src/main/training: " + e, e);
        }
    }

    /**
     * A kind that none of the lessons is for stays as it was published; its head knows how frequent harm is, and no more.
     *
     * @param wanted which lessons, by their place, to learn from
     * @throws EncoderException if an encoder cannot be read
     */
    public Tuned tune(IntPredicate wanted) throws EncoderException {
        Map<EncoderKind, TunedWeights> weights = new EnumMap<>(EncoderKind.class);
        Map<EncoderKind, LinearHead> heads = new EnumMap<>(EncoderKind.class);
        for (EncoderKind kind : EncoderKind.values()) {
            List<Lesson> own = IntStream.range(0, lessons.size())
                    .filter(wanted)
                    .mapToObj(lessons::get)
                    .filter(lesson ->
                            lesson.pieces().kind() == kind && !lesson.pieces().isEmpty())
                    .toList();
            if (own.isEmpty()) {
                weights.put(kind, TunedWeights.NONE);
                heads.put(kind, headThatKnowsNothing(kind, wanted));
            } else {
                tune(kind, own, weights, heads);
            }
        }
        return new Tuned(weights, heads);
    }

    private void tune(
            EncoderKind kind,
            List<Lesson> own,
            Map<EncoderKind, TunedWeights> weights,
            Map<EncoderKind, LinearHead> heads)
            throws EncoderException {
        try (NDManager manager = NDManager.newBaseManager(ENGINE)) {
            EncoderGraph graph = EncoderGraph.read(kind);
            manager.getEngine().setRandomSeed((int) options.seed());
            EncoderNetwork network =
                    new EncoderNetwork(kind, graph, manager, CATEGORIES + labels.size(), options.dropout());
            new Course(own, network, manager).run(kind);
            weights.put(kind, graph.tuned(layers(network)));
            heads.put(kind, head(network));
        }
    }

    private LinearHead headThatKnowsNothing(EncoderKind kind, IntPredicate wanted) {
        float[] offsets = new float[CATEGORIES];
        for (int c = 0; c < CATEGORIES; c++) {
            Category category = NgramModel.CATEGORIES.get(c);
            // One of each beside what was seen, so that it is finite.
            double harmful = 1 + count(category, true, wanted);
            double harmless = 1 + count(category, false, wanted);
            offsets[c] = (float) Math.log(harmful / harmless);
        }
        return new LinearHead(new float[CATEGORIES][kind.dimension()], offsets);
    }

    private long count(Category category, boolean truth, IntPredicate wanted) {
        return IntStream.range(0, lessons.size())
                .filter(wanted)
                .mapToObj(lessons::get)
                .filter(lesson -> Boolean.valueOf(truth).equals(lesson.truth().get(category)))
                .count();
    }

    private static Map<String, float[]> layers(EncoderNetwork network) {
        Map<String, float[]> layers = new TreeMap<>();
        network.tunable().forEach((role, numbers) -> {
            if (!EncoderNetwork.isOfHead(role)) {
                layers.put(role, numbers.toFloatArray());
            }
        });
        return layers;
    }

    private static LinearHead head(EncoderNetwork network) {
        float[][] rows = network.head();
        float[][] weights = new float[CATEGORIES][rows.length - 1];
        float[] offsets = new float[CATEGORIES];
        for (int c = 0; c < CATEGORIES; c++) {
            for (int k = 0; k < rows.length - 1; k++) {
                weights[c][k] = rows[k][c];
            }
            offsets[c] = rows[rows.length - 1][c];
        }
        return new LinearHead(weights, offsets);
    }

    /** One tuning of one encoder. */
    private final class Course {

        private final List<Lesson> own;
        private final EncoderNetwork network;
        private final NDManager manager;
        private final Random random = new Random(options.seed());
        private final SortedMap<String, NDArray> tunable;
        private final AdamW optimizer;
        private final int steps;
        private int done;
        private int left;

        Course(List<Lesson> own, EncoderNetwork network, NDManager manager) {
            this.own = own;
            this.network = network;
            this.manager = manager;
            this.tunable = network.tunable();
            this.optimizer = new AdamW(manager);
            this.steps = options.epochs() * ((own.size() + options.batch() - 1) / options.batch());
        }

        private float rate(double highest) {
            double rise = Math.min(1, done / (RISE * steps));
            return (float) (highest * rise * Math.max(0, steps - done) / steps);
        }

        void run(EncoderKind kind) {
            for (int epoch = 1; epoch <= options.epochs(); epoch++) {
                double sum = 0;
                List<List<Lesson>> batches = batches();
                for (List<Lesson> batch : batches) {
                    sum += step(batch);
                }
                String left = this.left == 0 ? "" : ", steps left out so far: " + this.left;
                progress.accept("%s, %d comments, epoch %d: loss %.3f%s"
                        .formatted(
                                kind.name().toLowerCase(Locale.ROOT), own.size(), epoch, sum / batches.size(), left));
            }
        }

        /** In a new order, with texts of like length together, some of them otherwise. */
        private List<List<Lesson>> batches() {
            List<Lesson> shuffled = new ArrayList<>(own);
            Collections.shuffle(shuffled, random);
            shuffled.replaceAll(lesson -> lesson.otherwise()
                    .filter(other -> random.nextInt(OTHERWISE_ONE_IN) == 0)
                    .orElse(lesson));
            List<List<Lesson>> batches = new ArrayList<>();
            for (List<Lesson> near : cut(shuffled, options.batch() * NEIGHBOURS)) {
                List<Lesson> sorted = new ArrayList<>(near);
                sorted.sort(Comparator.comparingInt(lesson -> lesson.pieces().numbers().length));
                batches.addAll(cut(sorted, options.batch()));
            }
            Collections.shuffle(batches, random);
            return batches;
        }

        private static List<List<Lesson>> cut(List<Lesson> lessons, int size) {
            List<List<Lesson>> parts = new ArrayList<>();
            for (int i = 0; i < lessons.size(); i += size) {
                parts.add(lessons.subList(i, Math.min(lessons.size(), i + size)));
            }
            return parts;
        }

        private double step(List<Lesson> batch) {
            try (NDManager ofStep = manager.newSubManager()) {
                float loss;
                try (GradientCollector gradients = manager.getEngine().newGradientCollector()) {
                    List<Pieces> texts = batch.stream().map(Lesson::pieces).toList();
                    NDArray total = loss(network.run(ofStep, texts), batch, ofStep);
                    gradients.backward(total);
                    loss = total.getFloat();
                }
                if (learn()) {
                    return loss;
                }
                left++;
                if (left > MOST_LEFT * steps + 1) {
                    throw new IllegalStateException("tuning went astray in " + left + " steps");
                }
                return 0;
            }
        }

        private NDArray loss(NDArray outputs, List<Lesson> batch, NDManager ofStep) {
            float[] truths = new float[batch.size() * CATEGORIES];
            float[] known = new float[truths.length];
            float[] labelled = new float[batch.size() * labels.size()];
            for (int i = 0; i < batch.size(); i++) {
                Lesson lesson = batch.get(i);
                for (int c = 0; c < CATEGORIES; c++) {
                    Category category = NgramModel.CATEGORIES.get(c);
                    Boolean truth = lesson.truth().get(category);
                    truths[i * CATEGORIES + c] = Boolean.TRUE.equals(truth) ? 1 : 0;
                    known[i * CATEGORIES + c] = truth == null ? 0 : 1;
                }
                // Harm of which nobody says what it is teaches nothing about labels.
                if (lesson.label().isPresent() || !lesson.truth().containsValue(true)) {
                    labelled[i * labels.size() + labels.indexOf(lesson.label().orElse(NO_LABEL))] = 1;
                }
            }
            Shape three = new Shape(batch.size(), CATEGORIES);
            NDArray logOdds = outputs.get(":, 0:" + CATEGORIES);
            // log(1 + e^x) − x·y, in the form that does not overflow.
            NDArray categories = logOdds.maximum(0f)
                    .sub(logOdds.mul(ofStep.create(truths, three)))
                    .add(logOdds.abs().neg().exp().add(1f).log())
                    .mul(ofStep.create(known, three))
                    .sum()
                    .div((float) batch.size());
            NDArray ofLabels = outputs.get(":, " + CATEGORIES + ":")
                    .logSoftmax(-1)
                    .mul(ofStep.create(labelled, new Shape(batch.size(), labels.size())))
                    .sum()
                    .div((float) -batch.size());
            return categories.add(ofLabels.mul((float) options.labels()));
        }

        /** @return false if the gradients are no numbers: it ended one training, and was not understood */
        private boolean learn() {
            double square = 0;
            Map<String, NDArray> gradients = new TreeMap<>();
            for (Map.Entry<String, NDArray> entry : tunable.entrySet()) {
                NDArray gradient = entry.getValue().getGradient();
                gradients.put(entry.getKey(), gradient);
                square += Math.pow(gradient.norm().getFloat(), 2);
            }
            boolean usable = Double.isFinite(square);
            if (usable) {
                done++;
                float shorter = (float) Math.min(1, LONGEST_GRADIENT / Math.sqrt(square));
                float ofLayers = rate(options.rate());
                float ofHead = rate(options.headRate());
                gradients.forEach((role, gradient) -> optimizer.update(
                        role,
                        tunable.get(role),
                        gradient.muli(shorter),
                        done,
                        EncoderNetwork.isOfHead(role) ? ofHead : ofLayers));
            } else {
                // An update would have done it. They add up otherwise.
                tunable.values().forEach(numbers -> JniUtils.zeroGrad((PtNDArray) numbers));
            }
            return usable;
        }
    }
}
