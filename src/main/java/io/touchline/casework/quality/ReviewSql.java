package io.touchline.casework.quality;

import io.touchline.api.SqlResults;
import io.touchline.api.StoredNames;
import io.touchline.api.TimeRange;
import io.touchline.casework.audit.ModeratorKey;
import io.touchline.casework.cases.CaseDecision;
import io.touchline.casework.cases.CaseIds;
import io.touchline.casework.cases.Outcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Blind reviews, which change nothing (second looks, and cases whose answer is known), and the first decisions that
 * they are compared with.
 */
final class ReviewSql {

    /** A copy of the case, of the same queue and urgency, under a key that gathers nothing. */
    private static final String COPY =
            """
            INSERT INTO moderation_case (id, namespace, case_key, kind, group_id, target_ids, queue, priority, rule, labels,
                severity, proposed, sensitive, member_count, opened_at, last_at, versions, state, review_of)
            SELECT ?, namespace, 'r:' || ?, kind, group_id, target_ids, queue, priority, rule, labels, severity, proposed,
                sensitive, member_count, ?, ?, versions, 'OPEN', id
            FROM moderation_case WHERE id = ?
            """;

    private static final String SPAN =
            """
            SELECT greatest(0, floor(extract(epoch FROM last_at - opened_at) * 1000))::bigint
            FROM moderation_case WHERE id = ?
            """;

    private static final String ADD =
            """
            INSERT INTO case_review (id, namespace, case_id, queue, purpose, first_outcome, made_at)
            SELECT ?, namespace, id, queue, ?, ?, ? FROM moderation_case WHERE id = ?
            """;

    private static final String ANSWER =
            """
            UPDATE case_review SET second_outcome = ?, second_by = ?, decision_id = ?, decided_at = ? WHERE id = ?
            """;

    private static final String FORGET_ANSWER =
            """
            UPDATE case_review SET second_outcome = NULL, second_by = NULL, decision_id = NULL, decided_at = NULL
            WHERE namespace = ? AND decision_id = ?
            """;

    /**
     * Known cases of which this moderator neither knows what was decided (see V36) nor has been given one copy, be it as a
     * second look, whose comments can still be read, and of which the decision that stands still says what is known. What a
     * moderator was given stands as the claim of the copy until it is decided. Those that somebody else has locked are
     * passed over: there are others, and the queue.
     */
    private static final String FRESH =
            """
            SELECT g.case_id, g.outcome FROM golden_case g JOIN moderation_case c ON c.id = g.case_id
                JOIN case_decision d ON d.id = c.decision_id AND d.outcome = g.outcome
            WHERE g.namespace = ? AND (?::uuid IS NULL OR g.case_id = ?) AND (?::text IS NULL OR c.queue = ?)
                AND NOT knows_case(g.case_id, ?)
                AND NOT EXISTS (SELECT FROM case_review r JOIN moderation_case o ON o.id = r.id
                    WHERE r.case_id = g.case_id AND o.claimed_by = ?)
                AND EXISTS (SELECT FROM case_member m WHERE m.case_id = g.case_id AND m.content IS NOT NULL)
            ORDER BY random() LIMIT 1 FOR UPDATE OF c SKIP LOCKED
            """;

    /**
     * A decision that was undone is nothing to be compared with; a second look is made when it is taken. What was known
     * is, as for {@link #FRESH}, as long as the decision that stands says so too.
     */
    private static final String PAIRS =
            """
            SELECT queue, first_outcome, second_outcome, second_by, count(*) FROM case_review r
            WHERE namespace = ? AND purpose = ? AND decided_at >= ? AND decided_at < ?
                AND NOT (purpose = 'SECOND_LOOK' AND EXISTS (SELECT FROM case_decision d
                    WHERE d.case_id = r.case_id AND d.decided_at = r.made_at AND d.undone_at IS NOT NULL))
                AND (purpose <> 'GOLDEN' OR EXISTS (SELECT FROM moderation_case c
                    JOIN case_decision d ON d.id = c.decision_id AND d.outcome = r.first_outcome
                    WHERE c.id = r.case_id))
            GROUP BY queue, first_outcome, second_outcome, second_by
            """;

    private static final String OPEN =
            """
            SELECT count(*) FROM case_review r JOIN moderation_case c ON c.id = r.id
            WHERE r.namespace = ? AND r.purpose = ? AND r.decided_at IS NULL AND c.state = 'OPEN'
            """;

