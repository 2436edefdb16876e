package io.touchline.casework.erasure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.touchline.api.AccountKey;
import io.touchline.api.SqlResults;
import io.touchline.api.StoredNames;
import io.touchline.assessment.store.AssessmentIds;
import io.touchline.assessment.store.ErasureGuard;
import io.touchline.casework.audit.ModeratorKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The rows of erasures, inside the caller's transaction. */
final class ErasureSql {

    private static final String INSERT =
            """
            INSERT INTO erasure (id, namespace, requested_at, requested_by, reason, account_hash, state, erased)
            VALUES (?, ?, ?, ?, ?, ?, 'REQUESTED', '{}')
            """;

    private static final String SELECT =
            """
            SELECT id, namespace, requested_at, requested_by, reason, state, completed_at, erased FROM erasure
            """;

    private static final String PROGRESS = "UPDATE erasure SET state = ?, completed_at = ?, erased = ? WHERE id = ?";

    private static final String GUARDS =
            """
            SELECT g.erasure_id, g.namespace, g.account_key, g.received_until FROM erasure_guard g
            WHERE g.erasure_id = ANY(ARRAY(
                SELECT DISTINCT o.erasure_id FROM erasure_guard o JOIN erasure e ON e.id = o.erasure_id
                WHERE (e.state = 'REQUESTED') = ? AND o.erasure_id > ? ORDER BY o.erasure_id LIMIT 1000))
            """;

    /** Each of the four asks for namespace, key and what lies between two bounds; ids tell when they were made. */
    private static final String NEWEST =
            """
            SELECT greatest(
                (SELECT max(uuid_extract_timestamp(id)) FROM assessment
                 WHERE namespace = ? AND account_key = ? AND id >= ? AND id < ?),
                (SELECT max(uuid_extract_timestamp(id)) FROM strike
                 WHERE namespace = ? AND account_key = ? AND id >= ? AND id < ?),
                (SELECT max(filed_at) FROM appeal
                 WHERE namespace = ? AND account_key = ? AND filed_at >= ? AND filed_at < ?),
                (SELECT max(e.at) FROM audit_personal p
                 JOIN audit_event e ON e.namespace = p.namespace AND e.seq = p.seq
                 WHERE p.namespace = ? AND p.account_key = ? AND e.at >= ? AND e.at < ?))
            """;

    private static final String OLDEST_UNFINISHED = "SELECT min(requested_at) FROM erasure WHERE state = 'REQUESTED'";

    private static final JsonMapper JSON = new JsonMapper();

    private ErasureSql() {}

