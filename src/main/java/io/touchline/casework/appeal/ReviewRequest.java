package io.touchline.casework.appeal;

import io.touchline.api.Actor;
import io.touchline.api.PlainText;
import io.touchline.handling.Action;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * The body of a review.
 *
 * @param by the reviewer, by the caller's own id
 * @param measures what is to stand instead; null for nothing
 */
record ReviewRequest(
        @Actor String by,
        @NotNull AppealOutcome outcome,
        @NotBlank @Size(max = 1_000) @PlainText String reason,
        @Size(max = 20) List<@NotNull Action> measures) {

    ReviewRequest {
        measures = measures == null ? null : measures.stream().toList();
    }

    List<Action> measuresOrNone() {
        return measures == null ? List.of() : measures;
    }
}
