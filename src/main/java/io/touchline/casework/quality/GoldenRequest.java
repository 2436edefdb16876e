package io.touchline.casework.quality;

import io.touchline.api.ExternalId;
import io.touchline.api.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Says that a case's decision is known to be right. */
record GoldenRequest(@NotBlank @ExternalId String by, @NotBlank @Size(max = 2_000) @PlainText String reason) {}
