package io.touchline.assessment.store;

import io.touchline.api.DatabaseOutage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The days that are kept, and letting them go, inside the caller's transaction. Names of partitions come from PostgreSQL
 * itself and quoted by it.
 */
public final class StoredDays {

    /** The bounds of a partition are the floors of ids at both midnights. */
    private static final String DAYS =
            """
            SELECT p.relname, c.oid::regclass::text,
                   substring(pg_get_expr(c.relpartbound, c.oid) FROM 'FROM \\(''([0-9a-f-]{36})''\\)')::uuid,
                   substring(pg_get_expr(c.relpartbound, c.oid) FROM 'TO \\(''([0-9a-f-]{36})''\\)')::uuid
            FROM pg_inherits i
            JOIN pg_class p ON p.oid = i.inhparent
            JOIN pg_class c ON c.oid = i.inhrelid
            WHERE p.relname = ANY(?) AND pg_table_is_visible(p.oid)
            """;

    /** The ledger is asked for each comment by its key; planned as joins, all of it would be read. */
    private static final String FORGET =
            """
            WITH part AS MATERIALIZED (
                SELECT id, namespace, comment_id, account_key FROM %s WHERE id > ? ORDER BY id LIMIT %d
            ), gone AS (
                DELETE FROM comment_ledger l USING part p
                WHERE l.namespace = p.namespace AND l.comment_id = p.comment_id AND l.assessment_id = p.id
                RETURNING 1
            ), idle AS (
                INSERT INTO idle_account (namespace, account_key)
                SELECT DISTINCT namespace COLLATE "C", account_key FROM part ORDER BY 1, 2
                ON CONFLICT DO NOTHING
            )
            SELECT (SELECT id FROM part ORDER BY id DESC LIMIT 1), (SELECT count(*) FROM gone)
            """;

    private static final String FORGET_ERASED =
            """
            DELETE FROM erased_author e
            WHERE e.before <= ?
                AND NOT EXISTS (SELECT FROM assessment a WHERE a.namespace = e.namespace
                                AND a.account_key = e.account_key AND a.id < e.before)
            """;

    private static final int PART = 2_000;

    private StoredDays() {}

    private static final Comparator<StoredDay> ORDER =
            Comparator.comparing(StoredDay::end).thenComparing(StoredDay::kind);

    /** All days that there are, the oldest first, and of one day in the order in which it goes. */
    public static List<StoredDay> list(Connection connection) throws SQLException {
        Object[] tables = Arrays.stream(StoredDay.Kind.values())
                .map(StoredDay.Kind::table)
                .toArray();
        try (PreparedStatement statement = connection.prepareStatement(DAYS)) {
            statement.setArray(1, connection.createArrayOf("text", tables));
            List<StoredDay> days = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    days.add(new StoredDay(kind(row.getString(1)), row.getString(2), moment(row, 3), moment(row, 4)));
                }
            }
            days.sort(ORDER);
            return days;
        }
    }

    private static StoredDay.Kind kind(String table) {
        return Arrays.stream(StoredDay.Kind.values())
                .filter(kind -> kind.table().equals(table))
                .findFirst()
                .orElseThrow();
    }

    private static Instant moment(ResultSet row, int column) throws SQLException {
        return Instant.ofEpochMilli(AssessmentIds.millis(row.getObject(column, UUID.class)));
    }

    /**
     * How many rows a day has. Days may be large.
     *
     * @param patience how long PostgreSQL may say nothing: its host may be gone, and nobody else would find out
     * @throws SQLException if it took longer, among others; the connection is of no use then
     */
    public static long rows(Connection connection, StoredDay day, Duration patience) throws SQLException {
        int usual = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, (int) patience.toMillis());
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + day.partition())) {
            row.next();
            return row.getLong(1);
        } finally {
            connection.setNetworkTimeout(Runnable::run, usual);
        }
    }

    /**
     * Has the ledger forget the next comments of a day of assessments and notes their authors as perhaps idle. A comment
     * whose newest revision is of a later day stays known.
     *
     * @param after the last assessment that was gone through; empty for the first part
     * @return the last one of this part; empty if there was none left
     */
    public static Optional<UUID> forgetComments(Connection connection, StoredDay day, Optional<UUID> after)
            throws SQLException {
        try (Statement planning = connection.createStatement()) {
            planning.execute("SET LOCAL enable_hashjoin = off");
            planning.execute("SET LOCAL enable_mergejoin = off");
        }
        try (PreparedStatement statement = connection.prepareStatement(FORGET.formatted(day.partition(), PART))) {
            statement.setObject(1, after.orElse(new UUID(0, 0)));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return Optional.ofNullable(row.getObject(1, UUID.class));
            }
        }
    }

    /**
     * Drops a day. The table is locked for a moment; as long as somebody reads or writes it, that moment does not come,
     * and as everybody else queues behind it, it is not waited for any longer than comments can wait.
     *
     * @throws SQLException {@link DatabaseOutage#isLocked} if it did not come
     */
    public static void drop(Connection connection, StoredDay day, int lockMillis) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL lock_timeout = '" + lockMillis + "ms'");
            statement.execute("ALTER TABLE " + day.kind().table() + " DETACH PARTITION " + day.partition());
            statement.execute("DROP TABLE " + day.partition());
        }
    }

    /**
     * Forgets of which authors the assessments of before a day were erased, where none of these is left.
     *
     * @return of how many
     */
    public static int forgetErased(Connection connection, StoredDay day) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FORGET_ERASED)) {
            statement.setObject(1, AssessmentIds.floor(day.begin()));
            return statement.executeUpdate();
        }
    }
}
