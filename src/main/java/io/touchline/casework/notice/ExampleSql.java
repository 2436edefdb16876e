package io.touchline.casework.notice;

import io.touchline.api.AccountKey;
import io.touchline.api.SqlParameters;
import io.touchline.api.SqlResults;
import io.touchline.api.StoredNames;
import io.touchline.assessment.store.RevisionSql;
import io.touchline.assessment.store.Revisions;
import io.touchline.casework.cases.MemberContent;
import io.touchline.casework.cases.StandingMeasures;
import io.touchline.handling.Action;
import io.touchline.lexicon.Label;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads what a notice may tell of one case. */
final class ExampleSql {

    /**
     * Of what was decided for a member what was not taken back by hand: on its author nothing is left if all strikes of
     * the decision are revoked. An education, which may rest on any revision of the comment, stands or falls by itself,
     * as for those who carry decisions out.
     */
    private static final String LEFT =
            """
            LEFT JOIN (
                SELECT w.written, r.revisions
                FROM unnest(?::uuid[], ?::integer[]) AS w(written, comment)
                JOIN (
                    SELECT comment, array_agg(revision) AS revisions
                    FROM unnest(?::integer[], ?::text[]) AS r(comment, revision) GROUP BY comment
                ) AS r USING (comment)
            ) AS comment ON comment.written = m.assessment_id
            %s
            CROSS JOIN LATERAL (
                SELECT bool_and(s.revoked_at IS NOT NULL)
                        FILTER (WHERE s.rule IS NOT NULL OR s.action = 'EDUCATE') AS education,
                    bool_and(s.revoked_at IS NOT NULL) FILTER (WHERE s.rule IS NULL) AS others
                FROM strike s
                WHERE s.namespace = m.namespace AND s.account_key = m.account_key
                    AND (split_part(s.decision_id, '/', 1)
                                = coalesce('ap_' || replace(milder.id::text, '-', ''), 'dec_' || replace(d.id::text, '-', ''))
                            AND s.case_id = 'case_' || replace(d.case_id::text, '-', '')
                        OR s.rule IS NOT NULL AND s.assessment_id = ANY(comment.revisions))
            ) AS back
            CROSS JOIN LATERAL (
                SELECT ARRAY(
                    SELECT a
                    FROM unnest(%s) AS a
                    WHERE NOT coalesce(CASE
                        WHEN a = 'EDUCATE' THEN coalesce(back.education, back.others)
                        WHEN a IN ('WARN', 'LIMIT_COMMENT', 'MUTE', 'SUSPEND_MONETISATION', 'CLOSE') THEN back.others
                        END, false)) AS measures
            ) AS decided
            """
                    .formatted(StandingMeasures.JOIN, StandingMeasures.MEASURES);

    /**
     * Of the comments that measures were decided for; one that was left as it is tells of nothing typical. A second look has
     * no members of its own, so that there is nothing to tell of it.
     */
    private static final String FACTS =
            """
            WITH told AS (
                SELECT d.id, m.labels, decided.measures
                FROM moderation_case c
                JOIN case_decision d ON d.case_id = c.id
                JOIN case_member m ON m.case_id = c.id AND m.seq <= d.members
                """
                    + LEFT
                    + """
                WHERE c.namespace = ? AND c.id = ?
                    AND d.decided_at >= ? AND d.decided_at < ?
                    AND d.undone_at IS NULL AND d.replaced_by IS NULL
                    AND NOT decided.measures <@ ARRAY['ALLOW'] AND
                """
                    + StandingMeasures.STANDS
                    + """
            )
            SELECT ARRAY(SELECT DISTINCT unnest(measures) FROM told WHERE told.id = d.id),
                c.target_ids,
                ARRAY(SELECT DISTINCT unnest(labels) FROM told WHERE told.id = d.id ORDER BY 1),
                d.id
            FROM moderation_case c JOIN case_decision d ON d.case_id = c.id
            WHERE d.id IN (SELECT id FROM told)
            """;

    /**
     * The gravest comment that measures were decided for, whose text is still there and whose author is not erased; among
     * equals the first. None whose answer speaks of private data, be it somebody else's whom the comment quotes, or too
     * little for the label to hold.
     */
    private static final String COMMENT =
            """
            SELECT m.account_key, m.content, decided.measures, m.labels
            FROM case_decision d JOIN case_member m ON m.case_id = d.case_id AND m.seq <= d.members
            """
                    + LEFT
                    + """
            WHERE d.id = ? AND (m.overturned_by IS NULL OR milder.id IS NOT NULL) AND m.content IS NOT NULL
                AND cardinality(m.labels) > 0 AND cardinality(array_remove(decided.measures, 'ALLOW')) > 0
                AND m.account_key IS NOT NULL AND strpos(m.content, ?) = 0
                AND NOT is_erased(m.namespace, m.account_key, m.assessment_id)
            ORDER BY m.severity DESC, m.seq LIMIT 1
            """;

    private static final String MEMBERS = "SELECT assessment_id FROM case_member WHERE namespace = ? AND case_id = ?";

    private ExampleSql() {}

    /**
     * What was decided in a case.
     *
     * @param revisions of its comments
     * @param measures in no order, without what was taken back by hand; of several on an account, or on the content,
     *     the gravest is what counts
     */
    record Facts(
            Revisions revisions, List<Action> measures, List<String> targetIds, List<String> labels, UUID decisionId) {}

    /** A comment, whose it is, and what was decided about it. */
    record Comment(AccountKey account, MemberContent content, List<Action> measures, List<String> labels) {}

    /** @return empty unless measures of the case were decided in the period and stand */
    static Optional<Facts> facts(Connection connection, String namespace, NoticeOrder order, UUID caseId)
            throws SQLException {
        Revisions revisions = RevisionSql.all(connection, members(connection, namespace, caseId));
        try (PreparedStatement statement = connection.prepareStatement(FACTS)) {
            SqlParameters parameters = new SqlParameters(statement);
            revisions.set(parameters);
            statement.setString(parameters.next(), namespace);
            statement.setObject(parameters.next(), caseId);
            statement.setObject(parameters.next(), order.from().atOffset(ZoneOffset.UTC));
            statement.setObject(parameters.next(), order.to().atOffset(ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Facts(
                                        revisions,
                                        actions(row.getArray(1)),
                                        texts(row.getArray(2)),
                                        texts(row.getArray(3)),
                                        row.getObject(4, UUID.class)))
                                .filter(facts -> !facts.measures().isEmpty())
                        : Optional.empty();
            }
        }
    }

    static Optional<Comment> comment(Connection connection, Facts facts) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COMMENT)) {
            SqlParameters parameters = new SqlParameters(statement);
            facts.revisions().set(parameters);
            statement.setObject(parameters.next(), facts.decisionId());
            statement.setString(parameters.next(), Label.PRIVACY_DOXXING.wire());
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Comment(
                                new AccountKey(row.getBytes(1)),
                                MemberContent.read(row.getString(2)),
                                actions(row.getArray(3)),
                                texts(row.getArray(4))))
                        : Optional.empty();
            }
        }
    }

    private static List<UUID> members(Connection connection, String namespace, UUID caseId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MEMBERS)) {
            statement.setString(1, namespace);
            statement.setObject(2, caseId);
            return SqlResults.uuids(statement);
        }
    }

    private static List<Action> actions(Array array) throws SQLException {
        return texts(array).stream()
                .map(action -> StoredNames.of(Action.class, action))
                .toList();
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}
