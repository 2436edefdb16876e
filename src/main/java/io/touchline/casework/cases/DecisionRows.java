package io.touchline.casework.cases;

import io.touchline.api.SqlResults;
import io.touchline.api.StoredNames;
import io.touchline.casework.audit.ModeratorKey;
import io.touchline.handling.Action;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The rows of decisions. Who changes one has locked its case. */
final class DecisionRows {

    static final String COLUMNS =
            """
            SELECT id, namespace, case_id, bulk_id, outcome, measures, reason, decided_by, decided_at, members, accounts,
                members_root, undone_at, undone_by, undo_reason, replaced_by,
                (SELECT c.kind FROM moderation_case c WHERE c.id = case_decision.case_id) AS kind,
                (SELECT c.group_id FROM moderation_case c WHERE c.id = case_decision.case_id) AS group_id
            FROM case_decision
            """;

    private static final String OF_ID = COLUMNS + " WHERE namespace = ? AND id = ?";
    private static final String OF_IDS = COLUMNS + " WHERE namespace = ? AND id = ANY(?)";
    private static final String OF_BULK = COLUMNS + " WHERE namespace = ? AND bulk_id = ? ORDER BY id";
    private static final String OF_CASE = COLUMNS + " WHERE namespace = ? AND case_id = ? ORDER BY id DESC LIMIT 200";

