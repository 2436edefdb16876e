package io.touchline.casework.appeal;

import io.touchline.api.AccountKey;
import io.touchline.api.SqlResults;
import io.touchline.api.StoredNames;
import io.touchline.assessment.store.RevisionSql;
import io.touchline.casework.cases.CaseIds;
import io.touchline.casework.cases.StandingMeasures;
import io.touchline.handling.Action;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads what stands against an account before its appeal takes it back. */
final class StoodSql {

    private static final String BY_DECISION =
            """
            SELECT s.id, s.action, s.struck_at, s.expires_at FROM strike s
            WHERE s.namespace = ? AND s.account_key = ? AND s.revoked_at IS NULL
                AND (s.case_id = ? AND starts_with(s.decision_id, ?)
                    OR s.rule IS NOT NULL AND s.assessment_id = ANY(?))
            ORDER BY s.id
            """;

    private static final String COMMENTS =
            """
            SELECT assessment_id FROM case_member
            WHERE namespace = ? AND account_key = ? AND case_id = ? AND overturned_by IS NULL
            """;

    private static final String BY_RULE =
            """
            SELECT s.id, s.action, s.struck_at, s.expires_at FROM strike s
            WHERE s.namespace = ? AND s.account_key = ? AND s.revoked_at IS NULL
                AND s.rule IS NOT NULL AND s.assessment_id = ANY(?)
            """;

    private static final String OF_MEMBERS =
            """
            SELECT actions, labels FROM case_member
            WHERE namespace = ? AND account_key = ? AND case_id = ? AND overturned_by IS NULL ORDER BY seq
            """;

    /** What waits for a person has not been done to the comment. */
    private static final String OF_ASSESSMENT =
            """
            SELECT ARRAY(SELECT r ->> 'action' FROM json_array_elements(body::json -> 'recommendations') AS r
                         WHERE NOT (r ->> 'requiresHuman')::boolean), '{}'::text[]
            FROM assessment WHERE namespace = ? AND id = ?
            """;

    /** Read from the answer: what a rule did to the comment itself leaves no other trace. */
    private static final String MET =
            """
            SELECT body::json ->> 'suggestion' <> 'PASS' OR EXISTS (
                SELECT FROM json_array_elements(body::json -> 'recommendations') AS r
                WHERE r ->> 'scope' IN ('CONTENT', 'ACCOUNT') AND r ->> 'action' <> 'ALLOW')
            FROM assessment WHERE namespace = ? AND id = ?
            """;

    /** Of an account's comments in a case, of which each has what was decided for it: anything but what is for targets. */
    private static final String MEASURED =
            """
            SELECT EXISTS (
                SELECT FROM case_decision d JOIN case_member m ON m.case_id = d.case_id AND m.seq <= d.members
                WHERE d.id = ? AND m.namespace = ? AND m.account_key = ? AND m.overturned_by IS NULL
                    AND CASE d.outcome WHEN 'UPHOLD' THEN m.actions ELSE d.measures END && ARRAY[%s])
            """
                    .formatted(StandingMeasures.names(action -> action != Action.ALLOW && !action.isForTargets()));

    private static final String DECIDED_AT =
            """
            SELECT decided_at FROM case_decision WHERE id = ?
            UNION
            SELECT struck_at FROM strike WHERE id = ANY(?)
            """;

    private StoodSql() {}

    /** A strike that stands, since when and until when. */
    record Struck(UUID id, Action action, Instant at, Instant expiresAt) {}

    /** What was proposed for comments, and under which labels, wire names; with repeats. */
    record Proposed(List<Action> actions, List<String> labels) {}

