package io.touchline.casework.appeal;

import io.touchline.api.AccountKey;
import io.touchline.api.StoredNames;
import io.touchline.casework.audit.ModeratorKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads appeals. */
final class AppealRows {

    private static final String SELECT =
            """
            SELECT a.*, coalesce(d.case_id, m.case_id) AS case_id
            FROM appeal a
            LEFT JOIN case_decision d ON d.id = a.decision_id
            LEFT JOIN case_member m ON m.assessment_id = a.assessment_id
            WHERE a.namespace = ?
            """;

    private static final String COUNTS =
            """
            SELECT count(*) AS open, count(*) FILTER (WHERE due_at <= ?) AS overdue FROM appeal WHERE state = 'OPEN'
            """;

    private AppealRows() {}

    static Optional<Appeal> find(Connection connection, String namespace, UUID id) throws SQLException {
        return find(connection, namespace, id, "");
    }

    /** Keeps it as it is until the transaction is over. */
    static Optional<Appeal> lock(Connection connection, String namespace, UUID id) throws SQLException {
        return find(connection, namespace, id, " FOR UPDATE OF a");
    }

    /** In no order. */
    static List<Appeal> ofIds(Connection connection, String namespace, Collection<UUID> ids) throws SQLException {
        if (ids.isEmpty()) {
            return List.of();
        }
        try (PreparedStatement statement = connection.prepareStatement(SELECT + " AND a.id = ANY(?)")) {
            statement.setString(1, namespace);
            statement.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
            return read(statement);
        }
    }

    private static Optional<Appeal> find(Connection connection, String namespace, UUID id, String locking)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT + " AND a.id = ?" + locking)) {
            statement.setString(1, namespace);
            statement.setObject(2, id);
            return read(statement).stream().findFirst();
        }
    }

    /** Those that the filter lets through, the one that is due soonest first. */
    static List<Appeal> list(Connection connection, AppealFilter filter, int limit) throws SQLException {
        AppealFilter.Query query = filter.query();
        String sql = SELECT + query.conditions() + " ORDER BY a.due_at, a.id LIMIT " + limit;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int index = 0;
            statement.setString(++index, filter.namespace());
            for (Object value : query.values()) {
                statement.setObject(++index, value);
            }
            return read(statement);
        }
    }

    /** How many appeals of all namespaces wait, and how many of them too long. */
    record Counts(long open, long overdue) {}

    static Counts counts(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COUNTS)) {
            statement.setObject(1, AppealSql.utc(now));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Counts(row.getLong("open"), row.getLong("overdue"));
            }
        }
    }

    static List<UUID> ids(PreparedStatement statement) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                ids.add(row.getObject(1, UUID.class));
            }
        }
        return ids;
    }

    private static List<Appeal> read(PreparedStatement statement) throws SQLException {
        List<Appeal> found = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.add(appeal(row));
            }
        }
        return found;
    }

    private static Appeal appeal(ResultSet row) throws SQLException {
        return new Appeal(
                row.getObject("id", UUID.class),
                row.getString("namespace"),
                new Appeal.Against(uuid(row, "decision_id"), uuid(row, "assessment_id"), uuid(row, "case_id")),
                party(row),
                Optional.ofNullable(row.getString("statement")),
                new Appeal.Course(instant(row, "filed_at"), instant(row, "due_at"), optional(row, "reminded_at")),
                closing(row));
    }

    private static Party party(ResultSet row) throws SQLException {
        String target = row.getString("target_id");
        if (target != null) {
            return new Party.Target(target);
        }
        return row.getBoolean("erased")
                ? new Party.Erased()
                : new Party.Account(new AccountKey(row.getBytes("account_key")));
    }

    private static Optional<Appeal.Closing> closing(ResultSet row) throws SQLException {
        AppealState state = StoredNames.of(AppealState.class, row.getString("state"));
        if (state == AppealState.OPEN) {
            return Optional.empty();
        }
        return Optional.of(new Appeal.Closing(
                state,
                instant(row, "closed_at"),
                Optional.ofNullable(row.getBytes("closed_by")).map(ModeratorKey::new),
                Optional.ofNullable(row.getString("reason")),
                List.of((String[]) row.getArray("measures").getArray()),
                new Appeal.Effect(
                        List.of((UUID[]) row.getArray("strikes").getArray()),
                        row.getInt("members"),
                        uuid(row, "new_strike"),
                        uuid(row, "new_decision"))));
    }

    private static Optional<UUID> uuid(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Optional<Instant> optional(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
