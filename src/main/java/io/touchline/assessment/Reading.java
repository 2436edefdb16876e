package io.touchline.assessment;

import io.touchline.coordination.Observation;
import io.touchline.encoder.Opinion;
import io.touchline.handling.ThreadTrait;
import io.touchline.scoring.CategoryScore;
import io.touchline.scoring.CommentScore;
import io.touchline.scoring.FirstReading;
import io.touchline.target.Imitation;
import io.touchline.target.RegisteredTarget;
import io.touchline.text.CanonicalText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one comment says by itself, before anything about its surroundings is known.
 *
 * @param first what a second opinion needs
 * @param score with the second opinion if there is one
 * @param opinionMissed whether a second opinion was wanted and did not come
 * @param aimedAt every target with every place where it is named; those of thread and request without a place
 * @param targets the same targets, each once
 * @param imitation whom the author is called like, if that passes for somebody
 * @param thread what is known of the place where it stands
 * @param versions of what it was read with
 */
record Reading(
        CanonicalText text,
        FirstReading first,
        CommentScore score,
        boolean opinionMissed,
        List<Assessment.AimedAt> aimedAt,
        List<RegisteredTarget> targets,
        Optional<Imitation> imitation,
        Set<ThreadTrait> thread,
        Map<String, String> versions) {

    /** The largest of the three scores. */
    double hostility() {
        return score.categories().values().stream()
                .mapToDouble(CategoryScore::score)
                .max()
                .orElse(0);
    }

    /** Whether a policy could want to know who wrote it: the text may be harmful, or its author passes for somebody. */
    boolean isOfConcern() {
        return hostility() >= Observation.DOUBTFUL || !score.labels().isEmpty() || imitation.isPresent();
    }

    Reading with(Opinion opinion) {
        return new Reading(text, first, first.score(opinion), false, aimedAt, targets, imitation, thread, versions);
    }

    Reading withoutOpinion() {
        return new Reading(text, first, score, true, aimedAt, targets, imitation, thread, versions);
    }
}
