package io.touchline.handling.standing;

import io.touchline.api.AccountKey;
import java.sql.Connection;
import java.util.Objects;

/**
 * A person has decided on an account without a case, or has taken such a strike back. Fired as a synchronous CDI event
 * before the transaction commits; an exception of an observer stops it.
 *
 * @param connection of that transaction
 * @param strike as it is now; taken back if it has a revocation
 * @param stood whether it stood until now, and is taken back
 * @param going whether an erasure of the account waits that takes the strike along, and not what is said of it from now
 *     on
 */
public record StrikeChanged(
        Connection connection, String namespace, AccountKey account, Strike strike, boolean stood, boolean going) {

    public StrikeChanged {
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(strike, "strike");
    }
}
