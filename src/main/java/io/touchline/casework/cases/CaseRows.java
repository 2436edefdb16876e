package io.touchline.casework.cases;

import io.touchline.api.StoredNames;
import io.touchline.casework.audit.ModeratorKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads cases, and locks them. */
final class CaseRows {

    static final String COLUMNS =
            """
            SELECT c.id, c.namespace, c.case_key, c.kind, c.group_id, c.target_ids, c.queue, c.priority, c.rule, c.labels,
                c.severity, c.proposed, c.sensitive, c.member_count, c.opened_at, c.last_at, c.versions, c.state,
                c.claimed_by, c.lease_until, c.decision_id, c.merged_into, c.review_of
            FROM moderation_case c
            """;

    private static final String OF_IDS = COLUMNS + " WHERE c.namespace = ? AND c.id = ANY(?)";

    /** All who lock several cases meet them in this order. */
    private static final String LOCKED = " ORDER BY c.namespace, c.case_key, c.id FOR UPDATE";

    private CaseRows() {}

    static Optional<ModerationCase> find(Connection connection, String namespace, UUID id) throws SQLException {
        return ofIds(connection, OF_IDS, namespace, List.of(id)).stream().findFirst();
    }

    /** Those that there are; locked, in the order of locks, until the transaction is over. */
    static List<ModerationCase> lock(Connection connection, String namespace, Collection<UUID> ids)
            throws SQLException {
        return ofIds(connection, OF_IDS + LOCKED, namespace, ids);
    }

    static Optional<ModerationCase> lock(Connection connection, String namespace, UUID id) throws SQLException {
        return lock(connection, namespace, List.of(id)).stream().findFirst();
    }

    private static List<ModerationCase> ofIds(
            Connection connection, String query, String namespace, Collection<UUID> ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, namespace);
            statement.setArray(2, SqlRows.uuids(connection, ids));
            return read(statement);
        }
    }

    /** The cases that a statement with {@link #COLUMNS} answers. */
    static List<ModerationCase> read(PreparedStatement statement) throws SQLException {
        List<ModerationCase> cases = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                cases.add(one(row));
            }
        }
        return cases;
    }

    private static ModerationCase one(ResultSet row) throws SQLException {
        return new ModerationCase(
                SqlRows.uuid(row, "id"),
                row.getString("namespace"),
                row.getString("case_key"),
                StoredNames.of(CaseKind.class, row.getString("kind")),
                row.getString("group_id"),
                SqlRows.texts(row, "target_ids"),
                row.getString("queue"),
                row.getInt("priority"),
                row.getString("rule"),
                SqlRows.texts(row, "labels"),
                row.getInt("severity"),
                SqlRows.texts(row, "proposed"),
                row.getBoolean("sensitive"),
                row.getInt("member_count"),
                SqlRows.instant(row, "opened_at"),
                SqlRows.instant(row, "last_at"),
                row.getString("versions"),
                StoredNames.of(CaseState.class, row.getString("state")),
                claim(row),
                SqlRows.uuid(row, "decision_id"),
                SqlRows.uuid(row, "merged_into"),
                SqlRows.uuid(row, "review_of"));
    }

    private static Optional<ModerationCase.Claim> claim(ResultSet row) throws SQLException {
        byte[] by = row.getBytes("claimed_by");
        return by == null
                ? Optional.empty()
                : Optional.of(new ModerationCase.Claim(new ModeratorKey(by), SqlRows.instant(row, "lease_until")));
    }
}
