package io.touchline.assessment.store;

import io.touchline.api.AccountKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Forgets the ids of accounts of which nothing is left, inside the caller's transactions. Whose comments are dropped is
 * noted in a list; this goes through it in parts.
 */
public final class IdleAccounts {

    private static final int PART = 200;

    private static final String PART_OF_LIST =
            """
            SELECT namespace, account_key FROM idle_account WHERE (namespace, account_key) > (?, ?)
            ORDER BY namespace, account_key LIMIT
            """
                    + PART;

    /** In the order in which a day that goes puts its accounts there. */
    private static final String ADD =
            """
            INSERT INTO idle_account (namespace, account_key)
            SELECT DISTINCT namespace COLLATE "C", account_key
            FROM unnest(?::text[], ?::bytea[]) AS p(namespace, account_key) ORDER BY 1, 2
            ON CONFLICT DO NOTHING
            """;

    /** They come into the list again when their last comments go. */
    private static final String UNLIST_BUSY =
            """
            DELETE FROM idle_account i USING unnest(?::text[], ?::bytea[]) AS p(namespace, account_key)
            WHERE i.namespace = p.namespace AND i.account_key = p.account_key
                AND EXISTS (SELECT FROM assessment a WHERE a.namespace = i.namespace AND a.account_key = i.account_key)
            """;

    /** Those that a strike or a case still knows wait in the list. */
    private static final String IDLE =
            """
            SELECT i.namespace, i.account_key FROM idle_account i
            JOIN unnest(?::text[], ?::bytea[]) AS p(namespace, account_key)
                ON i.namespace = p.namespace AND i.account_key = p.account_key
            WHERE NOT EXISTS (SELECT FROM strike s WHERE s.namespace = i.namespace AND s.account_key = i.account_key)
                AND NOT EXISTS (SELECT FROM case_member m WHERE m.namespace = i.namespace AND m.account_key = i.account_key)
                AND NOT EXISTS (SELECT FROM account c WHERE c.namespace = i.namespace AND c.account_key = i.account_key
                                AND c.first_seen >= ?)
            """;

    /**
     * What was written since they were found idle may have waited for any time, a refused one that is sent again the
     * longest; who was struck since, or is in a case, waits on in the list.
     */
    private static final String DELETE =
            """
            WITH part AS (
                SELECT namespace, account_key FROM unnest(?::text[], ?::bytea[]) AS p(namespace, account_key)
                WHERE NOT EXISTS (SELECT FROM strike s
                                  WHERE s.namespace = p.namespace AND s.account_key = p.account_key)
                    AND NOT EXISTS (SELECT FROM case_member m
                                    WHERE m.namespace = p.namespace AND m.account_key = p.account_key)
            ), listed AS (
                DELETE FROM idle_account i USING part p
                WHERE i.namespace = p.namespace AND i.account_key = p.account_key
            ), gone AS (
                DELETE FROM account c USING part p
                WHERE c.namespace = p.namespace AND c.account_key = p.account_key
                    AND NOT EXISTS (SELECT FROM assessment a WHERE a.namespace = c.namespace
                                    AND a.account_key = c.account_key)
                RETURNING c.namespace
            )
            SELECT namespace, count(*) FROM gone GROUP BY namespace
            """;

    private IdleAccounts() {}

    /** An account of a namespace. */
    public record Account(String namespace, AccountKey key) {

        /** Before all others. */
        public static final Account FIRST = new Account("", new AccountKey(new byte[16]));
    }

    /** Puts accounts of which perhaps nothing is kept into the list. */
    static void add(Connection connection, List<Account> accounts) throws SQLException {
        if (accounts.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            set(statement, accounts);
            statement.executeUpdate();
        }
    }

    /** The next ones of the list; empty at its end. */
    public static List<Account> next(Connection connection, Account after) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PART_OF_LIST)) {
            statement.setString(1, after.namespace());
            statement.setBytes(2, after.key().bytes());
            return read(statement);
        }
    }

    /** Those of which nothing is left. @param seenBefore who was first seen later is not among them */
    public static List<Account> idle(Connection connection, List<Account> part, Instant seenBefore)
            throws SQLException {
        try (PreparedStatement busy = connection.prepareStatement(UNLIST_BUSY);
                PreparedStatement idle = connection.prepareStatement(IDLE)) {
            set(busy, part);
            busy.executeUpdate();
            set(idle, part);
            idle.setObject(3, seenBefore.atOffset(ZoneOffset.UTC));
            return read(idle);
        }
    }

    /**
     * Forgets them, in a short transaction of its own: writers wait meanwhile, so that none adds a comment to an account
     * that is just being forgotten.
     *
     * @return how many ids are forgotten of each namespace; none of whom was struck or wrote since
     */
    public static Map<String, Long> forget(Connection connection, List<Account> idle) throws SQLException {
        ErasureGuard.lockAlone(connection);
        try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
            set(statement, idle);
            Map<String, Long> forgotten = new TreeMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    forgotten.put(row.getString(1), row.getLong(2));
                }
            }
            return forgotten;
        }
    }

    private static void set(PreparedStatement statement, List<Account> accounts) throws SQLException {
        Connection connection = statement.getConnection();
        statement.setArray(
                1,
                connection.createArrayOf(
                        "text", accounts.stream().map(Account::namespace).toArray()));
        byte[][] keys = accounts.stream().map(one -> one.key().bytes()).toArray(byte[][]::new);
        statement.setArray(2, connection.createArrayOf("bytea", keys));
    }

    private static List<Account> read(PreparedStatement statement) throws SQLException {
        List<Account> accounts = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                accounts.add(new Account(row.getString(1), new AccountKey(row.getBytes(2))));
            }
        }
        return accounts;
    }
}
