package io.touchline.training.tuning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.touchline.encoder.EncoderException;
import io.touchline.encoder.EncoderKind;
import io.touchline.encoder.EncoderPieces;
import io.touchline.encoder.EncoderPieces.Pair;
import io.touchline.encoder.LinearHead;
import io.touchline.encoder.PairModel;
import io.touchline.encoder.Relation;
import io.touchline.encoder.TunedWeights;
import io.touchline.training.tuning.EncoderNetwork.Reads;
import io.touchline.training.tuning.EncoderNetwork.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Tunes encoders to tell how a comment stands to a claim, reading both beside each other (Devlin et al. 2019, sentence
 * pairs), with a linear head over what they say at the first mark and of the comment (softmax over {@link Relation}s). Now
 * and then a rewording stands in the place of the claim, and a comment stands beside a claim that it is not about.
 */
public final class PairTuner {

    private static final Relation[] RELATIONS = Relation.values();

    /** Of the comments of an epoch, how many are read beside a rewording too, and beside another's claim. */
    private static final double REWORDED = 0.25;

    private static final double MISPLACED = 0.3;

    /** For how many of the comments of an epoch the claim is read beside talk too. */
    private static final double TALK = 0.75;

    /** Rewordings tell less of a claim than the claim. */
    private static final float WEIGHT_OF_REWORDED = 0.5f;

    /** Claims that share the most with another one. */
    private static final int NEAR = 8;

    /**
     * A claim, and what is said beside it.
     *
     * @param claim with whoever it is about as a pronoun
     */
    public record Case(String claim, List<Said> said) {

        public Case {
            said = List.copyOf(said);
        }
    }

    /** @param text with whoever the claim is about as a pronoun */
    public record Said(String text, Relation relation) {}

    private record Lesson(Pair pair, Relation relation, float weight) {}

    private final TuningOptions options;
    private final Consumer<String> progress;
    private final EncoderPieces pieces = EncoderPieces.open();

    /** @param progress told of each epoch */
    public PairTuner(TuningOptions options, Consumer<String> progress) throws EncoderException {
        this.options = options;
        this.progress = progress;
    }

    /**
     * @param cases for each kind of encoder some
     * @param talk comments that have nothing to do with any claim, if there are any
     * @param start what the encoders begin with in the place of their own numbers
     */
    public PairModel tune(List<Case> cases, List<String> talk, Map<EncoderKind, TunedWeights> start)
            throws EncoderException {
        for (EncoderKind kind : EncoderKind.values()) {
            wantSome(kind, cases);
        }
        Map<EncoderKind, TunedWeights> weights = new EnumMap<>(EncoderKind.class);
        Map<EncoderKind, LinearHead> heads = new EnumMap<>(EncoderKind.class);
        for (EncoderKind kind : EncoderKind.values()) {
            tune(kind, cases, talk, start.getOrDefault(kind, TunedWeights.NONE), weights, heads);
        }
        return new PairModel("", weights, heads);
    }

    /**
     * One encoder alone.
     *
     * @param start what it begins with
     * @param others where the other one stays as it is
     */
    public PairModel tune(EncoderKind only, List<Case> cases, List<String> talk, TunedWeights start, PairModel others)
            throws EncoderException {
        wantSome(only, cases);
        Map<EncoderKind, TunedWeights> weights = new EnumMap<>(others.tuned());
        Map<EncoderKind, LinearHead> heads = new EnumMap<>(others.heads());
        tune(only, cases, talk, start, weights, heads);
        return new PairModel("", weights, heads);
    }

    private static void wantSome(EncoderKind kind, List<Case> cases) {
        if (of(kind, cases).isEmpty()) {
            throw new IllegalArgumentException("nothing to learn from for " + kind);
        }
    }

    private void tune(
            EncoderKind kind,
            List<Case> cases,
            List<String> talk,
            TunedWeights start,
            Map<EncoderKind, TunedWeights> weights,
            Map<EncoderKind, LinearHead> heads)
            throws EncoderException {
        List<Case> own = of(kind, cases);
        List<String> ownTalk =
                talk.stream().filter(text -> EncoderKind.of(text) == kind).toList();
        try (NDManager manager = PyTorch.manager()) {
            EncoderGraph graph = EncoderGraph.read(kind);
            manager.getEngine().setRandomSeed((int) options.seed());
            EncoderNetwork network = new EncoderNetwork(
                    kind, graph, start, manager, Reads.FIRST_AND_MEAN, RELATIONS.length, options.dropout());
            OfPairs subject = new OfPairs(own, ownTalk);
            new TuningCourse<>(subject, subject.lessons(), options, network, manager, progress)
                    .run(kind.name().toLowerCase(Locale.ROOT) + ", " + own.size() + " claims");
            weights.put(kind, graph.tuned(network.layers()));
            heads.put(kind, network.head(RELATIONS.length));
        }
    }

