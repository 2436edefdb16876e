package io.touchline.handling.life;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * A policy as JSON brings it.
 *
 * @param source the YAML
 * @param note what is to be remembered of it; with a source that is known it takes the place of the note before, and
 *     left out it leaves that as it is
 */
public record DraftRequest(
        @NotNull String source,
        @Pattern(
                        regexp = DecisionRequest.LINES,
                        message = "must be 1 to 1000 characters without control characters or lone surrogates")
                String note) {}
