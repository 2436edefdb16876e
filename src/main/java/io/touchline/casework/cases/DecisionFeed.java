package io.touchline.casework.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.touchline.casework.audit.AuditKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What happened to decisions, in the order of the log: that is the order of commits, so that who reads on from where they
 * were misses nothing.
 */
final class DecisionFeed {

    private static final String AFTER =
            """
            SELECT seq, at, kind, subject, body FROM audit_event
            WHERE namespace = ? AND seq > ? AND kind IN ('CASE_DECIDED', 'DECISION_UNDONE', 'APPEAL_DECIDED')
            ORDER BY seq LIMIT\s""";

    private static final JsonMapper JSON = new JsonMapper();

    private DecisionFeed() {}

    /**
     * Something that happened.
     *
     * @param appeal what was decided on, if it was an appeal, as the API writes it
     * @param decision what it happened to; empty if the log does not say
     */
    record Change(long seq, Instant at, String kind, Optional<String> appeal, Optional<UUID> decision) {}

    static List<Change> after(Connection connection, String namespace, long seq, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(AFTER + most)) {
            statement.setString(1, namespace);
            statement.setLong(2, seq);
            List<Change> changes = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String kind = row.getString("kind");
                    changes.add(new Change(
                            row.getLong("seq"),
                            SqlRows.instant(row, "at"),
                            kind,
                            Optional.of(row.getString("subject"))
                                    .filter(subject -> kind.equals(AuditKind.APPEAL_DECIDED.name())),
                            decision(row.getString("body"))));
                }
            }
            return changes;
        }
    }

    private static Optional<UUID> decision(String body) {
        try {
            return CaseIds.DECISION.ofWire(
                    JSON.readTree(body).path("decisionId").asText());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event's body is no JSON", e);
        }
    }
}
