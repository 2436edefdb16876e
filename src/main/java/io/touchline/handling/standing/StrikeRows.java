package io.touchline.handling.standing;

import io.touchline.api.AccountKey;
import io.touchline.api.StoredNames;
import io.touchline.handling.Action;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads strikes from PostgreSQL. */
final class StrikeRows {

    private static final String SELECT =
            """
            SELECT id, action, weight, reasons, rule, decided_by, reason, decision_id, assessment_id, case_id,
                   struck_at, expires_at, revoked_at, revoked_by, revoke_reason, account_key
            FROM strike WHERE namespace = ?
            """;

    /** Those of before are told of nobody while an erasure waits: the account may have come back. */
    private static final String NOT_GOING = " AND NOT " + StrikeSql.GOING;

    private static final String MARKS =
            "SELECT s.* FROM (SELECT ?::text AS namespace, ?::bytea AS account_key) AS c CROSS JOIN LATERAL "
                    + CountingStrikes.of(NOT_GOING) + " AS s";

    private StrikeRows() {}

    /**
     * The strikes of an account, newest first, those that are over among them; of too many, what persons decided and did
     * not take back comes before what rules did.
     */
    static List<Strike> ofAccount(Connection connection, String namespace, AccountKey account, int most)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT + NOT_GOING
                + " AND account_key = ? ORDER BY rule IS NULL AND revoked_at IS NULL DESC, struck_at DESC, id DESC LIMIT "
                + most)) {
            statement.setString(1, namespace);
            statement.setBytes(2, account.bytes());
            return read(statement).stream()
                    .map(Found::strike)
                    .sorted(Strike.NEWEST_FIRST)
                    .toList();
        }
    }

    /** What may count of the strikes of an account, by their ids, see {@link CountingStrikes}. */
    static Map<UUID, Mark> marks(
            Connection connection, String namespace, AccountKey account, Instant now, Duration pause)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MARKS)) {
            statement.setString(1, namespace);
            statement.setBytes(2, account.bytes());
            statement.setObject(3, now.atOffset(ZoneOffset.UTC));
            statement.setLong(4, pause.toMillis());
            Map<UUID, Mark> marks = new LinkedHashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    marks.put(
                            row.getObject("id", UUID.class),
                            new Mark(
                                    instant(row, "struck_at").toEpochMilli(),
                                    instant(row, "expires_at").toEpochMilli(),
                                    row.getDouble("weight"),
                                    row.getBoolean("by_rule")));
                }
            }
            return marks;
        }
    }

    static Optional<Strike> ofId(Connection connection, String namespace, AccountKey account, UUID id)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT + " AND account_key = ? AND id = ?")) {
            statement.setString(1, namespace);
            statement.setBytes(2, account.bytes());
            statement.setObject(3, id);
            return read(statement).stream().map(Found::strike).findFirst();
        }
    }

    /** Those that are kept and not to go, whatever accounts they are against, in no order. */
    static List<AccountStrike> ofIds(Connection connection, String namespace, Collection<UUID> ids)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT + NOT_GOING + " AND id = ANY(?)")) {
            statement.setString(1, namespace);
            statement.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
            return read(statement).stream()
                    .map(found -> new AccountStrike(namespace, found.account(), found.strike()))
                    .toList();
        }
    }

    /** Whatever account it is against. */
    static Optional<AccountStrike> ofDecision(Connection connection, String namespace, String decisionId)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT + " AND decision_id = ?")) {
            statement.setString(1, namespace);
            statement.setString(2, decisionId);
            return read(statement).stream()
                    .map(found -> new AccountStrike(namespace, found.account(), found.strike()))
                    .findFirst();
        }
    }

    private static List<Found> read(PreparedStatement statement) throws SQLException {
        List<Found> found = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.add(new Found(new AccountKey(row.getBytes("account_key")), strike(row)));
            }
        }
        return found;
    }

    private static Strike strike(ResultSet row) throws SQLException {
        return new Strike(
                row.getObject("id", UUID.class),
                StoredNames.of(Action.class, row.getString("action")),
                row.getDouble("weight"),
                List.of((String[]) row.getArray("reasons").getArray()),
                ground(row),
                instant(row, "struck_at"),
                instant(row, "expires_at"),
                revocation(row));
    }

    private static Ground ground(ResultSet row) throws SQLException {
        String rule = row.getString("rule");
        if (rule != null) {
            return new Ground.ByRule(rule, row.getString("assessment_id"));
        }
        return new Ground.ByPerson(
                row.getString("decided_by"),
                row.getString("reason"),
                Optional.ofNullable(row.getString("decision_id")),
                Optional.ofNullable(row.getString("assessment_id")),
                Optional.ofNullable(row.getString("case_id")));
    }

    private static Optional<Revocation> revocation(ResultSet row) throws SQLException {
        if (row.getString("revoked_by") == null) {
            return Optional.empty();
        }
        return Optional.of(new Revocation(
                row.getString("revoked_by"), row.getString("revoke_reason"), instant(row, "revoked_at")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private record Found(AccountKey account, Strike strike) {}
}