    /**
     * The strikes of a decision against an account, and those that rules left for its comments of the case that no appeal
     * has taken back, whichever of their revisions it has.
     */
    static List<Struck> struck(Connection connection, String namespace, AccountKey account, UUID caseId, UUID decision)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BY_DECISION)) {
            statement.setString(1, namespace);
            statement.setBytes(2, account.bytes());
            statement.setString(3, CaseIds.CASE.wire(caseId));
            statement.setString(4, CaseIds.DECISION.wire(decision) + '/');
            List<UUID> comments = comments(connection, namespace, account, caseId);
            setTexts(statement, 5, revisions(connection, comments));
            return struck(statement);
        }
    }

    /** Whether a decision left measures on an account's comments, or strikes against it: else there is nothing to appeal. */
    static boolean anything(Connection connection, String namespace, AccountKey account, UUID caseId, UUID decision)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MEASURED)) {
            statement.setObject(1, decision);
            statement.setString(2, namespace);
            statement.setBytes(3, account.bytes());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1)
                        || !struck(connection, namespace, account, caseId, decision)
                                .isEmpty();
            }
        }
    }

    /** The strike that a rule left for a comment, if there is one. @param revisions of it, as the API writes them */
    static List<Struck> struck(Connection connection, String namespace, AccountKey account, List<String> revisions)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BY_RULE)) {
            statement.setString(1, namespace);
            statement.setBytes(2, account.bytes());
            setTexts(statement, 3, revisions);
            return struck(statement);
        }
    }

    /** All revisions of these comments, as the API writes them: of a comment one alone has a rule's strike. */
    private static List<String> revisions(Connection connection, List<UUID> assessments) throws SQLException {
        return RevisionSql.all(connection, assessments).all();
    }

    private static List<UUID> comments(Connection connection, String namespace, AccountKey account, UUID caseId)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COMMENTS)) {
            statement.setString(1, namespace);
            statement.setBytes(2, account.bytes());
            statement.setObject(3, caseId);
            return SqlResults.uuids(statement);
        }
    }

    /** Of an account's comments of a case that no appeal has taken back. */
    static Proposed proposed(Connection connection, String namespace, AccountKey account, UUID caseId)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OF_MEMBERS)) {
            statement.setString(1, namespace);
            statement.setBytes(2, account.bytes());
            statement.setObject(3, caseId);
            return proposed(statement);
        }
    }

    /** Of an assessment, what rules did by themselves; of one that is not kept any more, nothing. */
    static Proposed done(Connection connection, String namespace, UUID assessment) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OF_ASSESSMENT)) {
            statement.setString(1, namespace);
            statement.setObject(2, assessment);
            return proposed(statement);
        }
    }

    /** Whether a rule did anything on a comment to it or its author; true of one that is not kept any more. */
    static boolean met(Connection connection, String namespace, UUID assessment) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MET)) {
            statement.setString(1, namespace);
            statement.setObject(2, assessment);
            try (ResultSet row = statement.executeQuery()) {
                return !row.next() || row.getBoolean(1);
            }
        }
    }

    /** When what stood was decided: the decision, if there is one, and the strikes. */
    static List<Instant> decidedAt(Connection connection, Optional<UUID> decision, Collection<UUID> strikes)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DECIDED_AT)) {
            statement.setObject(1, decision.orElse(null), Types.OTHER);
            statement.setArray(2, connection.createArrayOf("uuid", strikes.toArray()));
            List<Instant> moments = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    moments.add(row.getObject(1, OffsetDateTime.class).toInstant());
                }
            }
            return moments;
        }
    }

    private static void setTexts(PreparedStatement statement, int index, List<String> texts) throws SQLException {
        statement.setArray(index, statement.getConnection().createArrayOf("text", texts.toArray()));
    }

    private static List<Struck> struck(PreparedStatement statement) throws SQLException {
        List<Struck> struck = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                struck.add(new Struck(
                        row.getObject(1, UUID.class),
                        StoredNames.of(Action.class, row.getString(2)),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        row.getObject(4, OffsetDateTime.class).toInstant()));
            }
        }
        return struck;
    }

    private static Proposed proposed(PreparedStatement statement) throws SQLException {
        List<Action> actions = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                for (String action : (String[]) row.getArray(1).getArray()) {
                    actions.add(StoredNames.of(Action.class, action));
                }
                labels.addAll(List.of((String[]) row.getArray(2).getArray()));
            }
        }
        return new Proposed(actions, labels);
    }
}
