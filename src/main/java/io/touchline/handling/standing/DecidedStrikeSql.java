package io.touchline.handling.standing;

import io.touchline.api.AccountKey;
import io.touchline.api.SqlResults;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Takes back, and puts back, the strikes that hang together with decisions on cases, inside the caller's transaction. As
 * with {@link StrikeSql}, the version of each account that changes is raised, in the order of the keys: of several calls
 * in one transaction the one that may touch the most accounts goes first. Whoever commits tells
 * {@link StandingDrain#changed}.
 */
public final class DecidedStrikeSql {

    private static final String RAISED = "), raised AS (" + StrikeSql.RAISE + ") SELECT count(*) FROM changed";

    private static final String REVOKE =
            """
            WITH changed AS (
                UPDATE strike s SET revoked_at = ?, revoked_by = ?, revoke_reason = ?
                FROM unnest(?::text[], ?::text[]) AS d(case_id, decision_id)
                WHERE s.namespace = ? AND s.case_id = d.case_id AND starts_with(s.decision_id, d.decision_id || '/')
                    AND s.revoked_at IS NULL AND (?::bytea IS NULL OR s.account_key = ?)
                RETURNING s.namespace, s.account_key
            """
                    + RAISED;

    private static final String REVOKE_EDUCATIONS =
            """
            WITH changed AS (
                UPDATE strike s SET revoked_at = ?, revoked_by = ?, revoke_reason = ?, revoked_in = e.decision_id
                FROM unnest(?::text[], ?::text[]) AS e(assessment_id, decision_id)
                WHERE s.namespace = ? AND s.assessment_id = e.assessment_id AND s.rule IS NOT NULL
                    AND s.revoked_at IS NULL
                RETURNING s.namespace, s.account_key, s.revoked_in, s.struck_at
            ), raised AS (
            """
                    + StrikeSql.RAISE + ") SELECT revoked_in, struck_at FROM changed";

    private static final String REINSTATE =
            """
            WITH own AS MATERIALIZED (
                SELECT e.comment, e.decision_id, s.id, s.revoked_at, s.revoked_in
                FROM unnest(?::text[], ?::text[], ?::text[]) AS e(assessment_id, decision_id, comment)
                JOIN strike s ON s.namespace = ? AND s.assessment_id = e.assessment_id AND s.rule IS NOT NULL
            ), meant AS (
                SELECT DISTINCT ON (comment) id FROM own
                WHERE revoked_in = decision_id AND comment NOT IN (SELECT comment FROM own WHERE revoked_at IS NULL)
                ORDER BY comment, id DESC
            ), changed AS (
                UPDATE strike s SET revoked_at = NULL, revoked_by = NULL, revoke_reason = NULL, revoked_in = NULL
                FROM meant WHERE s.id = meant.id
                RETURNING s.namespace, s.account_key
            """
                    + RAISED;

    private static final String LOCK =
            """
            SELECT FROM strike WHERE namespace = ? AND assessment_id = ANY(?) AND rule IS NOT NULL
            ORDER BY assessment_id FOR UPDATE
            """;

    /**
     * Nothing changes for the account: what was taken back stays so, on another ground, which speaks of no education that
     * was left after it, as for an edit. An appeal comes first: it is final.
     */
    private static final String HELD =
            """
            UPDATE strike s SET revoked_in = held.ground
            FROM (SELECT DISTINCT ON (t.id) t.id, e.ground
                  FROM unnest(?::text[], ?::text[], ?::timestamptz[]) AS e(assessment_id, ground, at)
                  JOIN strike t ON t.namespace = ? AND t.assessment_id = e.assessment_id AND t.rule IS NOT NULL
                      AND t.id < uuid_floor(e.at + interval '1 millisecond')
                  WHERE t.revoked_in LIKE 'dec\\_%'
                  ORDER BY t.id, starts_with(e.ground, 'ap_') DESC, e.at, e.ground) AS held
            WHERE s.id = held.id
            """;

    private static final String EDUCATED =
            """
            SELECT assessment_id FROM strike
            WHERE namespace = ? AND assessment_id = ANY(?) AND rule IS NOT NULL AND revoked_at IS NULL
            """;

    private DecidedStrikeSql() {}

    /**
     * A decision on a case. Its strikes have decision ids that begin with this one's and a slash.
     *
     * @param caseId as the API writes it, like {@code decisionId}
     */
    public record OnCase(String caseId, String decisionId) {}

    /**
     * A revision of a comment that a rule may have educated for, and the decision on the comment, or an appeal.
     *
     * @param assessmentId as the API writes it, like {@code decisionId}
     */
    public record OnComment(String assessmentId, String decisionId) {}

    /**
     * What says of a revision of a comment that no education which was left for it until then stands.
     *
     * @param assessmentId as the API writes it, like {@code ground}
     * @param ground a decision or an appeal
     */
    public record Unfounded(String assessmentId, String ground, Instant at) {}

    /**
     * A revision of a comment that a decision is undone for.
     *
     * @param comment alike for all revisions of one comment
     */
    public record OfComment(OnComment on, String comment) {}

    /**
     * Takes strikes of decisions back.
     *
     * @param only the one account whose strikes are meant; empty for all
     * @return how many
     */
    public static int revoke(
            Connection connection,
            String namespace,
            Collection<OnCase> decisions,
            Optional<AccountKey> only,
            Revocation revocation)
            throws SQLException {
        if (decisions.isEmpty()) {
            return 0;
        }
        try (PreparedStatement statement = connection.prepareStatement(REVOKE)) {
            setRevocation(statement, revocation);
            setTexts(statement, 4, decisions, OnCase::caseId);
            setTexts(statement, 5, decisions, OnCase::decisionId);
            statement.setString(6, namespace);
            statement.setBytes(7, only.map(AccountKey::bytes).orElse(null));
            statement.setBytes(8, only.map(AccountKey::bytes).orElse(null));
            return SqlResults.count(statement);
        }
    }

    /**
     * An education that was taken back.
     *
     * @param decisionId under which it does not stand
     * @param at when it was left
     */
    public record TakenBack(String decisionId, Instant at) {}

    /**
     * Locks what rules have educated for these comments, before anything else of this class: two decisions on revisions of
     * one comment are on cases of their own, and each has to see what the other one did.
     *
     * @param assessmentIds as the API writes them
     */
    public static void lockEducations(Connection connection, String namespace, Collection<String> assessmentIds)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setString(1, namespace);
            setTexts(statement, 2, assessmentIds, id -> id);
            statement.executeQuery().close();
        }
    }

    /** Takes back what rules have educated for these comments. @return what was */
    public static List<TakenBack> revokeEducations(
            Connection connection, String namespace, Collection<OnComment> comments, Revocation revocation)
            throws SQLException {
        if (comments.isEmpty()) {
            return List.of();
        }
        try (PreparedStatement statement = connection.prepareStatement(REVOKE_EDUCATIONS)) {
            setRevocation(statement, revocation);
            setTexts(statement, 4, comments, OnComment::assessmentId);
            setTexts(statement, 5, comments, OnComment::decisionId);
            statement.setString(6, namespace);
            List<TakenBack> takenBack = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    takenBack.add(new TakenBack(
                            row.getString(1),
                            row.getObject(2, OffsetDateTime.class).toInstant()));
                }
            }
            return takenBack;
        }
    }

    /**
     * Has educations that some decision took back stay so whatever becomes of that decision: another one, or an appeal,
     * takes them back as well.
     *
     * @param grounds all that do
     */
    public static void hold(Connection connection, String namespace, Collection<Unfounded> grounds)
            throws SQLException {
        if (grounds.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(HELD)) {
            setTexts(statement, 1, grounds, Unfounded::assessmentId);
            setTexts(statement, 2, grounds, Unfounded::ground);
            Object[] moments = grounds.stream()
                    .map(ground -> ground.at().atOffset(ZoneOffset.UTC))
                    .toArray();
            statement.setArray(3, connection.createArrayOf("timestamptz", moments));
            statement.setString(4, namespace);
            statement.executeUpdate();
        }
    }

    /**
     * Puts back the educations that these decisions, and nothing else, took back: of a comment one, the newest, and none
     * where one for another of its revisions stands.
     *
     * @param revisions all of each comment
     * @return how many
     */
    public static int reinstateEducations(Connection connection, String namespace, Collection<OfComment> revisions)
            throws SQLException {
        if (revisions.isEmpty()) {
            return 0;
        }
        try (PreparedStatement statement = connection.prepareStatement(REINSTATE)) {
            setTexts(statement, 1, revisions, one -> one.on().assessmentId());
            setTexts(statement, 2, revisions, one -> one.on().decisionId());
            setTexts(statement, 3, revisions, OfComment::comment);
            statement.setString(4, namespace);
            return SqlResults.count(statement);
        }
    }

    /** Those of these assessments, as the API writes them, that a rule's education rests on which stands. */
    public static Set<String> educated(Connection connection, String namespace, Collection<String> assessmentIds)
            throws SQLException {
        Set<String> educated = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(EDUCATED)) {
            statement.setString(1, namespace);
            setTexts(statement, 2, assessmentIds, id -> id);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    educated.add(row.getString(1));
                }
            }
        }
        return educated;
    }

    private static void setRevocation(PreparedStatement statement, Revocation revocation) throws SQLException {
        statement.setObject(1, revocation.at().atOffset(ZoneOffset.UTC));
        statement.setString(2, revocation.by());
        statement.setString(3, revocation.reason());
    }

    private static <T> void setTexts(
            PreparedStatement statement, int index, Collection<T> rows, Function<T, String> column)
            throws SQLException {
        List<String> values = rows.stream().map(column).toList();
        statement.setArray(index, statement.getConnection().createArrayOf("text", values.toArray()));
    }
}
