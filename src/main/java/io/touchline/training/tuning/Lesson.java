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
 */
public record Lesson(Pieces pieces, Map<Category, Boolean> truth, Optional<String> label) {

    public Lesson {
        truth = Map.copyOf(truth);
    }
}
