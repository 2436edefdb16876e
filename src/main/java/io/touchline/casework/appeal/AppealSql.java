package io.touchline.casework.appeal;

import io.touchline.api.AccountErased;
import io.touchline.api.AccountKey;
import io.touchline.casework.audit.ModeratorKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Writes appeals, inside the caller's transaction. */
final class AppealSql {

    private static final String INSERT =
            """
            INSERT INTO appeal (id, namespace, decision_id, assessment_id, party, account_key, target_id, statement, state,
                                filed_at, due_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', ?, ?)
            ON CONFLICT DO NOTHING
            """;

    private static final String CLOSE =
            """
            UPDATE appeal SET state = ?, closed_at = ?, closed_by = ?, reason = ?, measures = ?, strikes = ?, members = ?,
                              new_strike = ?, new_decision = ?, decision_id = ?
            WHERE id = ? AND state = 'OPEN'
            """;

    private static final String MOOT = "UPDATE appeal SET state = 'MOOT', closed_at = ? WHERE state = 'OPEN' AND ";

    private static final String MOOT_OTHERS = MOOT + "decision_id = ? AND id IS DISTINCT FROM ? RETURNING id";

    /** What was filed against a rule is heard with what was decided on the same comments since. */
    private static final String MOOT_BESIDE = MOOT
            + """
            decision_id IS NULL AND namespace = ? AND account_key = ? AND id <> ?
                AND assessment_id IN (SELECT assessment_id FROM case_member
                                      WHERE namespace = ? AND account_key = ? AND case_id = ?)
            RETURNING id
            """;

    private static final String MOOT_ON_COMMENTS = MOOT
            + """
            decision_id IS NULL AND assessment_id IN (SELECT assessment_id FROM case_member WHERE case_id = ?)
            RETURNING id
            """;

    /** What an overturning closed has ended at its moment; see {@link #mootOnComments}. */
    private static final String REOPEN =
            """
            UPDATE appeal a SET state = 'OPEN', closed_at = NULL
            FROM case_decision d
            WHERE d.id = ? AND d.outcome = 'OVERTURN'
                AND a.decision_id IS NULL AND a.closed_at = d.decided_at AND a.state = 'MOOT' AND NOT a.erased
                AND a.assessment_id IN (SELECT assessment_id FROM case_member WHERE case_id = d.case_id)
            RETURNING a.id
            """;

    private static final String OF_ERASED = " namespace = ? AND account_key = ? AND filed_at <= coalesce(?, filed_at)";

    private static final String WITHDRAW =
            "UPDATE appeal SET state = 'WITHDRAWN', closed_at = ? WHERE state = 'OPEN' AND" + OF_ERASED
                    + " RETURNING id";

    private static final String ERASE =
            "UPDATE appeal SET account_key = NULL, statement = NULL, reason = NULL, erased = true WHERE" + OF_ERASED;

    private static final String REMIND =
            "UPDATE appeal SET reminded_at = ? WHERE state = 'OPEN' AND reminded_at IS NULL AND due_at <= ?";

    private AppealSql() {}

