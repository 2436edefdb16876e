package io.touchline.encoder;

import io.touchline.lexicon.Category;
import java.util.Map;

/**
 * What the second tier says of one comment.
 *
 * @param version of the model that says it
 * @param weights for each scored category
 */
public record Opinion(String version, Map<Category, Weight> weights) {

    public Opinion {
        weights = Map.copyOf(weights);
    }

    /**
     * @param contribution to the category's log-odds
     * @param slope of the category's calibration where the encoder was asked
     */
    public record Weight(double contribution, double slope) {}
}
