package io.touchline.rumour;

import io.touchline.api.Actor;
import io.touchline.api.ExternalId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** The body of a PUT. */
public record RumourRequest(
        @NotNull String targetId,
        @NotNull @Size(min = 4, max = 500) String text,
        @NotBlank @ExternalId @Actor String debunkedBy,
        @NotNull @Size(max = 2_000) String source) {

    Rumour as(String id) {
        return new Rumour(id, targetId, text, debunkedBy, source, null);
    }
}
