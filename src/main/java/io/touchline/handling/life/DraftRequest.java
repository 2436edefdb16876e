package io.touchline.handling.life;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * A policy as JSON brings it.
 *
 * @param source the YAML
 * @param note what is to be remembered of it
 */
public record DraftRequest(
        @NotNull String source,
        @Pattern(
                        regexp = DecisionRequest.LINES,
                        message = "must be 1 to 1000 characters without control characters or lone surrogates")
                String note) {}
