package io.touchline.casework.feedback;

import io.touchline.api.Actor;
import io.touchline.api.PlainText;
import io.touchline.api.ProblemException;
import io.touchline.lexicon.Label;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What somebody says of an assessment.
 *
 * @param by who says it, by the caller's own id
 * @param labels those that should stand, for {@link Verdict#RELABELLED} alone
 * @param note may be absent
 */
record FeedbackRequest(
        @NotNull String assessmentId,
        @Actor String by,
        @NotNull Verdict verdict,
        @Size(max = 24) List<@NotNull String> labels,
        @Size(min = 1, max = 2000) @PlainText String note) {

    FeedbackRequest {
        labels = labels == null ? List.of() : labels;
    }

    /** @throws ProblemException 422 if verdict and labels do not go together or a label is none */
    void check() {
        if (verdict == Verdict.RELABELLED && labels.isEmpty()) {
            throw new ProblemException(422, "/labels", "RELABELLED says which labels should stand");
        }
        if (verdict != Verdict.RELABELLED && !labels.isEmpty()) {
            throw new ProblemException(422, "/labels", "only RELABELLED has labels of its own");
        }
        Set<String> met = new HashSet<>();
        for (int i = 0; i < labels.size(); i++) {
            if (Label.ofWire(labels.get(i)).isEmpty()) {
                throw new ProblemException(422, "/labels/" + i, "no such label");
            }
            if (!met.add(labels.get(i))) {
                throw new ProblemException(422, "/labels/" + i, "stands there twice");
            }
        }
    }
}
