package io.touchline.casework.feedback;

import io.touchline.casework.cases.MemberContent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The comments of decided cases, where their evidence is still there: what met measures, those of the policy or others, has its
 * labels; what was overturned is harmless. Of what an appeal overturned that was said when the appeal was granted, also
 * where it was against a rule, before anybody had decided: whoever decides then leaves it alone.
 */
final class DecisionPages implements LabelledSource.Pages {

    private static final int PAGE = 500;

    /**
     * Decisions that stand, and appeals that put nothing in their place; a second look has none of the comments. Each
     * decision's case is asked by itself: PostgreSQL takes a join by two columns for one that hardly anything is left of,
     * and would read all cases for each one.
     */
    static final String NEXT =
            """
            (SELECT d.decided_at AS at, d.id, d.case_id, d.outcome = 'OVERTURN', d.members, NULL::uuid
             FROM case_decision d
             WHERE d.namespace = ? AND d.decided_at >= ? AND (d.decided_at, d.id) < (?, ?) AND d.undone_at IS NULL
                 AND (SELECT c.decision_id = d.id AND c.review_of IS NULL FROM moderation_case c WHERE c.id = d.case_id)
             ORDER BY d.decided_at DESC, d.id DESC LIMIT 1)
            UNION ALL
            (SELECT a.closed_at, a.id, coalesce(d.case_id, m.case_id), true, coalesce(d.members, m.seq), a.id
             FROM appeal a
             LEFT JOIN case_decision d ON d.id = a.decision_id
             LEFT JOIN case_member m ON a.decision_id IS NULL AND m.assessment_id = a.assessment_id
                 AND m.overturned_by = a.id
             WHERE a.namespace = ? AND a.closed_at >= ? AND (a.closed_at, a.id) < (?, ?)
                 AND a.state = 'GRANTED' AND cardinality(a.measures) = 0 AND coalesce(d.case_id, m.case_id) IS NOT NULL
             ORDER BY a.closed_at DESC, a.id DESC LIMIT 1)
            ORDER BY 1 DESC, 2 DESC LIMIT 1
            """;

    /**
     * What is held of an erased account is for the case alone. What no label holds for, but people took measures against,
     * is not harmless; nobody said what else it is. And what a label holds for, but people left up, as one that quotes an
     * insult, is no example of that label; nobody said that it is none either.
     */
    private static final String MEMBERS =
            """
            SELECT m.seq, m.assessment_id, m.labels, m.content,
                d.id IS NULL OR (cardinality(m.labels) = 0)
                    = (coalesce(milder.measures, CASE d.outcome WHEN 'UPHOLD' THEN m.actions ELSE d.measures END)
                        <@ ARRAY['ALLOW']) AS told
            FROM case_member m
            LEFT JOIN appeal a ON a.id = m.overturned_by AND cardinality(a.measures) = 0
            LEFT JOIN appeal milder ON milder.id = m.overturned_by AND cardinality(milder.measures) > 0
            LEFT JOIN case_decision d ON d.id = ? AND d.outcome <> 'OVERTURN'
            WHERE m.case_id = ? AND m.seq > ? AND m.seq <= ? AND a.id IS NOT DISTINCT FROM ?
                AND NOT is_erased(m.namespace, m.account_key, m.assessment_id)
            ORDER BY m.seq LIMIT
            """
                    + PAGE;

    private final DataSource database;
    private final LabelledExport.Range range;
    private Instant at;
    private UUID last = new UUID(0, 0);
    private UUID caseId;
    private UUID appeal;
    private boolean overturned;
    private int members;
    private int seq;

    DecisionPages(DataSource database, LabelledExport.Range range) {
        this.database = database;
        this.range = range;
        this.at = range.to();
    }

    @Override
    public Optional<List<Labelled>> next() throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (seq >= members && !nextCase(connection)) {
                return Optional.empty();
            }
            return Optional.of(nextMembers(connection));
        }
    }

    private boolean nextCase(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
            for (int index = 0; index <= 4; index += 4) {
                statement.setString(index + 1, range.namespace());
                statement.setObject(index + 2, range.from().atOffset(ZoneOffset.UTC));
                statement.setObject(index + 3, at.atOffset(ZoneOffset.UTC));
                statement.setObject(index + 4, last);
            }
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return false;
                }
                at = row.getObject(1, OffsetDateTime.class).toInstant();
                last = row.getObject(2, UUID.class);
                caseId = row.getObject(3, UUID.class);
                overturned = row.getBoolean(4);
                members = row.getInt(5);
                appeal = row.getObject(6, UUID.class);
                seq = 0;
                return true;
            }
        }
    }

    private List<Labelled> nextMembers(Connection connection) throws SQLException {
        List<Labelled> page = new ArrayList<>();
        int read = 0;
        try (PreparedStatement statement = connection.prepareStatement(MEMBERS)) {
            statement.setObject(1, last);
            statement.setObject(2, caseId);
            statement.setInt(3, seq);
            statement.setInt(4, members);
            statement.setObject(5, appeal, Types.OTHER);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    read++;
                    seq = row.getInt(1);
                    labelled(row).ifPresent(page::add);
                }
            }
        }
        if (read < PAGE) {
            seq = members;
        }
        return page;
    }

    private Optional<Labelled> labelled(ResultSet row) throws SQLException {
        String content = row.getString("content");
        if (content == null) {
            return Optional.empty();
        }
        MemberContent member = MemberContent.read(content);
        if (member.text() == null) {
            return Optional.empty();
        }
        List<String> labels = overturned
                ? List.of()
                : List.of((String[]) row.getArray("labels").getArray());
        return Optional.of(new Labelled(
                at,
                row.getObject("assessment_id", UUID.class),
                member.text(),
                labels,
                AnswerReading.targetId(member.assessment()),
                overturned ? "overturned" : "upheld",
                row.getBoolean("told")));
    }
}
