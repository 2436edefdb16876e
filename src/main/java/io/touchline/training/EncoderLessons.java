package io.touchline.training;

import io.touchline.encoder.EncoderException;
import io.touchline.encoder.EncoderPieces;
import io.touchline.encoder.Encoders;
import io.touchline.learned.ReadText;
import io.touchline.training.tuning.EncoderTuner;
import io.touchline.training.tuning.Lesson;
import io.touchline.training.tuning.Tuned;
import io.touchline.training.tuning.TuningOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/** Some comments of a training, in their order, as the encoders learn from them. */
final class EncoderLessons {

    private final TrainingSet set;
    private final int[] comments;
    private final EncoderTuner tuner;

    /** @param progress told of each epoch */
    EncoderLessons(TrainingSet set, int[] comments, TuningOptions options, Consumer<String> progress)
            throws EncoderException {
        this.set = set;
        this.comments = comments.clone();
        EncoderPieces pieces = EncoderPieces.open();
        List<Lesson> lessons = new ArrayList<>();
        for (int i : comments) {
            LabelledComment comment = set.comment(i);
            lessons.add(new Lesson(
                    pieces.of(set.read(i)), comment.truth(), comment.label().map(Enum::name)));
        }
        tuner = new EncoderTuner(lessons, options, progress);
    }

    Tuned learn() throws EncoderException {
        return tuner.tune(comment -> true);
    }

    /**
     * Decisions on some comments, by encoders that did not learn from them. They run as they will in the service, in eight
     * bits.
     *
     * @param left which, by their numbers in the training
     * @return in the lessons' order; null for the others
     */
    double[][] unseen(IntPredicate left) throws EncoderException {
        double[][] decisions = new double[comments.length][];
        try (Reader reader = Reader.open(tuner.tune(lesson -> !left.test(comments[lesson])))) {
            for (int i = 0; i < comments.length; i++) {
                if (left.test(comments[i])) {
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
