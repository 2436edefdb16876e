package io.touchline.casework.cases;

import io.touchline.api.SqlParameters;
import io.touchline.assessment.store.AssessmentRow;
import io.touchline.casework.audit.EventHash;
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
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

/** Opens cases and adds members, in the transaction of the comments. */
final class OpeningSql {

    /**
     * In the order of their keys, so that two writers meet their locks in the same order. One that is full gives its key
     * up: what comes next opens another.
     */
    private static final String OPEN =
            """
            INSERT INTO moderation_case AS c (id, namespace, case_key, kind, group_id, target_ids, queue, priority, rule,
                labels, severity, proposed, sensitive, member_count, opened_at, last_at, versions, state)
            SELECT id, namespace, case_key, kind, group_id, string_to_array(target_ids, ','), queue, priority, rule,
                string_to_array(labels, ','), severity, string_to_array(proposed, ','), sensitive, member_count, at, at,
                versions, 'OPEN'
            FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::smallint[],
                        ?::text[], ?::text[], ?::smallint[], ?::text[], ?::boolean[], ?::integer[], ?::timestamptz[],
                        ?::text[])
                AS n(id, namespace, case_key, kind, group_id, target_ids, queue, priority, rule, labels, severity,
                     proposed, sensitive, member_count, at, versions)
            ORDER BY namespace COLLATE "C", case_key COLLATE "C"
            ON CONFLICT (namespace, case_key) WHERE state = 'OPEN' DO UPDATE
                SET member_count = c.member_count + excluded.member_count,
                    case_key = CASE WHEN c.member_count + excluded.member_count < %d THEN c.case_key
                        ELSE c.case_key || '~' || gen_random_uuid() END,
                    last_at = greatest(c.last_at, excluded.last_at),
                    queue = CASE WHEN excluded.priority < c.priority THEN excluded.queue ELSE c.queue END,
                    priority = least(c.priority, excluded.priority),
                    severity = greatest(c.severity, excluded.severity),
                    sensitive = c.sensitive OR excluded.sensitive,
                    group_id = coalesce(c.group_id, excluded.group_id),
                    target_ids = union_of(c.target_ids, excluded.target_ids),
                    labels = union_of(c.labels, excluded.labels),
                    proposed = union_of(c.proposed, excluded.proposed)
            RETURNING id, namespace, split_part(case_key, '~', 1), member_count
            """
                    .formatted(ModerationCase.MOST_MEMBERS);

    private static final String ADD =
            """
            INSERT INTO case_member (case_id, seq, assessment_id, namespace, account_key, event_time, severity, labels,
                                     actions, rule, sensitive, digest, salt, content, comment_id, target_ids,
                                     attacked_ids, of_many, group_id)
            SELECT case_id, seq, assessment_id, namespace, account_key, event_time, severity,
                   string_to_array(labels, ','), string_to_array(actions, ','), rule, sensitive, digest, salt, content,
                   comment_id, string_to_array(target_ids, ','), string_to_array(attacked_ids, ','), of_many,
                   group_id
            FROM unnest(?::uuid[], ?::integer[], ?::uuid[], ?::text[], ?::bytea[], ?::timestamptz[], ?::smallint[],
                        ?::text[], ?::text[], ?::text[], ?::boolean[], ?::bytea[], ?::bytea[], ?::text[],
                        ?::text[], ?::text[], ?::text[], ?::boolean[], ?::text[])
                AS n(case_id, seq, assessment_id, namespace, account_key, event_time, severity, labels, actions, rule,
                     sensitive, digest, salt, content, comment_id, target_ids, attacked_ids, of_many, group_id)
            """;

    /** Who looks a second time must not be led to the first decision by the comment, as long as there is one. */
    private static final String CASES =
            """
            SELECT m.assessment_id, coalesce(
                (SELECT r.id FROM moderation_case r
                 WHERE r.review_of = m.case_id AND r.state = 'OPEN' AND m.seq <= r.member_count
                     AND EXISTS (SELECT FROM moderation_case o WHERE o.id = m.case_id AND o.state = 'DECIDED')
                 ORDER BY r.id DESC LIMIT 1), m.case_id)
            FROM case_member m WHERE m.assessment_id = ANY(?)
            """;

