package io.touchline.training;

import io.touchline.lexicon.Category;
import java.util.Map;
import java.util.Optional;

/**
 * One comment of a data set.
 *
 * @param id the data set's, else {@code file:line}
 * @param targetId the registered target under whose thread it stands
 * @param kind the slice that it belongs to; empty if the data set has no kinds
 * @param partner the id of the same comment without a disguise
 * @param truth what is known of it; a category that is not in it is unknown
 */
record LabelledComment(
        String id,
        String text,
        Optional<String> targetId,
        String kind,
        Optional<String> partner,
        Map<Category, Boolean> truth) {

    LabelledComment {
        truth = Map.copyOf(truth);
    }
}
