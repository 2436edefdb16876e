package io.touchline.casework.retention;

import io.touchline.api.SqlResults;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is kept row by row and gone through in parts, of one namespace, inside the caller's transaction. */
final class OldRows {

    private static final int PART = 500;

    /** Of the cases of one part together, but for a larger one, which is a part of its own. */
    private static final int COMMENTS = 20_000;

    /**
     * Opened again, and nothing done or said since a moment, and nobody is at it; or closed again since, when nothing was
     * left of it, and only the reasons are still there.
     */
    private static final String LEFT =
            """
            (c.state = 'EMPTIED'
                    OR c.state = 'OPEN' AND c.last_at < ? AND (c.claimed_by IS NULL OR c.lease_until < now()))
                AND NOT EXISTS (SELECT FROM case_decision o
                                WHERE o.case_id = c.id AND (o.undone_at IS NULL OR o.undone_at >= ?))
            """;

    /**
     * The decision that stands tells how old a case is, and where all were undone the last undoing does; one that waits for
     * its appeal is not looked at yet. One that has no reason any more is emptied.
     */
    private static final String OLD_CASES =
            """
            SELECT d.decided_at, d.id, c.id, c.member_count FROM case_decision d
            JOIN moderation_case c ON c.id = d.case_id AND (c.decision_id = d.id OR %s)
            WHERE d.namespace = ? AND d.decided_at < ? AND (d.decided_at, d.id) > (?, ?)
                AND (d.reason IS NOT NULL OR d.undo_reason IS NOT NULL)
                AND NOT EXISTS (SELECT FROM appeal p WHERE p.decision_id = d.id AND p.state = 'OPEN')
            ORDER BY d.decided_at, d.id LIMIT %d
            """
                    .formatted(LEFT, PART);

    /** Those that somebody has just opened again are left out. With the second looks at them, which show the same. */
    private static final String LOCK =
            """
            SELECT c.id FROM moderation_case c
            WHERE c.id = ANY(?) AND (c.state <> 'OPEN' OR %s) OR c.review_of = ANY(?)
            ORDER BY c.namespace, c.case_key, c.id FOR UPDATE OF c
            """
                    .formatted(LEFT);

    /** A case's key leads to the account that it is of. One that became part of another has neither comments nor such a key. */
    private static final String EMPTY_CASES =
            """
            WITH emptied AS (
                UPDATE moderation_case SET case_key = 'x:' || id
                WHERE id = ANY(?) AND starts_with(case_key, 'a:')
            )
            UPDATE case_member SET salt = NULL, content = NULL, account_key = NULL, comment_id = NULL
            WHERE case_id = ANY(?) AND (content IS NOT NULL OR account_key IS NOT NULL)
            """;

    /**
     * Also of second looks at the cases and of answers to what was known of them, however young: no account leads there
     * any more, so that no erasure would take them.
     */
    private static final String FORGET_REASONS =
            """
            UPDATE case_decision d SET reason = NULL, undo_reason = NULL
            FROM moderation_case c
            WHERE d.case_id = c.id AND (c.id = ANY(?) OR c.review_of = ANY(?))
                AND (d.reason IS NOT NULL OR d.undo_reason IS NOT NULL)
            """;

    private static final String FORGET_KNOWN =
            "UPDATE golden_case SET reason = NULL WHERE case_id = ANY(?) AND reason IS NOT NULL";

    private static final String NEVER_DECIDED =
            """
            NOT EXISTS (SELECT FROM case_decision d WHERE d.case_id = c.id)
                AND NOT EXISTS (SELECT FROM golden_case g WHERE g.case_id = c.id)
                AND NOT EXISTS (SELECT FROM case_review r WHERE r.id = c.id OR r.case_id = c.id)
            """;

    /**
     * Cases that nobody ever decided, whose latest comment and whose first one were received before a moment, and that
     * nobody is at. What was decided and undone stays as long as what is decided: who carried it out may ask for it.
     */
    private static final String UNDECIDED =
            """
            SELECT c.id, c.member_count FROM moderation_case c
            WHERE c.namespace = ? AND c.state = 'OPEN' AND c.last_at < ? AND c.opened_at < ?
                AND (c.claimed_by IS NULL OR c.lease_until < now())
                AND %s
            ORDER BY c.last_at, c.id LIMIT %d FOR UPDATE OF c SKIP LOCKED
            """
                    .formatted(NEVER_DECIDED, PART);

