package io.touchline.casework.audit;

import io.touchline.api.AccountKey;
import java.util.Objects;
import java.util.Optional;

/**
 * What of an event may have to be erased one day, as it lies beside the log.
 *
 * @param account the one account that it is about, which takes it along when it is erased; empty if about many
 * @param salt goes with the text, so that nobody can guess the text from the digest
 * @param body JSON
 */
public record PersonalPart(Optional<AccountKey> account, byte[] salt, String body) {

    public PersonalPart {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(salt, "salt");
        Objects.requireNonNull(body, "body");
    }

    /** What the chain covers of it. */
    byte[] digest() {
        return EventHash.personal(this);
    }
}
