package io.touchline.api;

import java.util.Collection;
import java.util.Map;

/** Port to the one table that still knows which id an account key stands for. Implemented where that table is kept. */
public interface AccountDirectory {

    /**
     * Looks ids up; blocks on the database.
     *
     * @return an entry for each key that is known; an erased account has none
     * @throws ProblemException 503 if the database cannot be asked
     */
    Map<AccountKey, String> ids(String namespace, Collection<AccountKey> keys);
}