    private OpeningSql() {}

    /** @param additions in the order of their keys @return in the same order */
    static List<OpenedCase> open(Connection connection, List<CaseAddition> additions, Instant now) throws SQLException {
        List<UUID> ids = additions.stream().map(one -> CaseIds.CASE.next(now)).toList();
        Map<CaseKey, OpenedCase> opened = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(OPEN)) {
            SqlParameters columns = new SqlParameters(statement);
            columns.uuids(ids, id -> id);
            columns.texts(additions, one -> one.key().namespace());
            columns.texts(additions, one -> one.key().key());
            columns.texts(additions, one -> one.gathering().kind().name());
            columns.texts(additions, one -> one.gathering().groupId());
            columns.texts(additions, one -> String.join(",", one.targetIds()));
            columns.texts(additions, one -> one.mostUrgent().caseNote().queue());
            columns.smallInts(additions, one -> one.mostUrgent().caseNote().priority());
            columns.texts(additions, one -> one.mostUrgent().caseNote().rule());
            columns.texts(additions, one -> String.join(",", one.labels()));
            columns.smallInts(additions, CaseAddition::severity);
            columns.texts(additions, one -> String.join(",", one.actions()));
            columns.booleans(additions, CaseAddition::sensitive);
            columns.integers(additions, one -> one.rows().size());
            columns.moments(additions, one -> now);
            columns.texts(additions, one -> one.mostUrgent().caseNote().versions());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    UUID id = row.getObject(1, UUID.class);
                    CaseKey key = new CaseKey(row.getString(2), row.getString(3));
                    opened.put(key, new OpenedCase(id, key, row.getInt(4), ids.contains(id)));
                }
            }
        }
        return additions.stream().map(one -> opened.get(one.key())).toList();
    }

    static void add(Connection connection, List<Member> members, Supplier<byte[]> salts) throws SQLException {
        List<Kept> kept = new ArrayList<>();
        for (Member member : members) {
            byte[] salt = salts.get();
            String content = member.content().write();
            kept.add(new Kept(member, salt, content, EventHash.salted(salt, content)));
        }
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            SqlParameters columns = new SqlParameters(statement);
            columns.uuids(kept, one -> one.member().caseId());
            columns.integers(kept, one -> one.member().seq());
            columns.uuids(kept, one -> one.row().id());
            columns.texts(kept, one -> one.row().namespace());
            columns.bytes(kept, one -> one.row().accountKey().bytes());
            columns.moments(kept, one -> one.row().eventTime());
            columns.smallInts(kept, one -> one.row().severity());
            columns.texts(kept, one -> String.join(",", one.row().caseNote().labels()));
            columns.texts(kept, one -> String.join(",", one.row().caseNote().actions()));
            columns.texts(kept, one -> one.row().caseNote().rule());
            columns.booleans(kept, one -> one.row().caseNote().sensitive());
            columns.bytes(kept, Kept::digest);
            columns.bytes(kept, Kept::salt);
            columns.texts(kept, Kept::content);
            columns.texts(kept, one -> one.row().commentId());
            columns.texts(kept, one -> String.join(",", new TreeSet<>(one.row().targetIds())));
            columns.texts(kept, one -> String.join(",", one.row().caseNote().attacked()));
            columns.booleans(kept, one -> one.member().ofMany());
            columns.texts(kept, one -> Optional.ofNullable(one.row().caseNote().groupId())
                    .orElse(""));
            statement.executeUpdate();
        }
    }

    /** The cases of comments; while a second look at one is open, that. */
    static Map<UUID, UUID> casesOf(Connection connection, Collection<UUID> assessmentIds) throws SQLException {
        Map<UUID, UUID> cases = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(CASES)) {
            statement.setArray(1, connection.createArrayOf("uuid", assessmentIds.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    cases.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
                }
            }
        }
        return cases;
    }

    /**
     * A comment with its place in a case.
     *
     * @param ofMany whether it came in the group or storm whose case that is
     */
    record Member(UUID caseId, int seq, AssessmentRow row, MemberContent content, boolean ofMany) {}

    private record Kept(Member member, byte[] salt, String content, byte[] digest) {

        AssessmentRow row() {
            return member.row();
        }
    }
}
