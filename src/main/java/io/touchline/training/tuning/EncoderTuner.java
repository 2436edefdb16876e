package io.touchline.training.tuning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.touchline.encoder.EncoderException;
import io.touchline.encoder.EncoderKind;
import io.touchline.encoder.LinearHead;
import io.touchline.encoder.TunedWeights;
import io.touchline.learned.NgramModel;
import io.touchline.lexicon.Category;
import io.touchline.training.tuning.EncoderNetwork.Reads;
import io.touchline.training.tuning.EncoderNetwork.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Tunes the encoders to labelled comments: each kind learns, together with its head, the three categories (logistic loss)
 * and, as a lesson in between that is forgotten afterwards, the labels (softmax).
 */
public final class EncoderTuner {

    private static final int CATEGORIES = NgramModel.CATEGORIES.size();

    /** Of the times that a lesson is learned that can be otherwise, how often it is. */
    private static final int OTHERWISE_ONE_IN = 3;

    private static final String NO_LABEL = "";

    private final List<Lesson> lessons;
    private final List<String> labels;
    private final TuningOptions options;
    private final Optional<Tuned> start;
    private final Consumer<String> progress;

    /**
     * @param start what encoders and heads begin with; those that it lacks, with what was published and nothing
     * @param progress told of each epoch
     */
    public EncoderTuner(List<Lesson> lessons, TuningOptions options, Optional<Tuned> start, Consumer<String> progress) {
        this.lessons = List.copyOf(lessons);
        this.labels = lessons.stream()
                .flatMap(lesson -> Stream.concat(Stream.of(lesson), lesson.otherwise().stream()))
                .map(lesson -> lesson.label().orElse(NO_LABEL))
                .distinct()
                .sorted()
                .toList();
        this.options = options;
        this.start = start;
        this.progress = progress;
    }

    /** @throws EncoderException if PyTorch is not there, or not for this machine */
    public static void requirePyTorch() throws EncoderException {
        try {
            PyTorch.manager().close();
        } catch (LinkageError | RuntimeException e) {
            throw new EncoderException("the second tier is trained with PyTorch, see src/main/training: " + e, e);
        }
    }

    /**
     * A kind that none of the lessons is for stays as it began; without a start its head knows how frequent harm is, and no
     * more.
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
                weights.put(kind, start.map(of -> of.weights().get(kind)).orElse(TunedWeights.NONE));
                heads.put(
                        kind,
                        start.map(of -> of.heads().get(kind)).orElseGet(() -> headThatKnowsNothing(kind, wanted)));
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
        try (NDManager manager = PyTorch.manager()) {
            EncoderGraph graph = EncoderGraph.read(kind);
            manager.getEngine().setRandomSeed((int) options.seed());
            EncoderNetwork network = new EncoderNetwork(
                    kind,
                    graph,
                    start.map(tuned -> tuned.weights().get(kind)).orElse(TunedWeights.NONE),
                    manager,
                    Reads.MEAN,
                    CATEGORIES + labels.size(),
                    options.dropout());
            start.map(tuned -> tuned.heads().get(kind)).ifPresent(head -> network.begin(head, CATEGORIES));
            String what = kind.name().toLowerCase(Locale.ROOT) + ", " + own.size() + " comments";
            new TuningCourse<>(new OfComments(own), own.size(), options, network, manager, progress).run(what);
            weights.put(kind, graph.tuned(network.layers()));
            heads.put(kind, network.head(CATEGORIES));
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

    /** What is to be learned of comments. */
    private final class OfComments implements TuningCourse.Subject<Lesson> {

        private final List<Lesson> own;

        OfComments(List<Lesson> own) {
            this.own = own;
        }

        @Override
        public List<Lesson> epoch(Random random) {
            List<Lesson> shuffled = new ArrayList<>(own);
            Collections.shuffle(shuffled, random);
            shuffled.replaceAll(lesson -> lesson.otherwise()
                    .filter(other -> random.nextInt(OTHERWISE_ONE_IN) == 0)
                    .orElse(lesson));
            return shuffled;
        }

        @Override
        public Row row(Lesson lesson) {
            return Row.of(lesson.pieces());
        }

        @Override
        public NDArray loss(NDArray outputs, List<Lesson> batch, NDManager ofStep) {
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
    }
}
