package io.touchline.casework.cases;

import io.touchline.api.AccountKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads cases, their members and their decisions, on the caller's connection. */
@ApplicationScoped
public class Cases {

    private static final String MEMBERS =
            """
            SELECT m.case_id, m.seq, m.assessment_id, m.comment_id, m.account_key, m.event_time, m.severity, m.labels,
                m.actions, m.rule, m.sensitive, m.digest, m.content, m.overturned_by,
                m.account_key IS NULL OR is_erased(m.namespace, m.account_key, m.assessment_id) AS of_erased,
            """
                    + MemberRows.GROUP
                    + """
            FROM case_member m JOIN moderation_case c ON c.id = m.case_id
            WHERE m.case_id = ? AND m.seq > ? ORDER BY m.seq LIMIT\s""";

    public Optional<ModerationCase> find(Connection connection, String namespace, UUID id) throws SQLException {
        return CaseRows.find(connection, namespace, id);
    }

    /**
     * Members in their order.
     *
     * @param about of a second look the members that the case it looks at had then
     * @param after the place after which to begin, 0 for the first
     */
    public List<CaseMember> members(Connection connection, ModerationCase about, int after, int most)
            throws SQLException {
        int left = about.isReview() ? Math.max(0, Math.min(most, about.memberCount() - after)) : most;
        try (PreparedStatement statement = connection.prepareStatement(MEMBERS + left)) {
            statement.setObject(1, about.membersOf());
            statement.setInt(2, after);
            List<CaseMember> members = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    members.add(member(row));
                }
            }
            return members;
        }
    }

    /** Newest first, those that were undone among them. */
    public List<CaseDecision> decisions(Connection connection, String namespace, UUID caseId) throws SQLException {
        return DecisionRows.ofCase(connection, namespace, caseId);
    }

    private static CaseMember member(ResultSet row) throws SQLException {
        String content = row.getString("content");
        return new CaseMember(
                SqlRows.uuid(row, "case_id"),
                row.getInt("seq"),
                SqlRows.uuid(row, "assessment_id"),
                Optional.ofNullable(row.getString("comment_id")),
                Optional.ofNullable(row.getBytes("account_key")).map(AccountKey::new),
                SqlRows.instant(row, "event_time"),
                row.getInt("severity"),
                SqlRows.texts(row, "labels"),
                SqlRows.texts(row, "actions"),
                row.getString("rule"),
                row.getBoolean("sensitive"),
                row.getBytes("digest"),
                Optional.ofNullable(content).map(MemberContent::read),
                Optional.ofNullable(SqlRows.uuid(row, "overturned_by")),
                Optional.ofNullable(row.getString("group_id")),
                row.getBoolean("of_erased"));
    }
}
