package io.touchline.training;

import io.touchline.encoder.EncoderException;
import io.touchline.encoder.EncoderKind;
import io.touchline.encoder.EncoderPieces;
import io.touchline.encoder.Encoders;
import io.touchline.learned.Example;
import io.touchline.learned.ReadText;
import io.touchline.training.tuning.EncoderTuner;
import io.touchline.training.tuning.Lesson;
import io.touchline.training.tuning.Tuned;
import io.touchline.training.tuning.TuningOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/** Some comments of a training, in their order, as the encoders learn from them. */
final class EncoderLessons {

    private final TrainingSet set;
    private final int[] comments;
    private final EncoderPieces pieces = EncoderPieces.open();
    private final List<EncoderKind> kinds = new ArrayList<>();
    private final EncoderTuner tuner;

    /**
     * @param start what encoders begin with in the place of what was published
     * @param progress told of each epoch
     */
    EncoderLessons(
            TrainingSet set, int[] comments, TuningOptions options, Optional<Tuned> start, Consumer<String> progress)
            throws EncoderException {
        this.set = set;
        this.comments = comments.clone();
        List<Lesson> lessons = new ArrayList<>();
        for (int i : comments) {
            Lesson lesson = lesson(set.examples().get(i));
            Optional<Lesson> otherwise = set.otherwise(i)
                    .map(this::lesson)
                    .filter(other -> other.pieces().kind() == lesson.pieces().kind()
                            && !other.pieces().isEmpty()
                            && !other.pieces().isFull());
            kinds.add(lesson.pieces().kind());
            lessons.add(new Lesson(lesson.pieces(), lesson.truth(), lesson.label(), otherwise));
        }
        tuner = new EncoderTuner(lessons, options, start, progress);
    }

    private Lesson lesson(Example example) {
        return new Lesson(
                pieces.of(example.read()), example.truth(), example.label().map(Enum::name));
    }

    Tuned learn() throws EncoderException {
        return tuner.tune(comment -> true);
    }

    /** @param left comments that nothing is to be learned from, by their numbers in the training */
    Tuned learnWithout(IntPredicate left) throws EncoderException {
        return tuner.tune(lesson -> !left.test(comments[lesson]));
    }

    /** The same for one encoder; the other one stays as it began. */
    Tuned learnWithout(IntPredicate left, EncoderKind only) throws EncoderException {
        return tuner.tune(lesson -> kinds.get(lesson) == only && !left.test(comments[lesson]));
    }

    /**
     * Decisions on some comments, by encoders that did not learn from them. They run as they will in the service, in eight
     * bits.
     *
     * @param left which, by their numbers in the training
     * @return in the lessons' order; null for the others
     */
    double[][] unseen(IntPredicate left) throws EncoderException {
        return decide(learnWithout(left), left);
    }

    /** Decisions on some comments. @return in the lessons' order; null for the others */
    double[][] decide(Tuned tuned, IntPredicate some) throws EncoderException {
        double[][] decisions = new double[comments.length][];
        try (Reader reader = Reader.open(tuned)) {
            for (int i = 0; i < comments.length; i++) {
                if (some.test(comments[i])) {
                    decisions[i] = reader.decide(set.read(comments[i]));
                }
            }
        }
        return decisions;
    }

    /** Reads with what was learned. */
    record Reader(Tuned tuned, Encoders encoders) implements AutoCloseable {

        static Reader open(Tuned tuned) throws EncoderException {
            return new Reader(tuned, Encoders.open(tuned.weights()));
        }

        double[] decide(ReadText read) throws EncoderException {
            return encoders.decide(read, tuned.heads());
        }

        @Override
        public void close() throws EncoderException {
            encoders.close();
        }
    }
}
