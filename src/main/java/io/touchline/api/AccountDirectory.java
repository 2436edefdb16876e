package io.touchline.api;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Port to the one table that still knows which id an account key stands for. Implemented where that table is kept. */
public interface AccountDirectory {

    /**
     * Looks ids up; blocks on the database.
     *
     * @return an entry for each key that is known; an erased account has none
     * @throws ProblemException 503 if the database cannot be asked
     */
    Map<AccountKey, String> ids(String namespace, Collection<AccountKey> keys);

    /**
     * The same without accounts of which an erasure waits: what is shown may be of before it.
     *
     * @throws ProblemException 503 if the database cannot be asked
     */
    Map<AccountKey, String> idsOfSettled(String namespace, Collection<AccountKey> keys);

    /**
     * Has the table know the id behind a key, also where no comment of the account was ever written. Inside the caller's
     * transaction and first in it; an erasure waits until that is over.
     *
     * @param at when what names the account came in: one that is erased with it stays unknown
     */
    void remember(Connection connection, String namespace, Account account, Instant at) throws SQLException;

    /**
     * Keeps accounts from being erased until the caller's transaction is over, which waits for an erasure that just
     * begins. First in it.
     */
    void keep(Connection connection) throws SQLException;

    /**
     * Whether the comment of an assessment is an account's own, in the caller's transaction. One whose author was erased
     * since is nobody's, also if the author returns.
     *
     * @param assessmentId as the API writes it
     * @return empty for one that is not stored in the namespace, any more or yet
     */
    Optional<Boolean> wrote(Connection connection, String namespace, AccountKey account, String assessmentId)
            throws SQLException;

    /** A key and the id behind it. */
    record Account(AccountKey key, String id) {}
}
