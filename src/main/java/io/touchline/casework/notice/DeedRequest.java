package io.touchline.casework.notice;

import io.touchline.api.Actor;
import io.touchline.api.PlainText;
import io.touchline.api.ProblemException;
import jakarta.validation.constraints.Size;

/**
 * The body of a publication or a withdrawal.
 *
 * @param by the moderator, by the caller's own id
 * @param reason of a withdrawal required; goes into the log, never into the notice
 */
record DeedRequest(@Actor String by, @Size(max = 1000) @PlainText String reason) {

    DeedRequest withReason() {
        if (reason == null || reason.isBlank()) {
            throw new ProblemException(422, "/reason", "must not be blank");
        }
        return this;
    }
}
