package io.touchline.handling.standing;

import io.touchline.api.Actor;
import io.touchline.api.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Who takes a strike back, and why. In a body and not in the query, which access logs keep. */
public record RevocationRequest(
        @Actor String by, @NotBlank @Size(max = Ground.LONGEST_REASON) @PlainText String reason) {}
