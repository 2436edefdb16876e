package io.touchline.api;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * An account is being erased. Fired as a synchronous CDI event by whoever erases it, in the transaction that does; each
 * feature that keeps something personal about accounts deletes it then, and an exception of one stops all.
 *
 * @param tally where each feature says how much it deleted
 */
public record AccountErased(String namespace, AccountKey account, Tally tally) {

    public AccountErased {
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(tally, "tally");
    }

    /** One whose deletions nobody counts. */
    public AccountErased(String namespace, AccountKey account) {
        this(namespace, account, new Tally());
    }

    /** How many rows of each kind are gone. Not thread-safe: the event is synchronous. */
    public static final class Tally {

        private final Map<String, Integer> rows = new TreeMap<>();

        /** @param kind as the report of the erasure calls it, such as {@code strikes} */
        public void add(String kind, int count) {
            rows.merge(kind, count, Integer::sum);
        }

        public Map<String, Integer> rows() {
            return new TreeMap<>(rows);
        }
    }
}