    /** Cases and those that became part of them, and so on. */
    private static final String WITH_MERGED =
            """
            WITH RECURSIVE part AS (
                SELECT unnest(?::uuid[]) AS id
                UNION SELECT c.id FROM moderation_case c JOIN part p ON c.merged_into = p.id
            )
            SELECT id FROM part
            """;

    private static final String DELETE_MEMBERS = "DELETE FROM case_member WHERE case_id = ANY(?)";

    private static final String DELETE_CASES = "DELETE FROM moderation_case WHERE id = ANY(?)";

    private static final String EMPTY_APPEALS =
            """
            UPDATE appeal SET account_key = NULL, statement = NULL, reason = NULL, erased = true
            WHERE id = ANY(ARRAY(SELECT id FROM appeal WHERE namespace = ? AND closed_at < ? AND NOT erased LIMIT %d))
            """
                    .formatted(PART);

    private static final String DELETE_FEEDBACK =
            """
            DELETE FROM feedback WHERE id = ANY(ARRAY(
                SELECT id FROM feedback WHERE namespace = ? AND at < ? ORDER BY at LIMIT %d))
            """
                    .formatted(PART);

    /** What was published stays. */
    private static final String DELETE_DRAFTS =
            """
            DELETE FROM notice WHERE id = ANY(ARRAY(
                SELECT id FROM notice WHERE namespace = ? AND state = 'DRAFT' AND created_at < ? LIMIT %d))
            """
                    .formatted(PART);

    private OldRows() {}

    /**
     * A place in the cases by the time of their decisions.
     *
     * @param emptied cases on the way there, which stay locked
     * @param rows comments that were in them
     */
    record Place(Instant decidedAt, UUID decision, List<UUID> emptied, long rows, boolean end) {

        static final Place FIRST = new Place(Instant.EPOCH, new UUID(0, 0), List.of(), 0, false);
    }

    /** Empties the next cases that were decided before a moment. */
    static Place emptyCases(Connection connection, String namespace, Instant before, Place after) throws SQLException {
        List<UUID> cases = new ArrayList<>();
        Instant at = after.decidedAt();
        UUID last = after.decision();
        boolean end = true;
        long comments = 0;
        try (PreparedStatement old = connection.prepareStatement(OLD_CASES)) {
            old.setObject(1, before.atOffset(ZoneOffset.UTC));
            old.setObject(2, before.atOffset(ZoneOffset.UTC));
            old.setString(3, namespace);
            old.setObject(4, before.atOffset(ZoneOffset.UTC));
            old.setObject(5, at.atOffset(ZoneOffset.UTC));
            old.setObject(6, last);
            try (ResultSet row = old.executeQuery()) {
                while (row.next()) {
                    comments += row.getInt(4);
                    if (!hasRoom(cases, comments)) {
                        end = false;
                        break;
                    }
                    at = row.getObject(1, OffsetDateTime.class).toInstant();
                    last = row.getObject(2, UUID.class);
                    cases.add(row.getObject(3, UUID.class));
                }
            }
        }
        end = end && cases.size() < PART;
        List<UUID> old = cases.isEmpty() ? List.of() : lock(connection, cases, before);
        return new Place(at, last, old, old.isEmpty() ? 0 : empty(connection, old), end);
    }

    /** Whether one more case goes with these. @param comments with those of that case */
    private static boolean hasRoom(List<UUID> cases, long comments) {
        return cases.isEmpty() || comments <= COMMENTS;
    }