    private static final String INSERT =
            """
            INSERT INTO case_decision (id, namespace, case_id, bulk_id, outcome, measures, reason, decided_by, decided_at,
                                       members, accounts, members_root)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    /** Of a case that has no evidence any more no erasure would take a reason along: it is not kept. */
    private static final String UNDO =
            """
            WITH undone AS (
                UPDATE case_decision d
                SET undone_at = ?, undone_by = ?, undo_reason = CASE WHEN EXISTS (
                    SELECT FROM moderation_case c JOIN case_member m ON m.case_id = coalesce(c.review_of, c.id)
                    WHERE c.id = d.case_id AND m.content IS NOT NULL) THEN ? END
                WHERE id = ANY(?)
                RETURNING id, undo_reason
            )
            SELECT id FROM undone WHERE undo_reason IS NOT NULL
            """;

    private static final String REPLACE = "UPDATE case_decision SET replaced_by = ? WHERE id = ?";

    private static final String IN_PLACE =
            """
            WITH RECURSIVE way AS (
                SELECT d.id AS replaced, d.replaced_by AS id FROM case_decision d
                WHERE d.id = ANY(?) AND d.replaced_by IS NOT NULL
                UNION ALL
                SELECT w.replaced, d.replaced_by FROM way w JOIN case_decision d ON d.id = w.id
                WHERE d.replaced_by IS NOT NULL
            )
            SELECT w.replaced, d.id FROM way w JOIN case_decision d ON d.id = w.id WHERE d.replaced_by IS NULL
            """;

    /** What an appeal took back before anybody decided is no change of what was decided then. */
    private static final String APPEALED =
            """
            SELECT FROM case_decision d WHERE d.id = ANY(?) AND (d.replaced_by IS NOT NULL
                OR EXISTS (SELECT FROM case_decision o WHERE o.case_id = d.case_id AND o.replaced_by = d.id)
                OR EXISTS (SELECT FROM case_member m JOIN appeal a ON a.id = m.overturned_by
                           WHERE m.case_id = d.case_id AND a.decision_id IS NOT NULL))
            LIMIT 1
            """;

    private DecisionRows() {}

    static Optional<CaseDecision> find(Connection connection, String namespace, UUID id) throws SQLException {
        return read(connection, OF_ID, namespace, id).stream().findFirst();
    }

    static List<CaseDecision> ofIds(Connection connection, String namespace, Collection<UUID> ids) throws SQLException {
        if (ids.isEmpty()) {
            return List.of();
        }
        try (PreparedStatement statement = connection.prepareStatement(OF_IDS)) {
            statement.setString(1, namespace);
            statement.setArray(2, SqlRows.uuids(connection, ids));
            return read(statement);
        }
    }

    static List<CaseDecision> ofBulk(Connection connection, String namespace, UUID bulkId) throws SQLException {
        return read(connection, OF_BULK, namespace, bulkId);
    }

    /** Newest first. */
    static List<CaseDecision> ofCase(Connection connection, String namespace, UUID caseId) throws SQLException {
        return read(connection, OF_CASE, namespace, caseId);
    }

    static void insert(Connection connection, Collection<CaseDecision> decisions) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (CaseDecision decision : decisions) {
                statement.setObject(1, decision.id());
                statement.setString(2, decision.namespace());
                statement.setObject(3, decision.caseId());
                statement.setObject(4, decision.bulkId().orElse(null));
                statement.setString(5, decision.outcome().name());
                statement.setArray(
                        6,
                        SqlRows.texts(
                                connection,
                                decision.measures().stream().map(Action::name).toList()));
                statement.setString(7, decision.reason());
                statement.setBytes(8, decision.by().bytes());
                statement.setObject(9, SqlRows.offset(decision.at()));
                statement.setInt(10, decision.members());
                statement.setInt(11, decision.accounts());
                statement.setBytes(12, decision.membersRoot());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** @return those of which the reason is kept */
    static Set<UUID> undo(Connection connection, Collection<UUID> ids, CaseDecision.Undone undone) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UNDO)) {
            statement.setObject(1, SqlRows.offset(undone.at()));
            statement.setBytes(2, undone.by().bytes());
            statement.setString(3, undone.reason());
            statement.setArray(4, SqlRows.uuids(connection, ids));
            return Set.copyOf(SqlResults.uuids(statement));
        }
    }

    static void replace(Connection connection, UUID id, UUID by) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REPLACE)) {
            statement.setObject(1, by);
            statement.setObject(2, id);
            statement.executeUpdate();
        }
    }

    /** What stands in the end in the place of those of these decisions that appeals have replaced. */
    static Map<UUID, UUID> inPlaceOf(Connection connection, Collection<CaseDecision> decisions) throws SQLException {
        List<UUID> replaced = decisions.stream()
                .filter(decision -> decision.replacedBy().isPresent())
                .map(CaseDecision::id)
                .toList();
        if (replaced.isEmpty()) {
            return Map.of();
        }
        try (PreparedStatement statement = connection.prepareStatement(IN_PLACE)) {
            statement.setArray(1, SqlRows.uuids(connection, replaced));
            Map<UUID, UUID> inPlace = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    inPlace.put(SqlRows.uuid(row, "replaced"), SqlRows.uuid(row, "id"));
                }
            }
            return inPlace;
        }
    }

    /** Whether an appeal has taken one of these back, wholly or in part, or put it where it is. */
    static boolean appealed(Connection connection, Collection<UUID> ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(APPEALED)) {
            statement.setArray(1, SqlRows.uuids(connection, ids));
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private static List<CaseDecision> read(Connection connection, String query, String namespace, UUID id)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, namespace);
            statement.setObject(2, id);
            return read(statement);
        }
    }

    /** The decisions that a statement with {@link #COLUMNS} answers. */
    static List<CaseDecision> read(PreparedStatement statement) throws SQLException {
        List<CaseDecision> decisions = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                decisions.add(one(row));
            }
        }
        return decisions;
    }

    private static CaseDecision one(ResultSet row) throws SQLException {
        return new CaseDecision(
                SqlRows.uuid(row, "id"),
                row.getString("namespace"),
                SqlRows.uuid(row, "case_id"),
                StoredNames.of(CaseKind.class, row.getString("kind")),
                Optional.ofNullable(row.getString("group_id")),
                Optional.ofNullable(SqlRows.uuid(row, "bulk_id")),
                StoredNames.of(Outcome.class, row.getString("outcome")),
                SqlRows.texts(row, "measures").stream()
                        .map(measure -> StoredNames.of(Action.class, measure))
                        .toList(),
                row.getString("reason"),
                new ModeratorKey(row.getBytes("decided_by")),
                SqlRows.instant(row, "decided_at"),
                row.getInt("members"),
                row.getInt("accounts"),
                row.getBytes("members_root"),
                undone(row),
                Optional.ofNullable(SqlRows.uuid(row, "replaced_by")));
    }

    private static Optional<CaseDecision.Undone> undone(ResultSet row) throws SQLException {
        Instant at = SqlRows.instant(row, "undone_at");
        return at == null
                ? Optional.empty()
                : Optional.of(new CaseDecision.Undone(
                        new ModeratorKey(row.getBytes("undone_by")), at, row.getString("undo_reason")));
    }
}
