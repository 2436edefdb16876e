package io.touchline.casework.appeal;

import io.touchline.api.AccountKey;
import io.touchline.api.SqlResults;
import io.touchline.casework.audit.ModeratorKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads what appeals are against: decisions, comments of cases, assessments. */
final class AppealedSql {

    /** A decision on a second look has no effect, so that there is nothing to appeal against. */
    private static final String CASE_OF_DECISION =
            """
            SELECT d.case_id FROM case_decision d JOIN moderation_case c ON c.id = d.case_id
            WHERE d.namespace = ? AND d.id = ? AND c.review_of IS NULL
            """;

    private static final String CASE_OF_ASSESSMENT =
            "SELECT case_id FROM case_member WHERE namespace = ? AND assessment_id = ?";

    private static final String LOCK_CASE = "SELECT decision_id FROM moderation_case WHERE id = ?";

    private static final String DECISION =
            """
            SELECT decided_at, undone_at IS NOT NULL AS undone, replaced_by IS NOT NULL AS replaced
            FROM case_decision WHERE id = ?
            """;

    private static final String ACCOUNT_IN_CASE =
            """
            SELECT 1 FROM case_member WHERE namespace = ? AND account_key = ? AND case_id = ?
                AND NOT is_erased(namespace, account_key, assessment_id) LIMIT 1
            """;

    private static final String TARGET_OF_CASE = "SELECT 1 FROM moderation_case WHERE id = ? AND ? = ANY(target_ids)";

    private static final String STANDING_PART =
            """
            SELECT 1 FROM case_member
            WHERE case_id = ? AND overturned_by IS NULL AND (?::bytea IS NULL OR account_key = ?)
            """;

    private static final String READABLE_PART = STANDING_PART + " AND content IS NOT NULL";

    /**
     * A day of assessments may be gone; a case keeps its comments. Where it has one under another key than the
     * assessment, or none, that author was erased, be it before anybody noted that elsewhere.
     */
    private static final String AUTHOR =
            """
            SELECT account_key FROM assessment a
            WHERE namespace = ? AND id = ? AND id >= erased_before(namespace, account_key)
                AND NOT EXISTS (SELECT FROM case_member m
                                WHERE m.assessment_id = a.id AND m.account_key IS DISTINCT FROM a.account_key)
            UNION ALL
            SELECT account_key FROM case_member WHERE namespace = ? AND assessment_id = ? AND account_key IS NOT NULL
                AND NOT is_erased(namespace, account_key, assessment_id)
            LIMIT 1
            """;

    private static final String EARLIER =
            """
            SELECT state = 'OPEN' FROM appeal
            WHERE decision_id = ? AND (account_key = ? OR target_id = ?) AND state IN ('OPEN', 'GRANTED', 'REJECTED')
            UNION ALL
            SELECT true FROM appeal a JOIN case_member m ON m.assessment_id = a.assessment_id
            WHERE a.namespace = ? AND a.account_key = ? AND a.state = 'OPEN' AND a.decision_id IS NULL AND m.case_id = ?
            UNION ALL
            SELECT false FROM appeal WHERE new_decision = ? AND target_id = ?
            LIMIT 1
            """;

    private static final String EARLIER_ON_ASSESSMENT =
            """
            SELECT state = 'OPEN' FROM appeal
            WHERE assessment_id = ? AND decision_id IS NULL AND state IN ('OPEN', 'GRANTED', 'REJECTED')
            """;

    private static final String TOOK_PART =
            "SELECT 1 FROM case_decision WHERE case_id = ? AND (decided_by = ? OR undone_by = ?) LIMIT 1";

    /** The rest of an erasure, which ends the appeal, may wait; see V19. */
    private static final String OF_ERASED =
            """
            SELECT DISTINCT a.id FROM appeal a
            JOIN erasure_guard g ON g.namespace = a.namespace AND g.account_key = a.account_key
            WHERE a.id = ANY(?) AND a.filed_at <= g.received_until
            """;

    private AppealedSql() {}

    /** A decision as far as appeals care. @param stands false once it is undone or replaced */
    record Decided(Instant at, boolean undone, boolean replaced) {

        boolean stands() {
            return !undone && !replaced;
        }
    }

