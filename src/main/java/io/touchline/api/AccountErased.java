package io.touchline.api;

import java.util.Objects;

/**
 * An account is being erased. Fired as a synchronous CDI event by whoever erases it, in the transaction that does; each
 * feature that keeps something personal about accounts deletes it then, and an exception of one stops all.
 */
public record AccountErased(String namespace, AccountKey account) {

    public AccountErased {
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(account, "account");
    }
}
