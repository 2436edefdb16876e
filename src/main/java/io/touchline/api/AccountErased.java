package io.touchline.api;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An account is being erased. Fired as a synchronous CDI event by whoever erases it, in the transaction that does; each
 * feature that keeps something personal about accounts deletes it then, and an exception of one stops all. It has locked
 * what comments wait for: what takes long is done at {@link AccountErasing}.
 *
 * @param until what came to be after it is a new beginning and stays; empty if all is to go
 * @param tally where each feature says how much it deleted
 * @param afterwards what features want done in the same transaction when all else is, as the log wants to be written to
 */
public record AccountErased(
        String namespace, AccountKey account, Optional<Instant> until, Tally tally, Afterwards afterwards) {

    public AccountErased {
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(tally, "tally");
        Objects.requireNonNull(afterwards, "afterwards");
    }

    /** One that is erased with all that came to be until a moment. */
    public static AccountErased until(String namespace, AccountKey account, Instant moment) {
        return new AccountErased(namespace, account, Optional.of(moment), new Tally(), new Afterwards());
    }

    /** One of which nothing is to stay. */
    public AccountErased(String namespace, AccountKey account) {
        this(namespace, account, Optional.empty(), new Tally(), new Afterwards());
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

    /** What is left to do, in the order in which it was asked for. Not thread-safe, as the tally. */
    public static final class Afterwards {

        private final List<Work> works = new ArrayList<>();

        /** What happens then. */
        @FunctionalInterface
        public interface Work {
            void on(Connection connection) throws SQLException;
        }

        public void add(Work work) {
            works.add(work);
        }

        /** For whoever erases: does it now, on the connection of the transaction. */
        public void run(Connection connection) throws SQLException {
            for (Work work : works) {
                work.on(connection);
            }
        }
    }
}