    private static List<Case> of(EncoderKind kind, List<Case> cases) {
        return cases.stream()
                .filter(each -> EncoderKind.of(each.claim()) == kind)
                .toList();
    }

    /** What is to be learned of pairs. */
    private final class OfPairs implements TuningCourse.Subject<Lesson> {

        private final List<Case> cases;
        private final List<int[]> near;
        private final List<String> talk;

        OfPairs(List<Case> cases, List<String> talk) {
            this.cases = cases;
            this.talk = talk;
            List<Set<String>> claims =
                    cases.stream().map(each -> bigrams(each.claim())).toList();
            this.near = IntStream.range(0, cases.size())
                    .mapToObj(own -> near(own, claims))
                    .toList();
        }

        /** Of an epoch, on average. */
        int lessons() {
            int comments = cases.stream().mapToInt(each -> each.said().size()).sum();
            return (int) (comments * (1 + REWORDED + MISPLACED + (talk.isEmpty() ? 0 : TALK)));
        }

        private static Set<String> bigrams(String claim) {
            Set<String> bigrams = new HashSet<>();
            for (int i = 0; i + 2 <= claim.length(); i++) {
                bigrams.add(claim.substring(i, i + 2));
            }
            return bigrams;
        }

        private static int[] near(int own, List<Set<String>> claims) {
            Comparator<Integer> bySimilarity =
                    Comparator.comparingDouble(other -> -similarity(claims.get(own), claims.get(other)));
            return IntStream.range(0, claims.size())
                    .filter(other -> other != own)
                    .boxed()
                    .sorted(bySimilarity)
                    .limit(NEAR)
                    .mapToInt(other -> other)
                    .toArray();
        }

        private static double similarity(Set<String> own, Set<String> other) {
            return other.stream().filter(own::contains).count() / Math.sqrt(1 + other.size());
        }

        @Override
        public List<Lesson> epoch(Random random) {
            List<Lesson> lessons = new ArrayList<>();
            for (int i = 0; i < cases.size(); i++) {
                Case own = cases.get(i);
                List<Said> tell = own.said().stream()
                        .filter(said -> said.relation() == Relation.TELLS)
                        .toList();
                for (Said said : own.said()) {
                    lessons.add(new Lesson(pieces.pair(own.claim(), said.text()), said.relation(), 1));
                    if (random.nextDouble() < REWORDED && !tell.isEmpty()) {
                        Said reworded = tell.get(random.nextInt(tell.size()));
                        if (reworded != said) {
                            lessons.add(new Lesson(
                                    pieces.pair(reworded.text(), said.text()), said.relation(), WEIGHT_OF_REWORDED));
                        }
                    }
                    if (random.nextDouble() < MISPLACED && cases.size() > 1) {
                        int other = random.nextBoolean()
                                ? near.get(i)[random.nextInt(near.get(i).length)]
                                : (i + 1 + random.nextInt(cases.size() - 1)) % cases.size();
                        lessons.add(new Lesson(
                                pieces.pair(cases.get(other).claim(), said.text()), Relation.OTHER_TOPIC, 1));
                    }
                    if (!talk.isEmpty() && random.nextDouble() < TALK) {
                        lessons.add(new Lesson(
                                pieces.pair(own.claim(), talk.get(random.nextInt(talk.size()))),
                                Relation.OTHER_TOPIC,
                                1));
                    }
                }
            }
            Collections.shuffle(lessons, random);
            return lessons;
        }

        @Override
        public Row row(Lesson lesson) {
            return Row.of(lesson.pair());
        }

        @Override
        public NDArray loss(NDArray outputs, List<Lesson> batch, NDManager ofStep) {
            float[] truths = new float[batch.size() * RELATIONS.length];
            for (int i = 0; i < batch.size(); i++) {
                Lesson lesson = batch.get(i);
                truths[i * RELATIONS.length + lesson.relation().ordinal()] = lesson.weight();
            }
            return outputs.logSoftmax(-1)
                    .mul(ofStep.create(truths, new Shape(batch.size(), RELATIONS.length)))
                    .sum()
                    .div((float) -batch.size());
        }
    }
}
