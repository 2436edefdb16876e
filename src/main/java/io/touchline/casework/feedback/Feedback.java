package io.touchline.casework.feedback;

import java.time.Instant;
import java.util.List;

/**
 * What somebody said of an assessment, as the API tells it.
 *
 * @param id {@code fb_…}
 * @param by by the caller's own id
 * @param labels those that should stand; empty unless {@link Verdict#RELABELLED}
 * @param note null where there is none, or the author's account was erased
 */
public record Feedback(
        String id, String assessmentId, String by, Verdict verdict, List<String> labels, String note, Instant at) {

    public Feedback {
        labels = List.copyOf(labels);
    }
}
