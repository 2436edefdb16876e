package io.touchline.casework.cases;

import io.touchline.assessment.store.AssessmentRow;
import io.touchline.casework.audit.EventHash;
import java.sql.Array;
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
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Opens cases and adds members, in the transaction of the comments. */
final class OpeningSql {

    /** In the order of their keys, so that two writers meet their locks in the same order. */
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
                    last_at = greatest(c.last_at, excluded.last_at),
                    queue = CASE WHEN excluded.priority < c.priority THEN excluded.queue ELSE c.queue END,
                    priority = least(c.priority, excluded.priority),
                    severity = greatest(c.severity, excluded.severity),
                    sensitive = c.sensitive OR excluded.sensitive,
                    target_ids = union_of(c.target_ids, excluded.target_ids),
                    labels = union_of(c.labels, excluded.labels),
                    proposed = union_of(c.proposed, excluded.proposed)
            RETURNING id, namespace, case_key, member_count
            """;

    private static final String ADD =
            """
            INSERT INTO case_member (case_id, seq, assessment_id, namespace, account_key, event_time, severity, labels,
                                     actions, rule, sensitive, digest, salt, content, comment_id)
            SELECT case_id, seq, assessment_id, namespace, account_key, event_time, severity,
                   string_to_array(labels, ','), string_to_array(actions, ','), rule, sensitive, digest, salt, content,
                   comment_id
            FROM unnest(?::uuid[], ?::integer[], ?::uuid[], ?::text[], ?::bytea[], ?::timestamptz[], ?::smallint[],
                        ?::text[], ?::text[], ?::text[], ?::boolean[], ?::bytea[], ?::bytea[], ?::text[],
                        ?::text[])
                AS n(case_id, seq, assessment_id, namespace, account_key, event_time, severity, labels, actions, rule,
                     sensitive, digest, salt, content, comment_id)
            """;

    private static final String CASES = "SELECT assessment_id, case_id FROM case_member WHERE assessment_id = ANY(?)";

    private OpeningSql() {}

    /** @param additions in the order of their keys @return in the same order */
    static List<OpenedCase> open(Connection connection, List<CaseAddition> additions, Instant now) throws SQLException {
        List<UUID> ids = additions.stream().map(one -> CaseIds.CASE.next(now)).toList();
        Map<CaseKey, OpenedCase> opened = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(OPEN)) {
            Columns<CaseAddition> columns = new Columns<>(statement, additions);
            statement.setArray(columns.next(), connection.createArrayOf("uuid", ids.toArray()));
            columns.add("text", one -> one.key().namespace());
            columns.add("text", one -> one.key().key());
            columns.add("text", one -> one.gathering().kind().name());
            columns.add("text", one -> one.gathering().groupId());
            columns.add("text", one -> String.join(",", one.targetIds()));
            columns.add("text", one -> one.mostUrgent().caseNote().queue());
            columns.add("smallint", one -> one.mostUrgent().caseNote().priority());
            columns.add("text", one -> one.mostUrgent().caseNote().rule());
            columns.add("text", one -> String.join(",", one.labels()));
            columns.add("smallint", CaseAddition::severity);
            columns.add("text", one -> String.join(",", one.actions()));
            columns.add("boolean", CaseAddition::sensitive);
            columns.add("integer", one -> one.rows().size());
            columns.add("timestamptz", one -> now.toString());
            columns.add("text", one -> one.mostUrgent().caseNote().versions());
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
            String content = MemberContent.write(member.row());
            kept.add(new Kept(member, salt, content, EventHash.salted(salt, content)));
        }
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            Columns<Kept> columns = new Columns<>(statement, kept);
            columns.add("uuid", one -> one.member().caseId());
            columns.add("integer", one -> one.member().seq());
            columns.add("uuid", one -> one.row().id());
            columns.add("text", one -> one.row().namespace());
            columns.addBytes(one -> one.row().accountKey().bytes());
            columns.add("timestamptz", one -> one.row().eventTime().toString());
            columns.add("smallint", one -> one.row().severity());
            columns.add("text", one -> String.join(",", one.row().caseNote().labels()));
            columns.add("text", one -> String.join(",", one.row().caseNote().actions()));
            columns.add("text", one -> one.row().caseNote().rule());
            columns.add("boolean", one -> one.row().caseNote().sensitive());
            columns.addBytes(Kept::digest);
            columns.addBytes(Kept::salt);
            columns.add("text", Kept::content);
            columns.add("text", one -> one.row().commentId());
            statement.executeUpdate();
        }
    }

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

    /** A comment with its place in a case. */
    record Member(UUID caseId, int seq, AssessmentRow row) {}

    private record Kept(Member member, byte[] salt, String content, byte[] digest) {

        AssessmentRow row() {
            return member.row();
        }
    }

    /** Columns of rows as arrays, one parameter after the other. */
    private static final class Columns<T> {

        private final PreparedStatement statement;
        private final List<T> rows;
        private int last;

        Columns(PreparedStatement statement, List<T> rows) {
            this.statement = statement;
            this.rows = rows;
        }

        int next() {
            return ++last;
        }

        void add(String type, Function<T, Object> column) throws SQLException {
            Array values = statement
                    .getConnection()
                    .createArrayOf(type, rows.stream().map(column).toArray());
            statement.setArray(next(), values);
        }

        /** The driver takes arrays of byte arrays only under their own type. */
        void addBytes(Function<T, byte[]> column) throws SQLException {
            byte[][] values = rows.stream().map(column).toArray(byte[][]::new);
            statement.setArray(next(), statement.getConnection().createArrayOf("bytea", values));
        }
    }
}
