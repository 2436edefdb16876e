package io.touchline.casework.appeal;

import io.touchline.api.ExternalId;
import jakarta.validation.constraints.NotBlank;

/** The body of a withdrawal. @param by who notes it, by the caller's own id */
record WithdrawRequest(@NotBlank @ExternalId String by) {}
