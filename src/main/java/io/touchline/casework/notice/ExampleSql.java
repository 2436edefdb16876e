package io.touchline.casework.notice;

import io.touchline.api.AccountKey;
import io.touchline.casework.cases.MemberContent;
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

    /** A second look has no members of its own, so that there is nothing to tell of it. */
    private static final String FACTS =
            """
            SELECT CASE d.outcome WHEN 'UPHOLD' THEN
                    ARRAY(SELECT DISTINCT a FROM case_member m CROSS JOIN unnest(m.actions) AS a
                          WHERE m.case_id = c.id AND m.seq <= d.members AND m.overturned_by IS NULL)
                    ELSE d.measures END,
                c.target_ids,
                ARRAY(SELECT DISTINCT l FROM case_member m CROSS JOIN unnest(m.labels) AS l
                      WHERE m.case_id = c.id AND m.seq <= d.members AND m.overturned_by IS NULL ORDER BY 1),
                d.id
            FROM moderation_case c JOIN case_decision d ON d.case_id = c.id
            WHERE c.namespace = ? AND c.id = ?
                AND d.decided_at >= ? AND d.decided_at < ? AND d.outcome <> 'OVERTURN'
                AND d.undone_at IS NULL AND d.replaced_by IS NULL
                AND EXISTS (SELECT FROM case_member m
                            WHERE m.case_id = c.id AND m.seq <= d.members AND m.overturned_by IS NULL)
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
            CROSS JOIN LATERAL (SELECT CASE d.outcome WHEN 'UPHOLD' THEN m.actions ELSE d.measures END AS measures) decided
            WHERE d.id = ? AND m.overturned_by IS NULL AND m.content IS NOT NULL
                AND cardinality(m.labels) > 0 AND cardinality(array_remove(decided.measures, 'ALLOW')) > 0
                AND m.account_key IS NOT NULL AND strpos(m.content, ?) = 0
                AND NOT is_erased(m.namespace, m.account_key, m.assessment_id)
            ORDER BY m.severity DESC, m.seq LIMIT 1
            """;

    private ExampleSql() {}

    /**
     * What was decided in a case.
     *
     * @param measures in no order; of several on an account, or on the content, the gravest is what counts
     */
    record Facts(List<Action> measures, List<String> targetIds, List<String> labels, UUID decisionId) {}

    /** A comment, whose it is, and what was decided about it. */
    record Comment(AccountKey account, MemberContent content, List<Action> measures, List<String> labels) {}

    /** @return empty unless measures of the case were decided in the period and stand */
    static Optional<Facts> facts(Connection connection, String namespace, NoticeOrder order, UUID caseId)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FACTS)) {
            statement.setString(1, namespace);
            statement.setObject(2, caseId);
            statement.setObject(3, order.from().atOffset(ZoneOffset.UTC));
            statement.setObject(4, order.to().atOffset(ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Facts(
                                actions(row.getArray(1)),
                                texts(row.getArray(2)),
                                texts(row.getArray(3)),
                                row.getObject(4, UUID.class)))
                        : Optional.empty();
            }
        }
    }

    static Optional<Comment> comment(Connection connection, Facts facts) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COMMENT)) {
            statement.setObject(1, facts.decisionId());
            statement.setString(2, Label.PRIVACY_DOXXING.wire());
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

    private static List<Action> actions(Array array) throws SQLException {
        return texts(array).stream().map(Action::valueOf).toList();
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}