    static Optional<UUID> caseOfDecision(Connection connection, String namespace, UUID decision) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CASE_OF_DECISION)) {
            statement.setString(1, namespace);
            statement.setObject(2, decision);
            return uuid(statement);
        }
    }

    static Optional<UUID> caseOfAssessment(Connection connection, String namespace, UUID assessment)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CASE_OF_ASSESSMENT)) {
            statement.setString(1, namespace);
            statement.setObject(2, assessment);
            return uuid(statement);
        }
    }

    /** Nobody decides on the case, or undoes that, until the transaction is over. @return the decision that stands */
    static Optional<UUID> shareCase(Connection connection, UUID caseId) throws SQLException {
        return lockedCase(connection, caseId, " FOR SHARE");
    }

    /** Like {@link #shareCase}, and ready for a change of the case. */
    static Optional<UUID> lockCase(Connection connection, UUID caseId) throws SQLException {
        return lockedCase(connection, caseId, " FOR UPDATE");
    }

    private static Optional<UUID> lockedCase(Connection connection, UUID caseId, String locking) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK_CASE + locking)) {
            statement.setObject(1, caseId);
            return uuid(statement);
        }
    }

    static Decided decided(Connection connection, UUID decision) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DECISION)) {
            statement.setObject(1, decision);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Decided(
                        row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("undone"),
                        row.getBoolean("replaced"));
            }
        }
    }

    static boolean concerns(Connection connection, String namespace, UUID caseId, Party party) throws SQLException {
        if (party instanceof Party.Account account) {
            try (PreparedStatement statement = connection.prepareStatement(ACCOUNT_IN_CASE)) {
                statement.setString(1, namespace);
                statement.setBytes(2, account.key().bytes());
                statement.setObject(3, caseId);
                return any(statement);
            }
        }
        if (party instanceof Party.Target target) {
            try (PreparedStatement statement = connection.prepareStatement(TARGET_OF_CASE)) {
                statement.setObject(1, caseId);
                statement.setString(2, target.id());
                return any(statement);
            }
        }
        return false;
    }

    /** Whether there is a comment in a decided case, of the account that appeals, that no appeal has taken back. */
    static boolean partStands(Connection connection, UUID caseId, Party party) throws SQLException {
        return hasPart(connection, STANDING_PART, caseId, party);
    }

    /** Whether such a comment can still be read: on what nobody can read nobody decides, or says anything of it. */
    static boolean isReadable(Connection connection, UUID caseId, Party party) throws SQLException {
        return hasPart(connection, READABLE_PART, caseId, party);
    }

    private static boolean hasPart(Connection connection, String part, UUID caseId, Party party) throws SQLException {
        byte[] account = AppealSql.account(party).map(AccountKey::bytes).orElse(null);
        try (PreparedStatement statement = connection.prepareStatement(part + " LIMIT 1")) {
            statement.setObject(1, caseId);
            statement.setBytes(2, account);
            statement.setBytes(3, account);
            return any(statement);
        }
    }

    /** @return empty if there is no such assessment, or its author is erased */
    static Optional<AccountKey> author(Connection connection, String namespace, UUID assessment) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(AUTHOR)) {
            statement.setString(1, namespace);
            statement.setObject(2, assessment);
            statement.setString(3, namespace);
            statement.setObject(4, assessment);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(new AccountKey(row.getBytes(1))) : Optional.empty();
            }
        }
    }

    /** The same part under appeal (true) or reviewed (false) before. A decision that a target's appeal made is final for it. */
    static Optional<Boolean> earlier(Connection connection, String namespace, Appeal.Against against, Party party)
            throws SQLException {
        if (against.decision().isEmpty()) {
            try (PreparedStatement statement = connection.prepareStatement(EARLIER_ON_ASSESSMENT)) {
                statement.setObject(1, against.assessment().orElseThrow());
                return bool(statement);
            }
        }
        byte[] account = AppealSql.account(party).map(AccountKey::bytes).orElse(null);
        String target = party instanceof Party.Target named ? named.id() : null;
        try (PreparedStatement statement = connection.prepareStatement(EARLIER)) {
            statement.setObject(1, against.decision().get());
            statement.setBytes(2, account);
            statement.setString(3, target);
            statement.setString(4, namespace);
            statement.setBytes(5, account);
            statement.setObject(6, against.caseId().orElseThrow());
            statement.setObject(7, against.decision().get());
            statement.setString(8, target);
            return bool(statement);
        }
    }

    /** Whether somebody decided on a case, alone or among others, or took a decision on it back. */
    static boolean tookPart(Connection connection, UUID caseId, ModeratorKey moderator) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TOOK_PART)) {
            statement.setObject(1, caseId);
            statement.setBytes(2, moderator.bytes());
            statement.setBytes(3, moderator.bytes());
            return any(statement);
        }
    }

    /** Which of some appeals were filed by an account that is being erased. */
    static Set<UUID> ofErased(Connection connection, Collection<UUID> appeals) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OF_ERASED)) {
            statement.setArray(1, connection.createArrayOf("uuid", appeals.toArray()));
            return Set.copyOf(SqlResults.uuids(statement));
        }
    }

    private static boolean any(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next();
        }
    }

    private static Optional<UUID> uuid(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.ofNullable(row.getObject(1, UUID.class)) : Optional.empty();
        }
    }

    private static Optional<Boolean> bool(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(row.getBoolean(1)) : Optional.empty();
        }
    }
}
