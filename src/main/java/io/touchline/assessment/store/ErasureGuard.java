package io.touchline.assessment.store;

import io.touchline.api.AccountKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Keeps comments that are under way, in a writer's queue or in the outbox, from bringing an erased account back.
 *
 * <p>Writers share a lock until they commit and then see which accounts are being erased; an erasure takes it alone for
 * the moment in which it says so. Whatever was written without knowing of the erasure is therefore committed when the
 * erasure goes on to delete it. Who decides about accounts shares it too.
 */
public final class ErasureGuard {

    private static final long LOCK = 0x746c5f6572617365L;

    /**
     * Statements in one trip, so that the last one sees what was committed while the one before waited. And a writer, for
     * whom all namespaces wait, waits for no lock as long as somebody may hold a case: its rows go to the outbox then.
     */
    private static final String CHECK = "SET LOCAL lock_timeout = '2s'; SELECT pg_advisory_xact_lock_shared(" + LOCK
            + "); SELECT namespace, account_key, received_until FROM erasure_guard WHERE account_key = ANY(?)";

    private static final String GUARD =
            "INSERT INTO erasure_guard (namespace, account_key, erasure_id, received_until) VALUES (?, ?, ?, ?)";

    private static final String COVERS =
            """
            SELECT EXISTS (SELECT FROM erasure_guard WHERE namespace = ? AND account_key = ? AND received_until >= ?)
            """;

    private static final String KEYS = "SELECT account_key FROM account WHERE namespace = ? AND account_id = ?";

    private static final String DELETE_ACCOUNT = "DELETE FROM account WHERE namespace = ? AND account_key = ?";

    private ErasureGuard() {}

    /**
     * An account that is being erased.
     *
     * @param until what was received up to then, to the millisecond, is to be erased; what comes later is a new beginning
     */
    public record Erased(String namespace, AccountKey account, Instant until) {

        /** The ids of what was received up to then lie below. */
        public UUID end() {
            return AssessmentIds.floor(until.plusMillis(1));
        }
    }

    /** The keys under which an account has been known by its id: several, if the service's own key was lost once. */
    public static List<AccountKey> keys(Connection connection, String namespace, String accountId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KEYS)) {
            statement.setString(1, namespace);
            statement.setString(2, accountId);
            try (ResultSet row = statement.executeQuery()) {
                List<AccountKey> keys = new ArrayList<>();
                while (row.next()) {
                    keys.add(new AccountKey(row.getBytes(1)));
                }
                return keys;
            }
        }
    }

    /**
     * Deletes the row that knows the account's id, and has whatever comes late written without its author. The caller
     * has the lock alone, see {@link #lockAlone}.
     *
     * @return true if there was such a row
     */
    public static boolean raise(Connection connection, UUID erasure, Erased erased) throws SQLException {
        try (PreparedStatement guard = connection.prepareStatement(GUARD);
                PreparedStatement delete = connection.prepareStatement(DELETE_ACCOUNT)) {
            guard.setString(1, erased.namespace());
            guard.setBytes(2, erased.account().bytes());
            guard.setObject(3, erasure);
            guard.setObject(4, erased.until().atOffset(ZoneOffset.UTC));
            guard.executeUpdate();
            delete.setString(1, erased.namespace());
            delete.setBytes(2, erased.account().bytes());
            return delete.executeUpdate() > 0;
        }
    }

    /**
     * Waits for the writers and deciders that are under way and keeps others waiting until the transaction is over; not
     * for long, since those others have comments to answer. First in its transaction, in which nothing else belongs.
     *
     * @throws SQLException 55P03 if others have it for too long
     */
    public static void lockAlone(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL lock_timeout = '1s'");
            statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
        }
    }

    /**
     * Keeps erasures from beginning until the transaction is over: an account that is not erased when the transaction
     * looks is not when it commits either. First in it, before any row is locked.
     */
    public static void lockShared(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock_shared(" + LOCK + ")");
        }
    }

    /**
     * Whether a row of a namespace is one that the erasure of its author's account covers; the answer holds until the
     * transaction is over. First in it, as {@link #lockShared}.
     */
    public static boolean covers(Connection connection, String namespace, RowAuthor row) throws SQLException {
        lockShared(connection);
        try (PreparedStatement statement = connection.prepareStatement(COVERS)) {
            statement.setString(1, namespace);
            statement.setBytes(2, row.account().bytes());
            statement.setObject(
                    3, Instant.ofEpochMilli(AssessmentIds.millis(row.id())).atOffset(ZoneOffset.UTC));
            try (ResultSet found = statement.executeQuery()) {
                found.next();
                return found.getBoolean(1);
            }
        }
    }

    /** First in a writer's transaction, of which no statement waits for a lock for long. @return the rows, without their author where that account has been erased */
    static List<AssessmentRow> checked(Connection connection, List<AssessmentRow> rows) throws SQLException {
        Map<Author, Instant> erased = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(CHECK)) {
            byte[][] keys = rows.stream().map(row -> row.accountKey().bytes()).toArray(byte[][]::new);
            statement.setArray(1, connection.createArrayOf("bytea", keys));
            statement.execute();
            statement.getMoreResults();
            statement.getMoreResults();
            try (ResultSet row = statement.getResultSet()) {
                while (row.next()) {
                    Author author = new Author(row.getString(1), new AccountKey(row.getBytes(2)));
                    Instant until = row.getTimestamp(3).toInstant();
                    erased.merge(author, until, (one, other) -> one.isAfter(other) ? one : other);
                }
            }
        }
        return erased.isEmpty()
                ? rows
                : rows.stream().map(row -> checked(row, erased)).toList();
    }

    private static AssessmentRow checked(AssessmentRow row, Map<Author, Instant> erased) {
        Instant until = erased.get(new Author(row.namespace(), row.accountKey()));
        boolean before = until != null && AssessmentIds.millis(row.id()) <= until.toEpochMilli();
        return before ? row.withoutAuthor() : row;
    }

    private record Author(String namespace, AccountKey account) {}
}
