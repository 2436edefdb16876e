package io.touchline.casework.outbox;

import io.touchline.api.Actor;
import io.touchline.api.PlainText;
import io.touchline.handling.standing.Ground;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Who gives a comment up, and why. */
record DiscardRequest(@Actor String by, @NotBlank @Size(max = Ground.LONGEST_REASON) @PlainText String reason) {}
