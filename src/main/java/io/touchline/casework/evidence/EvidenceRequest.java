package io.touchline.casework.evidence;

import io.touchline.api.Actor;
import io.touchline.api.PlainText;
import io.touchline.handling.standing.Ground;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Who takes evidence out, and what for. */
record EvidenceRequest(@Actor String by, @NotBlank @Size(max = Ground.LONGEST_REASON) @PlainText String reason) {}
