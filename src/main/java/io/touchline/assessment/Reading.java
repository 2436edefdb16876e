package io.touchline.assessment;

import io.touchline.scoring.CategoryScore;
import io.touchline.scoring.CommentScore;
import io.touchline.target.RegisteredTarget;
import io.touchline.text.CanonicalText;
import java.util.List;
import java.util.Map;

/**
 * What one comment says by itself, before anything about its surroundings is known.
 *
 * @param aimedAt every target with every place where it is named; those of thread and request without a place
 * @param targets the same targets, each once
 * @param versions of what it was read with
 */
record Reading(
        CanonicalText text,
        CommentScore score,
        List<Assessment.AimedAt> aimedAt,
        List<RegisteredTarget> targets,
        Map<String, String> versions) {

    /** True if any scored category is asserted. */
    boolean hostile() {
        return score.categories().values().stream().anyMatch(CategoryScore::asserted);
    }
}