    private ReviewSql() {}

    /** A case whose answer is known. */
    record Known(UUID caseId, Outcome outcome) {}

    /** How often one moderator gave an outcome where another was given before. */
    record Pair(String queue, Outcome first, Outcome second, ModeratorKey secondBy, long count) {}

    /**
     * Makes a case of the comments of another. Its last comment has just come, and the first one as long before as of that
     * case: nothing tells it from others.
     *
     * @return its id
     */
    static UUID add(Connection connection, Known about, Purpose purpose, Instant now) throws SQLException {
        Instant opened = now.minus(span(connection, about.caseId()));
        UUID id = CaseIds.CASE.next(opened);
        try (PreparedStatement statement = connection.prepareStatement(COPY)) {
            statement.setObject(1, id);
            statement.setString(2, id.toString());
            statement.setObject(3, opened.atOffset(ZoneOffset.UTC));
            statement.setObject(4, now.atOffset(ZoneOffset.UTC));
            statement.setObject(5, about.caseId());
            statement.executeUpdate();
        }
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setObject(1, id);
            statement.setString(2, purpose.name());
            statement.setString(3, about.outcome().name());
            statement.setObject(4, now.atOffset(ZoneOffset.UTC));
            statement.setObject(5, about.caseId());
            statement.executeUpdate();
        }
        return id;
    }

    /** From the first comment of a case to its last. */
    private static Duration span(Connection connection, UUID caseId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SPAN)) {
            statement.setObject(1, caseId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Duration.ofMillis(row.getLong(1)) : Duration.ZERO;
            }
        }
    }

    static void answer(Connection connection, CaseDecision decision) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ANSWER)) {
            statement.setString(1, decision.outcome().name());
            statement.setBytes(2, decision.by().bytes());
            statement.setObject(3, decision.id());
            statement.setObject(4, decision.at().atOffset(ZoneOffset.UTC));
            statement.setObject(5, decision.caseId());
            statement.executeUpdate();
        }
    }

    static void forgetAnswer(Connection connection, String namespace, UUID decisionId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FORGET_ANSWER)) {
            statement.setString(1, namespace);
            statement.setObject(2, decisionId);
            statement.executeUpdate();
        }
    }

    /**
     * A known case that is new to this moderator, by chance; it is locked until the transaction is over, so that nobody
     * empties it, decides it otherwise or gives it to the same moderator meanwhile.
     */
    static Optional<Known> fresh(
            Connection connection, String namespace, Optional<String> queue, ModeratorKey moderator)
            throws SQLException {
        Optional<Known> seen = fresh(connection, namespace, null, queue, moderator);
        // Read again: whoever had the lock before may have given it to this moderator, and committed since the query
        // began.
        return seen.isEmpty() ? seen : fresh(connection, namespace, seen.get().caseId(), queue, moderator);
    }

    private static Optional<Known> fresh(
            Connection connection, String namespace, UUID only, Optional<String> queue, ModeratorKey moderator)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FRESH)) {
            statement.setString(1, namespace);
            statement.setObject(2, only, Types.OTHER);
            statement.setObject(3, only, Types.OTHER);
            statement.setString(4, queue.orElse(null));
            statement.setString(5, queue.orElse(null));
            for (int i = 6; i <= 7; i++) {
                statement.setBytes(i, moderator.bytes());
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Known(
                                row.getObject(1, UUID.class), StoredNames.of(Outcome.class, row.getString(2))))
                        : Optional.empty();
            }
        }
    }

    static List<Pair> pairs(Connection connection, String namespace, Purpose purpose, TimeRange range)
            throws SQLException {
        List<Pair> pairs = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(PAIRS)) {
            statement.setString(1, namespace);
            statement.setString(2, purpose.name());
            statement.setObject(3, range.from().atOffset(ZoneOffset.UTC));
            statement.setObject(4, range.to().atOffset(ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    pairs.add(new Pair(
                            row.getString(1),
                            StoredNames.of(Outcome.class, row.getString(2)),
                            StoredNames.of(Outcome.class, row.getString(3)),
                            new ModeratorKey(row.getBytes(4)),
                            row.getLong(5)));
                }
            }
        }
        return pairs;
    }

    /** How many wait for an answer. */
    static long open(Connection connection, String namespace, Purpose purpose) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OPEN)) {
            statement.setString(1, namespace);
            statement.setString(2, purpose.name());
            return SqlResults.number(statement);
        }
    }
}
