package io.touchline.casework.quality;

import io.touchline.api.Actor;
import io.touchline.api.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Says that a case's decision is known to be right. */
record GoldenRequest(@Actor String by, @NotBlank @Size(max = 2_000) @PlainText String reason) {}