    /** @param account its keyed hash, which goes when the erasure is complete, see V27 */
    static void insert(Connection connection, ErasureRow row, byte[] account) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, row.id());
            statement.setString(2, row.namespace());
            statement.setObject(3, row.requestedAt().atOffset(ZoneOffset.UTC));
            statement.setBytes(4, row.requestedBy().bytes());
            statement.setString(5, row.reason());
            statement.setBytes(6, account);
            statement.executeUpdate();
        }
    }

    /**
     * Locks it, so that replicas carry it on one after the other. Its key is left alone: a later erasure of the same account
     * refers to it while it has the cases, for which this one may be waiting.
     */
    static Optional<ErasureRow> lock(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT + " WHERE id = ? FOR NO KEY UPDATE")) {
            statement.setObject(1, id);
            return read(statement).stream().findFirst();
        }
    }

    static Optional<ErasureRow> find(Connection connection, String namespace, UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT + " WHERE namespace = ? AND id = ?")) {
            statement.setString(1, namespace);
            statement.setObject(2, id);
            return read(statement).stream().findFirst();
        }
    }

    /** Newest first. */
    static List<ErasureRow> list(Connection connection, String namespace, UUID before, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                SELECT + " WHERE namespace = ? AND id < ? ORDER BY id DESC LIMIT " + limit)) {
            statement.setString(1, namespace);
            statement.setObject(2, before);
            return read(statement);
        }
    }

    static List<UUID> held(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT id FROM erasure WHERE state = 'HELD' ORDER BY id")) {
            List<UUID> ids = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
            }
            return ids;
        }
    }

    /** When the oldest erasure was asked for that something has been in the way of; empty if there is none. */
    static Optional<Instant> oldestUnfinished(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OLDEST_UNFINISHED);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return Optional.ofNullable(row.getObject(1, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
        }
    }

    /**
     * What is still guarded, under each key that it is known by: of the next thousand erasures, the oldest first.
     *
     * @param unfinished whether of erasures that something was in the way of, or of the others
     * @param after the last one before
     * @return none if there are no more
     */
    static NavigableMap<UUID, List<ErasureGuard.Erased>> guards(Connection connection, boolean unfinished, UUID after)
            throws SQLException {
        NavigableMap<UUID, List<ErasureGuard.Erased>> guards = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(GUARDS)) {
            statement.setBoolean(1, unfinished);
            statement.setObject(2, after);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    guards.computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                            .add(new ErasureGuard.Erased(
                                    row.getString(2), new AccountKey(row.getBytes(3)), instant(row, 4)));
                }
            }
        }
        return guards;
    }

    /** When the newest of what is kept of an account was received or made, if that was between these moments. */
    static Optional<Instant> newest(
            Connection connection, String namespace, AccountKey account, Instant since, Instant before)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEWEST)) {
            Object[] ids = {AssessmentIds.floor(since), AssessmentIds.floor(before)};
            Object[] moments = {since.atOffset(ZoneOffset.UTC), before.atOffset(ZoneOffset.UTC)};
            int next = 1;
            for (Object[] bounds : List.of(ids, ids, moments, moments)) {
                statement.setString(next++, namespace);
                statement.setBytes(next++, account.bytes());
                statement.setObject(next++, bounds[0]);
                statement.setObject(next++, bounds[1]);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant);
            }
        }
    }

    /** The appeals of an account that is erased. */
    static int appeals(Connection connection, ErasureGuard.Erased erased) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT count(*) FROM appeal WHERE namespace = ? AND account_key = ? AND filed_at <= ?")) {
            statement.setString(1, erased.namespace());
            statement.setBytes(2, erased.account().bytes());
            statement.setObject(3, erased.until().atOffset(ZoneOffset.UTC));
            return SqlResults.count(statement);
        }
    }

    static void deleteGuard(Connection connection, UUID erasure) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM erasure_guard WHERE erasure_id = ?")) {
            statement.setObject(1, erasure);
            statement.executeUpdate();
        }
    }

    static void progress(
            Connection connection,
            UUID id,
            ErasureState state,
            Optional<Instant> completedAt,
            Map<String, Integer> rows)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PROGRESS)) {
            statement.setString(1, state.name());
            statement.setObject(
                    2, completedAt.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null));
            statement.setString(3, written(rows));
            statement.setObject(4, id);
            statement.executeUpdate();
        }
    }

    private static List<ErasureRow> read(PreparedStatement statement) throws SQLException {
        List<ErasureRow> rows = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                rows.add(new ErasureRow(
                        row.getObject("id", UUID.class),
                        row.getString("namespace"),
                        instant(row, 3),
                        new ModeratorKey(row.getBytes("requested_by")),
                        row.getString("reason"),
                        StoredNames.of(ErasureState.class, row.getString("state")),
                        Optional.ofNullable(row.getObject("completed_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        counts(row.getString("erased"))));
            }
        }
        return rows;
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static String written(Map<String, Integer> rows) {
        try {
            return JSON.writeValueAsString(new TreeMap<>(rows));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("counts cannot be written", e);
        }
    }

    private static Map<String, Integer> counts(String json) {
        try {
            return JSON.readValue(json, new TypeReference<Map<String, Integer>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the counts of an erasure cannot be read", e);
        }
    }
}
