package io.touchline.handling.protection;

import io.touchline.api.ExternalId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * The body of a lifting.
 *
 * @param decidedBy the moderator, by the caller's own id
 */
record LiftRequest(
        @NotBlank @ExternalId String decidedBy,
        @NotBlank @Size(max = 1000) @Pattern(regexp = PLAIN, message = NOT_PLAIN) String reason) {

    /** Text that PostgreSQL takes as it is; a line break is no harm. */
    static final String PLAIN = "(?:[^\\p{Cc}\\p{Cs}]|[\\n\\t])*";

    static final String NOT_PLAIN = "must not hold control characters or lone surrogates";
}
