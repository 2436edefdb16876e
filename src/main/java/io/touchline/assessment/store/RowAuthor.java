package io.touchline.assessment.store;

import io.touchline.api.AccountKey;
import java.util.Objects;
import java.util.UUID;

/**
 * Whose comment a row is, as far as an erasure must know.
 *
 * @param id UUIDv7 of the time of receipt
 */
public record RowAuthor(UUID id, AccountKey account) {

    public RowAuthor {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(account, "account");
    }
}
