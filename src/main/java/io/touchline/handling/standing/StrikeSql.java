package io.touchline.handling.standing;

import io.touchline.api.AccountErased;
import io.touchline.api.AccountKey;
import io.touchline.api.SqlParameters;
import io.touchline.api.SqlResults;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Changes strikes inside the caller's transaction, and raises the version of each account that it changes, which is what
 * {@link StandingDrain} brings to Redis after the commit. Whoever commits tells it with {@link StandingDrain#changed}.
 */
public final class StrikeSql {

    /** Accounts are raised in the order of their keys, so that two writers meet their locks in the same order. */
    static final String RAISE =
            """
            INSERT INTO standing_copy AS c (namespace, account_key, version)
            SELECT namespace, account_key, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint
            FROM (SELECT DISTINCT namespace COLLATE "C" AS namespace, account_key FROM changed ORDER BY 1, 2) AS accounts
            ON CONFLICT (namespace, account_key) DO UPDATE SET version = greatest(c.version + 1, excluded.version)
            """;

    private static final String INSERT =
            """
            WITH input AS (
                SELECT * FROM unnest(?::uuid[], ?::text[], ?::bytea[], ?::text[], ?::float8[], ?::text[], ?::text[], ?::text[],
                                     ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[])
                    AS t(id, namespace, account_key, action, weight, reasons, rule, decided_by,
                         reason, decision_id, assessment_id, case_id, struck_at, expires_at)
            ), changed AS (
                INSERT INTO strike (id, namespace, account_key, action, weight, reasons, rule, decided_by,
                                    reason, decision_id, assessment_id, case_id, struck_at, expires_at)
                SELECT id, namespace, account_key, action, weight, string_to_array(reasons, E'\\n'), rule, decided_by,
                       reason, decision_id, assessment_id, case_id, struck_at, expires_at
                FROM input ORDER BY namespace, assessment_id, decision_id, id
                ON CONFLICT DO NOTHING
                RETURNING namespace, account_key
            ), raised AS (
            """
                    + RAISE
                    + ") SELECT count(*) FROM changed";

    private static final String REVOKE =
            """
            WITH changed AS (
                UPDATE strike SET revoked_at = ?, revoked_by = ?, revoke_reason = ?
                WHERE namespace = ? AND account_key = ? AND id = ? AND revoked_at IS NULL
                RETURNING namespace, account_key
            ), raised AS (
            """
                    + RAISE
                    + ") SELECT count(*) FROM changed";

    private static final String REVOKED_BY_HAND =
            """
            UPDATE strike SET revoked_in = NULL, revoked_at = ?, revoked_by = ?, revoke_reason = ?
            WHERE namespace = ? AND account_key = ? AND id = ? AND revoked_in LIKE 'dec\\_%'
            """;

    private static final String ERASE =
            """
            WITH changed AS (
                DELETE FROM strike WHERE namespace = ? AND account_key = ?
                    AND (?::timestamptz IS NULL OR id < uuid_floor(?)
                         OR rule IS NOT NULL AND assessment_id < 'as_' || replace(uuid_floor(?)::text, '-', ''))
                RETURNING namespace, account_key
            ), raised AS (
            """
                    + RAISE
                    + ") SELECT count(*) FROM changed";

    /** By what {@link #ERASE} goes by: whether an erasure of the account waits that deletes a row of strikes. */
    static final String GOING =
            """
            EXISTS (SELECT FROM erasure_guard g
                    CROSS JOIN LATERAL (SELECT uuid_floor(g.received_until + interval '1 millisecond') AS id) AS after
                    WHERE g.namespace = strike.namespace AND g.account_key = strike.account_key
                        AND (strike.id < after.id OR strike.rule IS NOT NULL
                             AND strike.assessment_id < 'as_' || replace(after.id::text, '-', '')))
            """;

    private static final String IS_GOING =
            "SELECT count(*) FROM strike WHERE namespace = ? AND account_key = ? AND id = ? AND " + GOING;

    private static final int PART = 1_000;

    /**
     * One that somebody else is at is left to the next run. One that a person took back says of a decided case that its
     * measure does not stand, and stays as long as such cases do. One by rule stays while an older one lasts, which it
     * stands for ({@link Standing}).
     */
    private static final String DELETE_EXPIRED =
            """
            DELETE FROM strike WHERE id = ANY(ARRAY(
                SELECT s.id FROM strike s
                WHERE s.expires_at < ? AND (s.revoked_at IS NULL OR s.revoked_in IS NOT NULL OR s.revoked_at < ?)
                    AND (s.rule IS NULL OR NOT EXISTS (
                        SELECT 1 FROM strike o WHERE o.namespace = s.namespace AND o.account_key = s.account_key
                            AND o.rule IS NOT NULL AND o.struck_at <= s.struck_at AND o.expires_at >= ?))
                ORDER BY s.expires_at LIMIT %d FOR UPDATE OF s SKIP LOCKED))
            """
                    .formatted(PART);

    private StrikeSql() {}

    /**
     * Writes strikes. One by rule on an assessment that has left one already, and one of a decision that was written
     * before, is left out without an error, so that writing again counts nothing twice.
     *
     * @return how many were written
     */
    public static int insert(Connection connection, Collection<AccountStrike> strikes) throws SQLException {
        if (strikes.isEmpty()) {
            return 0;
        }
        List<AccountStrike> rows = List.copyOf(strikes);
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            SqlParameters columns = new SqlParameters(statement);
            columns.uuids(rows, row -> row.strike().id());
            columns.texts(rows, AccountStrike::namespace);
            columns.bytes(rows, row -> row.account().bytes());
            columns.texts(rows, row -> row.strike().action().name());
            columns.doubles(rows, row -> row.strike().weight());
            columns.texts(rows, row -> String.join("\n", row.strike().reasons()));
            columns.texts(rows, row -> rule(row).map(Ground.ByRule::rule).orElse(null));
            columns.texts(
                    rows, row -> person(row).map(Ground.ByPerson::decidedBy).orElse(null));
            columns.texts(rows, row -> person(row).map(Ground.ByPerson::reason).orElse(null));
            columns.texts(
                    rows,
                    row -> person(row).flatMap(Ground.ByPerson::decisionId).orElse(null));
            columns.texts(rows, row -> rule(row)
                    .map(Ground.ByRule::assessmentId)
                    .or(() -> person(row).flatMap(Ground.ByPerson::assessmentId))
                    .orElse(null));
            columns.texts(
                    rows, row -> person(row).flatMap(Ground.ByPerson::caseId).orElse(null));
            columns.moments(rows, row -> row.strike().at());
            columns.moments(rows, row -> row.strike().expiresAt());
            return SqlResults.count(statement);
        }
    }

    /** @return false if the account has no such strike, or it was taken back before */
    static boolean revoke(Connection connection, String namespace, AccountKey account, UUID id, Revocation revocation)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REVOKE)) {
            setRevoked(statement, revocation, namespace, account, id);
            return SqlResults.count(statement) > 0;
        }
    }

    private static void setRevoked(
            PreparedStatement statement, Revocation revocation, String namespace, AccountKey account, UUID id)
            throws SQLException {
        statement.setObject(1, revocation.at().atOffset(ZoneOffset.UTC));
        statement.setString(2, revocation.by());
        statement.setString(3, revocation.reason());
        statement.setString(4, namespace);
        statement.setBytes(5, account.bytes());
        statement.setObject(6, id);
    }

    /**
     * One that a decision on a case has taken back is this person's from now on: it stays so, also if that decision is
     * undone.
     *
     * @return false if it was no decision that took it back
     */
    static boolean keepRevoked(
            Connection connection, String namespace, AccountKey account, UUID id, Revocation revocation)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REVOKED_BY_HAND)) {
            setRevoked(statement, revocation, namespace, account, id);
            return statement.executeUpdate() > 0;
        }
    }

    /**
     * Deletes the strikes of an account that is erased; their ids tell when they were made. A rule's may be made a moment
     * later than the comment that it is for was received.
     */
    static int erase(Connection connection, AccountErased erased) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ERASE)) {
            OffsetDateTime after = erased.until()
                    .map(moment -> moment.plusMillis(1).atOffset(ZoneOffset.UTC))
                    .orElse(null);
            statement.setString(1, erased.namespace());
            statement.setBytes(2, erased.account().bytes());
            statement.setObject(3, after, Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setObject(4, after, Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setObject(5, after, Types.TIMESTAMP_WITH_TIMEZONE);
            return SqlResults.count(statement);
        }
    }

    /** Whether an erasure of the account waits that deletes a strike of it; holds as long as none can begin. */
    static boolean isGoing(Connection connection, String namespace, AccountKey account, UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(IS_GOING)) {
            statement.setString(1, namespace);
            statement.setBytes(2, account.bytes());
            statement.setObject(3, id);
            return SqlResults.count(statement) > 0;
        }
    }

    /**
     * Deletes the next strikes that expired before a moment; they carry nothing, so that no version changes.
     *
     * @param revoked before when a person must have taken one back
     * @return how many; 0 if none is left
     */
    static int deleteExpiredBefore(Connection connection, Instant moment, Instant revoked) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DELETE_EXPIRED)) {
            statement.setObject(1, moment.atOffset(ZoneOffset.UTC));
            statement.setObject(2, revoked.atOffset(ZoneOffset.UTC));
            statement.setObject(3, moment.atOffset(ZoneOffset.UTC));
            return statement.executeUpdate();
        }
    }

    private static Optional<Ground.ByRule> rule(AccountStrike row) {
        return row.strike().ground() instanceof Ground.ByRule rule ? Optional.of(rule) : Optional.empty();
    }

    private static Optional<Ground.ByPerson> person(AccountStrike row) {
        return row.strike().ground() instanceof Ground.ByPerson person ? Optional.of(person) : Optional.empty();
    }
}
