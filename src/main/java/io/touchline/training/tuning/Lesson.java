package io.touchline.training.tuning;

import io.touchline.encoder.EncoderPieces.Pieces;
import io.touchline.lexicon.Category;
import java.util.Map;
import java.util.Optional;

/**
 * A comment to learn from.
 *
 * @param truth a category that is not in it pulls to neither side
 * @param label what it is an example of; empty if it is harmless, or nobody says
 * @param otherwise what stands in its place now and then; for the same encoder, and the same each time
 */
public record Lesson(Pieces pieces, Map<Category, Boolean> truth, Optional<String> label, Optional<Lesson> otherwise) {

    public Lesson {
        truth = Map.copyOf(truth);
        otherwise.ifPresent(other -> {
            if (other.pieces().kind() != pieces.kind() || other.otherwise().isPresent()) {
                throw new IllegalArgumentException(
                        "a lesson for " + other.pieces().kind()
                                + (other.otherwise().isPresent() ? " with another" : "") + " in the place of one for "
                                + pieces.kind());
            }
        });
    }

    /** The same each time. */
    public Lesson(Pieces pieces, Map<Category, Boolean> truth, Optional<String> label) {
        this(pieces, truth, label, Optional.empty());
    }
}
