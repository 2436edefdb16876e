package io.touchline.handling.protection;

import io.touchline.api.ExternalId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * The body of a lifting.
 *
 * @param decidedBy the moderator, by the caller's own id
 */
record LiftRequest(@NotNull @ExternalId String decidedBy, @NotBlank @Size(max = 1000) String reason) {}