    /** @return those of these cases that may be emptied */
    private static List<UUID> lock(Connection connection, List<UUID> cases, Instant before) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            Array ids = connection.createArrayOf("uuid", cases.toArray());
            lock.setArray(1, ids);
            lock.setObject(2, before.atOffset(ZoneOffset.UTC));
            lock.setObject(3, before.atOffset(ZoneOffset.UTC));
            lock.setArray(4, ids);
            return SqlResults.uuids(lock).stream().filter(cases::contains).toList();
        }
    }

    private static int empty(Connection connection, List<UUID> cases) throws SQLException {
        try (PreparedStatement empty = connection.prepareStatement(EMPTY_CASES);
                PreparedStatement reasons = connection.prepareStatement(FORGET_REASONS);
                PreparedStatement known = connection.prepareStatement(FORGET_KNOWN)) {
            Array old = connection.createArrayOf("uuid", cases.toArray());
            empty.setArray(1, old);
            empty.setArray(2, old);
            int emptied = empty.executeUpdate();
            reasons.setArray(1, old);
            reasons.setArray(2, old);
            reasons.executeUpdate();
            known.setArray(1, old);
            known.executeUpdate();
            return emptied;
        }
    }

    /** What the next undecided cases are gone with. @param comments that they held */
    record Undecided(int cases, int comments) {}

    /** Deletes the next cases that were opened before a moment, have nothing newer, and were never decided. */
    static Undecided deleteUndecided(Connection connection, String namespace, Instant before) throws SQLException {
        List<UUID> cases = new ArrayList<>();
        try (PreparedStatement old = connection.prepareStatement(UNDECIDED)) {
            old.setString(1, namespace);
            old.setObject(2, before.atOffset(ZoneOffset.UTC));
            old.setObject(3, before.atOffset(ZoneOffset.UTC));
            try (ResultSet row = old.executeQuery()) {
                for (long comments = 0; row.next(); ) {
                    comments += row.getInt(2);
                    if (!hasRoom(cases, comments)) {
                        break;
                    }
                    cases.add(row.getObject(1, UUID.class));
                }
            }
        }
        if (cases.isEmpty()) {
            return new Undecided(0, 0);
        }
        try (PreparedStatement merged = connection.prepareStatement(WITH_MERGED);
                PreparedStatement members = connection.prepareStatement(DELETE_MEMBERS);
                PreparedStatement all = connection.prepareStatement(DELETE_CASES)) {
            merged.setArray(1, connection.createArrayOf("uuid", cases.toArray()));
            Array gone =
                    connection.createArrayOf("uuid", SqlResults.uuids(merged).toArray());
            members.setArray(1, gone);
            int comments = members.executeUpdate();
            all.setArray(1, gone);
            all.executeUpdate();
            return new Undecided(cases.size(), comments);
        }
    }

    /** @return how many; none if there are no more */
    static int emptyAppeals(Connection connection, String namespace, Instant before) throws SQLException {
        return part(connection, EMPTY_APPEALS, namespace, before);
    }

    /** @return how many; none if there are no more */
    static int deleteFeedback(Connection connection, String namespace, Instant before) throws SQLException {
        return part(connection, DELETE_FEEDBACK, namespace, before);
    }

    /** Of notices. @return how many; none if there are no more */
    static int deleteDrafts(Connection connection, String namespace, Instant before) throws SQLException {
        return part(connection, DELETE_DRAFTS, namespace, before);
    }

    private static int part(Connection connection, String sql, String namespace, Instant before) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, namespace);
            statement.setObject(2, before.atOffset(ZoneOffset.UTC));
            return statement.executeUpdate();
        }
    }

    /** When the oldest row of a class is from. @param dataClass one that is kept row by row */
    static Optional<Instant> oldest(Connection connection, String namespace, RetentionClass dataClass)
            throws SQLException {
        String sql =
                switch (dataClass) {
                    case CASES ->
                        """
                        SELECT d.decided_at FROM case_decision d
                        JOIN moderation_case c ON c.id = d.case_id AND (c.decision_id = d.id OR c.state = 'OPEN')
                        WHERE d.namespace = ? AND d.reason IS NOT NULL AND EXISTS
                            (SELECT FROM case_member m WHERE m.case_id = c.id AND m.content IS NOT NULL)
                        ORDER BY d.decided_at LIMIT 1
                        """;
                    case UNDECIDED_CASES ->
                        """
                        SELECT greatest(c.last_at, c.opened_at) FROM moderation_case c
                        WHERE c.namespace = ? AND c.state = 'OPEN' AND %s
                        ORDER BY c.last_at, c.id LIMIT 1
                        """
                                .formatted(NEVER_DECIDED);
                    case AUDIT_PERSONAL ->
                        """
                        SELECT e.at FROM audit_personal p JOIN audit_event e ON e.namespace = p.namespace AND e.seq = p.seq
                        WHERE p.namespace = ? ORDER BY p.seq LIMIT 1
                        """;
                    case APPEALS -> "SELECT min(closed_at) FROM appeal WHERE namespace = ? AND NOT erased";
                    case FEEDBACK -> "SELECT min(at) FROM feedback WHERE namespace = ?";
                    case TEXTS, ASSESSMENTS, IDLE_ACCOUNTS ->
                        throw new IllegalArgumentException(dataClass + " is not kept row by row");
                };
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, namespace);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)
                        : Optional.empty();
            }
        }
    }
}
