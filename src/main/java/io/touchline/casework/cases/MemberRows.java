package io.touchline.casework.cases;

import io.touchline.api.AccountKey;
import io.touchline.api.SqlParameters;
import io.touchline.api.StoredNames;
import io.touchline.assessment.store.AssessmentIds;
import io.touchline.assessment.store.RevisionSql;
import io.touchline.assessment.store.Revisions;
import io.touchline.handling.Action;
import io.touchline.handling.standing.DecidedStrikeSql;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what decisions need to know of members, and marks what appeals take back. */
final class MemberRows {

    /** The group that dissolving means for a comment {@code m} of a case {@code c}. */
    static final String GROUP =
            """
            CASE WHEN c.kind = 'GROUP' OR m.group_id IS NULL THEN c.group_id ELSE nullif(m.group_id, '') END AS group_id
            """;

    /** An account that has been erased is none any more, though the case may still hold its evidence; see V14 and V19. */
    private static final String COVERED =
            """
            SELECT m.assessment_id, m.severity, m.labels, m.actions, m.digest, m.overturned_by,
                   CASE WHEN NOT is_erased(m.namespace, m.account_key, m.assessment_id)
                        THEN m.account_key END AS account_key,
            """
                    + GROUP
                    + """
            FROM case_member m JOIN moderation_case c ON c.id = m.case_id
            WHERE m.case_id = ? AND m.seq <= ? ORDER BY m.seq
            """;

    private static final String OVERTURN =
            """
            UPDATE case_member SET overturned_by = ?
            WHERE case_id = ? AND seq <= ? AND overturned_by IS NULL AND (?::bytea IS NULL OR account_key = ?)
            """;

    private static final String SETTLE =
            "UPDATE case_member SET overturned_by = ? WHERE assessment_id = ? AND overturned_by IS NULL";

    private static final String INSTEAD = "SELECT id, measures, decision_id FROM appeal WHERE id = ANY(?)";

    /** One index look-up in the ledger and one on the day of each member. */
    private static final String REVISIONS = "SELECT m.id, a.revision, " + MemberRevision.isSuperseded("m.id")
            + """
             AS superseded
            FROM unnest(?::uuid[], ?::text[]) AS m(id, comment_id)
            LEFT JOIN LATERAL (SELECT revision FROM assessment WHERE id = m.id OFFSET 0) a ON true
            LEFT JOIN LATERAL (
                SELECT c.assessment_id, c.revision FROM comment_ledger c
                WHERE c.namespace = ? AND c.comment_id = m.comment_id
                OFFSET 0
            ) l ON true
            """;

    /**
     * Of each comment what a decision, or the appeal that took the comment's part back, and a rule left as strikes. An
     * education, which may rest on any revision of the comment, stands or falls by itself; where none was left, with what
     * was decided.
     */
    private static final String TAKEN_BACK =
            """
            SELECT m.seq,
                bool_and(s.revoked_at IS NOT NULL) FILTER (WHERE s.rule IS NOT NULL OR s.action = 'EDUCATE') AS education,
                bool_and(s.revoked_at IS NOT NULL) FILTER (WHERE s.rule IS NULL) AS others
            FROM case_member m JOIN strike s ON s.namespace = m.namespace AND s.account_key = m.account_key
                AND (s.case_id = ? AND split_part(s.decision_id, '/', 1)
                         = coalesce('ap_' || replace(m.overturned_by::text, '-', ''), ?)
                     OR s.rule IS NOT NULL AND EXISTS (
                         SELECT FROM unnest(?::uuid[], ?::integer[]) AS w(written, comment)
                         JOIN unnest(?::integer[], ?::text[]) AS r(comment, revision) USING (comment)
                         WHERE w.written = m.assessment_id AND r.revision = s.assessment_id))
            WHERE m.case_id = ? AND m.seq = ANY(?)
            GROUP BY m.seq
            """;