    /** @return false if the same part is under appeal or was reviewed before */
    static boolean insert(Connection connection, Appeal appeal) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, appeal.id());
            statement.setString(2, appeal.namespace());
            statement.setObject(3, appeal.against().decision().orElse(null), Types.OTHER);
            statement.setObject(4, appeal.against().assessment().orElse(null), Types.OTHER);
            boolean byTarget = appeal.party() instanceof Party.Target;
            statement.setString(5, byTarget ? "TARGET" : "ACCOUNT");
            statement.setBytes(
                    6,
                    appeal.party() instanceof Party.Account party ? party.key().bytes() : null);
            statement.setString(7, appeal.party() instanceof Party.Target party ? party.id() : null);
            statement.setString(8, appeal.statement().orElse(null));
            statement.setObject(9, utc(appeal.course().filedAt()));
            statement.setObject(10, utc(appeal.course().dueAt()));
            return statement.executeUpdate() > 0;
        }
    }

    /** Ends an open appeal; {@code against} may name a decision that it was not filed against. */
    static void close(Connection connection, UUID id, Appeal.Against against, Appeal.Closing closing)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CLOSE)) {
            statement.setString(1, closing.state().name());
            statement.setObject(2, utc(closing.at()));
            statement.setBytes(3, closing.by().map(ModeratorKey::bytes).orElse(null));
            statement.setString(4, closing.reason().orElse(null));
            statement.setArray(
                    5, connection.createArrayOf("text", closing.measures().toArray()));
            statement.setArray(
                    6,
                    connection.createArrayOf("uuid", closing.effect().strikes().toArray()));
            statement.setInt(7, closing.effect().members());
            statement.setObject(8, closing.effect().newStrike().orElse(null), Types.OTHER);
            statement.setObject(9, closing.effect().newDecision().orElse(null), Types.OTHER);
            statement.setObject(10, against.decision().orElse(null), Types.OTHER);
            statement.setObject(11, id);
            if (statement.executeUpdate() != 1) {
                throw new IllegalStateException("an appeal was closed that was not locked");
            }
        }
    }

    /** Closes what is open against a decision that does not stand any more. @param but null to spare none */
    static List<UUID> mootOthers(Connection connection, UUID decision, UUID but, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MOOT_OTHERS)) {
            statement.setObject(1, utc(now));
            statement.setObject(2, decision);
            statement.setObject(3, but, Types.OTHER);
            return AppealRows.ids(statement);
        }
    }

    /** Closes an account's other open appeals on comments of a case, once its part of the decision was reviewed. */
    static List<UUID> mootBeside(Connection connection, Appeal appeal, AccountKey account, UUID caseId, Instant now)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MOOT_BESIDE)) {
            statement.setObject(1, utc(now));
            statement.setString(2, appeal.namespace());
            statement.setBytes(3, account.bytes());
            statement.setObject(4, appeal.id());
            statement.setString(5, appeal.namespace());
            statement.setBytes(6, account.bytes());
            statement.setObject(7, caseId);
            return AppealRows.ids(statement);
        }
    }

    /**
     * Closes what is open against what rules did on the comments of a case, of which nothing stands any more.
     *
     * @param decidedAt when the case was overturned, by which {@link #reopen} finds them
     */
    static List<UUID> mootOnComments(Connection connection, UUID caseId, Instant decidedAt) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MOOT_ON_COMMENTS)) {
            statement.setObject(1, utc(decidedAt));
            statement.setObject(2, caseId);
            return AppealRows.ids(statement);
        }
    }

    /** Opens what an overturning had closed, once it is undone. Its deadline is the one that it had. */
    static List<UUID> reopen(Connection connection, UUID decision) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REOPEN)) {
            statement.setObject(1, decision);
            return AppealRows.ids(statement);
        }
    }

    /** Forgets who appealed, what was said and why it was decided. @return what was open and has ended with it */
    static List<UUID> erase(Connection connection, AccountErased erased, Instant now) throws SQLException {
        try (PreparedStatement withdraw = connection.prepareStatement(WITHDRAW);
                PreparedStatement erase = connection.prepareStatement(ERASE)) {
            withdraw.setObject(1, utc(now));
            setErased(withdraw, 2, erased);
            List<UUID> ended = AppealRows.ids(withdraw);
            setErased(erase, 1, erased);
            erase.executeUpdate();
            return ended;
        }
    }

    private static void setErased(PreparedStatement statement, int first, AccountErased erased) throws SQLException {
        statement.setString(first, erased.namespace());
        statement.setBytes(first + 1, erased.account().bytes());
        statement.setObject(first + 2, erased.until().map(AppealSql::utc).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE);
    }

    /** Marks open ones whose deadline is not after a moment and that are not marked. @return how many */
    static int remind(Connection connection, Instant dueUpTo, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REMIND)) {
            statement.setObject(1, utc(now));
            statement.setObject(2, utc(dueUpTo));
            return statement.executeUpdate();
        }
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** The part of an appeal's fields that a party fills. */
    static Optional<AccountKey> account(Party party) {
        return party instanceof Party.Account account ? Optional.of(account.key()) : Optional.empty();
    }
}
