package io.touchline.learned;

import io.touchline.lexicon.Category;
import io.touchline.lexicon.Label;
import java.util.Map;
import java.util.Optional;

/**
 * A comment to learn from.
 *
 * @param truth what is known of it; a category that is not in it is unknown
 * @param label which label of its category it is an example of
 */
public record Example(ReadText read, Map<Category, Boolean> truth, Optional<Label> label) {

    public Example {
        truth = Map.copyOf(truth);
    }
}