    /** Comments of cases with each appeal, and each decision that stands, which leaves no education for them standing. */
    private static final String UNFOUNDED =
            """
            SELECT m.assessment_id, m.overturned_by AS appeal, NULL::uuid AS decision, coalesce(a.closed_at, now()) AS at
            FROM case_member m LEFT JOIN appeal a ON a.id = m.overturned_by
            WHERE m.assessment_id = ANY(?) AND m.overturned_by IS NOT NULL
            UNION ALL
            SELECT m.assessment_id, NULL, d.id, d.decided_at
            FROM case_member m
            JOIN case_decision d ON d.case_id = m.case_id AND m.seq <= d.members AND d.undone_at IS NULL
                AND d.replaced_by IS NULL
                AND (d.outcome = 'OVERTURN' OR d.outcome = 'CHANGE' AND NOT 'EDUCATE' = ANY(d.measures))
            WHERE m.assessment_id = ANY(?)
            """;

    private MemberRows() {}

    /** A decision or an appeal, as the API writes it, and when it was. */
    private record Ground(String id, Instant at) {}

    /**
     * What says of comments that no education for them stands, by any of their revisions.
     *
     * @param revisions of each comment
     */
    static List<DecidedStrikeSql.Unfounded> unfounded(Connection connection, Collection<List<String>> revisions)
            throws SQLException {
        Map<String, List<Ground>> grounds = new HashMap<>();
        Array asked = SqlRows.uuids(
                connection,
                revisions.stream()
                        .flatMap(List::stream)
                        .distinct()
                        .map(AssessmentIds::ofWire)
                        .flatMap(Optional::stream)
                        .toList());
        try (PreparedStatement statement = connection.prepareStatement(UNFOUNDED)) {
            statement.setArray(1, asked);
            statement.setArray(2, asked);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String assessment = AssessmentIds.wire(SqlRows.uuid(row, "assessment_id"));
                    UUID appeal = SqlRows.uuid(row, "appeal");
                    String ground = appeal == null
                            ? CaseIds.DECISION.wire(SqlRows.uuid(row, "decision"))
                            : CaseIds.APPEAL.wire(appeal);
                    grounds.computeIfAbsent(assessment, any -> new ArrayList<>())
                            .add(new Ground(ground, SqlRows.instant(row, "at")));
                }
            }
        }
        List<DecidedStrikeSql.Unfounded> unfounded = new ArrayList<>();
        for (List<String> ofOne : revisions) {
            Set<Ground> spoken = new LinkedHashSet<>();
            ofOne.forEach(one -> spoken.addAll(grounds.getOrDefault(one, List.of())));
            spoken.forEach(ground ->
                    ofOne.forEach(one -> unfounded.add(new DecidedStrikeSql.Unfounded(one, ground.id(), ground.at()))));
        }
        return unfounded;
    }

    /** The first members of a case, in their order. */
    static List<CoveredMember> covered(Connection connection, UUID caseId, int members) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COVERED)) {
            statement.setObject(1, caseId);
            statement.setInt(2, members);
            List<CoveredMember> covered = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    byte[] account = row.getBytes("account_key");
                    covered.add(new CoveredMember(
                            SqlRows.uuid(row, "assessment_id"),
                            account == null ? null : new AccountKey(account),
                            row.getInt("severity"),
                            SqlRows.texts(row, "labels"),
                            SqlRows.texts(row, "actions").stream()
                                    .map(action -> StoredNames.of(Action.class, action))
                                    .toList(),
                            row.getBytes("digest"),
                            Optional.ofNullable(row.getString("group_id")),
                            SqlRows.uuid(row, "overturned_by") != null));
                }
            }
            return covered;
        }
    }

    /** @return of how many members an appeal takes the decision back */
    static int overturn(Connection connection, CaseDecision decision, Optional<AccountKey> only, UUID appealId)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OVERTURN)) {
            statement.setObject(1, appealId);
            statement.setObject(2, decision.caseId());
            statement.setInt(3, decision.members());
            statement.setBytes(4, only.map(AccountKey::bytes).orElse(null));
            statement.setBytes(5, only.map(AccountKey::bytes).orElse(null));
            return statement.executeUpdate();
        }
    }

    /** Marks a comment of an open case as an appeal's. */
    static void settle(Connection connection, UUID assessmentId, UUID appealId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SETTLE)) {
            statement.setObject(1, appealId);
            statement.setObject(2, assessmentId);
            statement.executeUpdate();
        }
    }

    /** What of a decision does not stand for some of the comments that it covers. */
    static Reversals reversals(
            Connection connection, ModerationCase about, CaseDecision decision, List<CaseMember> members)
            throws SQLException {
        Revisions revisions = RevisionSql.all(
                connection, members.stream().map(CaseMember::assessmentId).toList());
        Map<Integer, Reversals.TakenBack> takenBack = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(TAKEN_BACK)) {
            SqlParameters parameters = new SqlParameters(statement);
            statement.setString(parameters.next(), CaseIds.CASE.wire(about.id()));
            statement.setString(parameters.next(), CaseIds.DECISION.wire(decision.id()));
            revisions.set(parameters);
            statement.setObject(parameters.next(), about.id());
            parameters.integers(members, CaseMember::seq);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    boolean others = row.getBoolean("others");
                    Boolean education = row.getObject("education", Boolean.class);
                    takenBack.put(
                            row.getInt("seq"), new Reversals.TakenBack(education == null ? others : education, others));
                }
            }
        }
        return new Reversals(!about.isReview(), instead(connection, decision.namespace(), members), takenBack);
    }

    /** What stands instead of what appeals have taken back of these members, by the ids of the appeals. */
    private static Map<UUID, Reversals.Instead> instead(
            Connection connection, String namespace, List<CaseMember> members) throws SQLException {
        Set<UUID> appeals = members.stream()
                .flatMap(member -> member.overturnedBy().stream())
                .collect(Collectors.toSet());
        if (appeals.isEmpty()) {
            return Map.of();
        }
        Map<UUID, List<String>> measures = new HashMap<>();
        Map<UUID, UUID> heard = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(INSTEAD)) {
            statement.setArray(1, SqlRows.uuids(connection, appeals));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    UUID appeal = SqlRows.uuid(row, "id");
                    measures.put(appeal, SqlRows.texts(row, "measures"));
                    heard.put(appeal, SqlRows.uuid(row, "decision_id"));
                }
            }
        }
        Set<UUID> decided = heard.values().stream().filter(Objects::nonNull).collect(Collectors.toSet());
        Map<UUID, CaseDecision> decisions = DecisionRows.ofIds(connection, namespace, decided).stream()
                .collect(Collectors.toMap(CaseDecision::id, Function.identity()));
        Map<UUID, Reversals.Instead> instead = new HashMap<>();
        measures.forEach((appeal, stands) -> instead.put(
                appeal, new Reversals.Instead(stands, Optional.ofNullable(decisions.get(heard.get(appeal))))));
        return instead;
    }

    /** Of all these members of a namespace, by the ids of their assessments. Nothing supersedes one that is erased. */
    static Map<UUID, MemberRevision> revisions(Connection connection, String namespace, List<CaseMember> members)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REVISIONS)) {
            SqlParameters parameters = new SqlParameters(statement);
            parameters.uuids(members, CaseMember::assessmentId);
            parameters.texts(members, member -> member.commentId().orElse(null));
            statement.setString(parameters.next(), namespace);
            Map<UUID, MemberRevision> revisions = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    revisions.put(
                            SqlRows.uuid(row, "id"),
                            new MemberRevision(row.getObject("revision", Integer.class), row.getBoolean("superseded")));
                }
            }
            return revisions;
        }
    }
}
