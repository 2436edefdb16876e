package io.touchline.casework.quality;

import io.touchline.api.StoredNames;
import io.touchline.casework.audit.ModeratorKey;
import io.touchline.casework.cases.Outcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of cases whose answer is known. */
final class GoldenSql {

    private static final String SET =
            """
            WITH known AS (
                INSERT INTO golden_case (case_id, namespace, outcome, reason, set_by, set_at) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (case_id) DO UPDATE SET outcome = excluded.outcome, reason = excluded.reason,
                    set_by = excluded.set_by, set_at = excluded.set_at
                RETURNING case_id, namespace, set_by
            )
            INSERT INTO golden_setter (case_id, namespace, moderator_key) SELECT case_id, namespace, set_by FROM known
            ON CONFLICT DO NOTHING
            """;

    private static final String REMOVE = "DELETE FROM golden_case WHERE namespace = ? AND case_id = ?";

    private static final String LOCK = "SELECT id FROM moderation_case WHERE namespace = ? AND id = ? FOR UPDATE";

    private static final String STANDING =
            """
            SELECT d.outcome, EXISTS (SELECT FROM case_member m WHERE m.case_id = c.id AND m.content IS NOT NULL)
            FROM moderation_case c LEFT JOIN case_decision d ON d.id = c.decision_id
            WHERE c.namespace = ? AND c.id = ? AND c.review_of IS NULL
            """;

    private static final String LIST =
            """
            SELECT case_id, outcome, reason, set_by, set_at FROM golden_case
            WHERE namespace = ? AND (?::uuid IS NULL OR case_id < ?) ORDER BY case_id DESC LIMIT ?
            """;

    private GoldenSql() {}

    /** Keeps a case and its comments as they are until the transaction is over: what is read before may be old. */
    static void lock(Connection connection, String namespace, UUID caseId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setString(1, namespace);
            statement.setObject(2, caseId);
            statement.execute();
        }
    }

    /**
     * How a case stands.
     *
     * @param outcome empty if it is not decided
     * @param emptied whether nothing is left of its comments
     */
    record Standing(Optional<Outcome> outcome, boolean emptied) {}

    /** @return empty if there is no such case */
    static Optional<Standing> standing(Connection connection, String namespace, UUID caseId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STANDING)) {
            statement.setString(1, namespace);
            statement.setObject(2, caseId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Standing(
                                Optional.ofNullable(row.getString(1))
                                        .map(outcome -> StoredNames.of(Outcome.class, outcome)),
                                !row.getBoolean(2)))
                        : Optional.empty();
            }
        }
    }

    static void set(Connection connection, String namespace, GoldenCase golden) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SET)) {
            statement.setObject(1, golden.caseId());
            statement.setString(2, namespace);
            statement.setString(3, golden.outcome().name());
            statement.setString(4, golden.reason());
            statement.setBytes(5, golden.setBy().bytes());
            statement.setObject(6, golden.setAt().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    /** @return false if it was none */
    static boolean remove(Connection connection, String namespace, UUID caseId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REMOVE)) {
            statement.setString(1, namespace);
            statement.setObject(2, caseId);
            return statement.executeUpdate() > 0;
        }
    }

    /** Newest cases first. @param before the last one of the page before, or null */
    static List<GoldenCase> list(Connection connection, String namespace, UUID before, int limit) throws SQLException {
        List<GoldenCase> golden = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(LIST)) {
            statement.setString(1, namespace);
            statement.setObject(2, before);
            statement.setObject(3, before);
            statement.setInt(4, limit);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    golden.add(new GoldenCase(
                            row.getObject(1, UUID.class),
                            StoredNames.of(Outcome.class, row.getString(2)),
                            row.getString(3),
                            new ModeratorKey(row.getBytes(4)),
                            row.getObject(5, OffsetDateTime.class).toInstant()));
                }
            }
        }
        return golden;
    }
}
