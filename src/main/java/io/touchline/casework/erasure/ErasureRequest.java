package io.touchline.casework.erasure;

import io.touchline.api.Actor;
import io.touchline.api.PlainText;
import io.touchline.api.ProblemException;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Who erases an account, and why.
 *
 * @param by the moderator, by the caller's own id
 */
record ErasureRequest(@Actor String by, @NotBlank @Size(max = 1000) @PlainText String reason) {

    /** Ids shorter than that stand in many a reason by chance. */
    private static final int TELLING = 4;

    /** Both are kept, so neither may be what is to be forgotten. @throws ProblemException 422 if one is */
    void requireSilenceAbout(String accountId) {
        if (by.equals(accountId)) {
            throw new ProblemException(422, "/by", "must be who erases, not the account");
        }
        if (reason.strip().equals(accountId) || accountId.length() >= TELLING && reason.contains(accountId)) {
            throw new ProblemException(422, "/reason", "is kept, so it must not name the account");
        }
    }
}
