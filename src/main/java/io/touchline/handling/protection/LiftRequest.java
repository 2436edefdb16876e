package io.touchline.handling.protection;

import io.touchline.api.Actor;
import io.touchline.api.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * The body of a lifting, and of its undoing.
 *
 * @param decidedBy the moderator, by the caller's own id
 */
record LiftRequest(@Actor String decidedBy, @NotBlank @Size(max = 1000) @PlainText String reason) {}
