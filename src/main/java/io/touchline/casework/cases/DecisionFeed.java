package io.touchline.casework.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.touchline.assessment.store.AssessmentIds;
import io.touchline.casework.audit.AuditKind;
import io.touchline.handling.standing.StrikeIds;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What happened to decisions, to what rules did by themselves, and to strikes by hand, in the order of the log: that is the
 * order of commits, so that who reads on from where they were misses nothing.
 */
final class DecisionFeed {

    private static final String AFTER =
            """
            SELECT seq, at, kind, subject, body FROM audit_event
            WHERE namespace = ? AND seq > ?
                AND kind IN ('CASE_DECIDED', 'DECISION_UNDONE', 'APPEAL_DECIDED', 'STRIKE_DECIDED', 'STRIKE_REVOKED')
            ORDER BY seq LIMIT\s""";

    /** The bounds keep it from the days that have none of them: a list of ids says nothing of that to a generic plan. */
    static final String COMMENTS = "SELECT a.id, a.comment_id, a.revision, " + MemberRevision.isSuperseded("a.id")
            + """
             AS superseded
            FROM assessment a
            LEFT JOIN LATERAL (
                SELECT c.assessment_id, c.revision FROM comment_ledger c
                WHERE c.namespace = a.namespace AND c.comment_id = a.comment_id
                OFFSET 0
            ) l ON true
            WHERE a.namespace = ? AND a.id = ANY(?) AND a.id >= ? AND a.id <= ?
            """;

    private static final JsonMapper JSON = new JsonMapper();

    private DecisionFeed() {}

    /**
     * Something that happened.
     *
     * @param appeal what was decided on, if it was an appeal, as the API writes it
     * @param decision what it happened to; empty if it happened to what a rule did, or to a strike
     * @param strike what it happened to, if that was a strike alone
     */
    record Change(
            long seq,
            Instant at,
            String kind,
            Optional<String> appeal,
            Optional<UUID> decision,
            Optional<AppealedRule> rule,
            Optional<UUID> strike) {}

    /**
     * What a rule did on a comment by itself, and an appeal against it came to.
     *
     * @param outcome as the API writes it
     * @param measures what stands instead
     */
    record AppealedRule(UUID assessment, String outcome, List<String> measures) {}

    static List<Change> after(Connection connection, String namespace, long seq, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(AFTER + most)) {
            statement.setString(1, namespace);
            statement.setLong(2, seq);
            List<Change> changes = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    changes.add(change(row));
                }
            }
            return changes;
        }
    }

    /** The comment of an assessment, by the caller's id, and which revision of it that is; see {@link MemberRevision}. */
    record Commented(String commentId, MemberRevision revision) {}

    /** The comments of assessments; those whose day is gone are left out. */
    static Map<UUID, Commented> comments(Connection connection, String namespace, Collection<UUID> assessments)
            throws SQLException {
        if (assessments.isEmpty()) {
            return Map.of();
        }
        try (PreparedStatement statement = connection.prepareStatement(COMMENTS)) {
            statement.setString(1, namespace);
            statement.setArray(2, SqlRows.uuids(connection, assessments));
            statement.setObject(3, Collections.min(assessments));
            statement.setObject(4, Collections.max(assessments));
            Map<UUID, Commented> comments = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    comments.put(
                            SqlRows.uuid(row, "id"),
                            new Commented(
                                    row.getString("comment_id"),
                                    new MemberRevision(row.getInt("revision"), row.getBoolean("superseded"))));
                }
            }
            return comments;
        }
    }

    private static Change change(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        JsonNode body = body(row.getString("body"));
        String subject = row.getString("subject");
        Optional<UUID> decision =
                CaseIds.DECISION.ofWire(body.path("decisionId").asText());
        return new Change(
                row.getLong("seq"),
                SqlRows.instant(row, "at"),
                kind,
                Optional.of(subject).filter(any -> kind.equals(AuditKind.APPEAL_DECIDED.name())),
                decision,
                decision.isPresent() ? Optional.empty() : rule(body),
                StrikeIds.FORMAT.ofWire(subject));
    }

    private static Optional<AppealedRule> rule(JsonNode body) {
        List<String> measures = new ArrayList<>();
        body.path("measures").forEach(measure -> measures.add(measure.asText()));
        return AssessmentIds.ofWire(body.path("assessmentId").asText())
                .map(id -> new AppealedRule(id, body.path("outcome").asText(), measures));
    }

    private static JsonNode body(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event's body is no JSON", e);
        }
    }
}
