package io.touchline.handling.standing;

import io.touchline.api.ExternalId;
import java.time.Instant;
import java.util.Objects;

/**
 * A strike taken back: from then on it is as if it had never been, but it can still be seen.
 *
 * @param by the person who took it back
 */
public record Revocation(String by, String reason, Instant at) {

    public Revocation {
        Objects.requireNonNull(at, "at");
        if (by == null || by.isBlank() || !ExternalId.Check.holds(by)) {
            throw new IllegalArgumentException("by is no id");
        }
        if (reason == null || reason.isBlank() || reason.length() > Ground.LONGEST_REASON) {
            throw new IllegalArgumentException("a strike is not taken back without a reason");
        }
    }
}
