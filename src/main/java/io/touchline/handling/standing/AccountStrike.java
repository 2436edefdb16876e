package io.touchline.handling.standing;

import io.touchline.api.AccountKey;
import java.util.Objects;

/** A strike and the account that it is against; accounts are unique within a namespace. */
public record AccountStrike(String namespace, AccountKey account, Strike strike) {

    public AccountStrike {
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(strike, "strike");
    }
}
