package io.touchline.api;

import java.util.Objects;

/**
 * The rest of an account's erasure is about to be done, see {@link AccountErased}. Fired as a synchronous CDI event
 * before that, for what takes long: in a transaction of its own, which locks nothing that comments or deciders wait for,
 * and once more whenever it, or what follows it, does not succeed. An exception of one feature stops all.
 *
 * @param tally where each feature says how much it changed
 */
public record AccountErasing(String namespace, AccountKey account, AccountErased.Tally tally) {

    public AccountErasing {
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(tally, "tally");
    }

    public AccountErasing(String namespace, AccountKey account) {
        this(namespace, account, new AccountErased.Tally());
    }
}
