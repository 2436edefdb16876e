package io.touchline.handling.protection;

import io.touchline.api.Actor;
import io.touchline.api.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/**
 * The body of undoing a lifting.
 *
 * @param decidedBy the moderator, by the caller's own id
 * @param endedAt of the lifting that is meant, so that a repeat undoes no other; may be left out
 */
record UndoRequest(@Actor String decidedBy, @NotBlank @Size(max = 1000) @PlainText String reason, Instant endedAt) {}
