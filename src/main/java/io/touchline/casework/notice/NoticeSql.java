package io.touchline.casework.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.touchline.api.AccountKey;
import io.touchline.api.SqlResults;
import io.touchline.api.StoredNames;
import io.touchline.casework.audit.AuditEvent;
import io.touchline.casework.audit.ModeratorKey;
import io.touchline.casework.cases.MeasuresUndone;
import io.touchline.casework.notice.StoredNotice.Deed;
import io.touchline.casework.notice.StoredNotice.Publication;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of notices. */
final class NoticeSql {

    private static final String INSERT =
            """
            INSERT INTO notice (id, namespace, state, title, period_from, period_to, ordered, content, digest,
                                created_by, created_at)
            VALUES (?, ?, 'DRAFT', ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String NAME_ACCOUNTS =
            "INSERT INTO notice_account (notice_id, namespace, account_key) SELECT ?, ?, unnest(?::bytea[])";

    private static final String UNDONE =
            """
            (SELECT count(*) FROM audit_event e WHERE e.namespace = notice.namespace
                AND e.subject = 'ntc_' || replace(notice.id::text, '-', '') AND e.kind = 'NOTICE_OUTDATED')
            """;

    private static final String COLUMNS =
            """
            id, state, ordered, digest, created_by, created_at, published_by, published_at, event_seq, event_hash,
            withdrawn_by, withdrawn_at,
            """
                    + UNDONE + " AS undone ";

    private static final String FIND = "SELECT content, " + COLUMNS + "FROM notice WHERE namespace = ? AND id = ?";

    private static final String LOCK = FIND + " FOR UPDATE";

    private static final String PAGE = "SELECT NULL AS content, " + COLUMNS
            + "FROM notice WHERE namespace = ? AND id < ? AND (?::text IS NULL OR state = ?)"
            + " AND (?::boolean IS NULL OR (" + UNDONE + " > 0) = ?) ORDER BY id DESC LIMIT ?";

    private static final String PUBLISHED =
            "SELECT id, ordered FROM notice WHERE namespace = ? AND state = 'PUBLISHED'";

    private static final String LOG_END = "SELECT max(seq) FROM audit_event WHERE namespace = ?";

    /**
     * When what was undone had been decided: by hand, on appeal, as a strike; and what decisions took back of rules.
     * What an overturning or a change has given back of that, once it is undone or replaced, is of any time, and counts
     * as of the beginning. A case that is told may have had among its measures what a rule left, at another time and
     * for another revision: whatever of the kind was taken back of one of its accounts counts.
     */
    private static final String UNDONE_SINCE =
            """
            WITH later AS MATERIALIZED (
                SELECT kind, subject, body::json AS body FROM audit_event
                WHERE namespace = ? AND seq > ?
                    AND kind IN ('DECISION_UNDONE', 'APPEAL_DECIDED', 'STRIKE_REVOKED', 'CASE_DECIDED')
            ), taken AS (
                SELECT CASE WHEN (d.outcome = 'OVERTURN' OR d.outcome = 'CHANGE' AND NOT 'EDUCATE' = ANY(d.measures))
                    AND (l.kind = 'DECISION_UNDONE' OR d.replaced_by IS NOT NULL) THEN ? ELSE d.decided_at END AS at
                FROM later l
                JOIN case_decision d ON d.id = replace(l.body ->> 'decisionId', 'dec_', '')::uuid
                WHERE l.kind = 'DECISION_UNDONE' OR l.kind = 'APPEAL_DECIDED' AND l.body ->> 'outcome' = 'GRANT'
                UNION ALL
                SELECT s.struck_at FROM later l JOIN strike s ON s.id = replace(l.subject, 'st_', '')::uuid
                WHERE l.kind = 'STRIKE_REVOKED'
                UNION ALL
                SELECT d.decided_at FROM later l
                JOIN strike s ON s.id = replace(l.subject, 'st_', '')::uuid AND s.rule IS NOT NULL
                JOIN case_member m ON m.namespace = s.namespace AND m.account_key = s.account_key
                    AND m.case_id = ANY(?)
                JOIN case_decision d ON d.case_id = m.case_id
                WHERE l.kind = 'STRIKE_REVOKED'
                UNION ALL
                SELECT s.struck_at FROM later l
                JOIN appeal a ON a.id = replace(l.subject, 'ap_', '')::uuid
                JOIN strike s ON s.id = ANY(a.strikes)
                WHERE l.kind = 'APPEAL_DECIDED'
                UNION ALL
                SELECT s.struck_at FROM strike s
                WHERE s.namespace = ? AND s.struck_at >= ? AND s.struck_at < ?
                    AND s.revoked_in IN (SELECT l.body ->> 'decisionId' FROM later l WHERE l.kind = 'CASE_DECIDED')
            )
            SELECT FROM taken WHERE at >= ? AND at < ? LIMIT 1
            """;

    private static final String PUBLISH =
            """
            UPDATE notice SET state = 'PUBLISHED', published_by = ?, published_at = ?, event_seq = ?, event_hash = ?
            WHERE id = ?
            """;

    private static final String FORGET_ACCOUNTS = "DELETE FROM notice_account WHERE notice_id = ?";

    private static final String WITHDRAW =
            "UPDATE notice SET state = 'WITHDRAWN', withdrawn_by = ?, withdrawn_at = ? WHERE id = ?";

    private static final String DELETE = "DELETE FROM notice WHERE id = ?";

    private static final String DELETE_OF_ACCOUNT =
            """
            DELETE FROM notice WHERE state = 'DRAFT'
                AND id IN (SELECT notice_id FROM notice_account WHERE namespace = ? AND account_key = ?)
            """;

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private NoticeSql() {}

    static void insert(Connection connection, String namespace, StoredNotice draft, Collection<AccountKey> accounts)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, draft.id());
            statement.setString(2, namespace);
            statement.setString(3, draft.order().title());
            setInstant(statement, 4, draft.order().from());
            setInstant(statement, 5, draft.order().to());
            statement.setString(6, written(draft.order()));
            statement.setString(7, draft.content());
            statement.setBytes(8, draft.digest());
            statement.setBytes(9, draft.creation().by().bytes());
            setInstant(statement, 10, draft.creation().at());
            statement.executeUpdate();
        }
        try (PreparedStatement statement = connection.prepareStatement(NAME_ACCOUNTS)) {
            statement.setObject(1, draft.id());
            statement.setString(2, namespace);
            byte[][] keys = accounts.stream().map(AccountKey::bytes).toArray(byte[][]::new);
            statement.setArray(3, connection.createArrayOf("bytea", keys));
            statement.executeUpdate();
        }
    }

    static Optional<StoredNotice> find(Connection connection, String namespace, UUID id) throws SQLException {
        return one(connection, FIND, namespace, id);
    }

    /** Locks it for the rest of the transaction. */
    static Optional<StoredNotice> lock(Connection connection, String namespace, UUID id) throws SQLException {
        return one(connection, LOCK, namespace, id);
    }

    private static Optional<StoredNotice> one(Connection connection, String query, String namespace, UUID id)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, namespace);
            statement.setObject(2, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        }
    }

    /** Which notices to list. @param undone whether those that something was undone of since, or the others */
    record Filter(Optional<NoticeState> state, Optional<Boolean> undone) {}

    /** Newest first, without their content. @param before exclusive */
    static List<StoredNotice> page(Connection connection, String namespace, Filter filter, UUID before, int limit)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PAGE)) {
            statement.setString(1, namespace);
            statement.setObject(2, before);
            statement.setString(3, filter.state().map(NoticeState::name).orElse(null));
            statement.setString(4, filter.state().map(NoticeState::name).orElse(null));
            statement.setObject(5, filter.undone().orElse(null), Types.BOOLEAN);
            statement.setObject(6, filter.undone().orElse(null), Types.BOOLEAN);
            statement.setInt(7, limit);
            List<StoredNotice> page = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    page.add(read(row));
                }
            }
            return page;
        }
    }

    /** A published notice and what it was made from. */
    record Published(UUID id, NoticeOrder order) {

        boolean covers(Instant at) {
            return !at.isBefore(order.from()) && at.isBefore(order.to());
        }

        /** Whether it may tell a case with what was decided on it. */
        boolean tells(MeasuresUndone.Ruled ruled) {
            return covers(ruled.at())
                    && order.examples().stream().anyMatch(one -> one.caseId().equals(ruled.caseId()));
        }
    }

    static List<Published> published(Connection connection, String namespace) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PUBLISHED)) {
            statement.setString(1, namespace);
            List<Published> published = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    published.add(new Published(row.getObject(1, UUID.class), order(row.getString(2))));
                }
            }
            return published;
        }
    }

    /** The number of the last event in the log, 0 before the first. */
    static long logEnd(Connection connection, String namespace) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOG_END)) {
            statement.setString(1, namespace);
            return SqlResults.number(statement);
        }
    }

    /** Whether something of the notice's period has been undone since an event. */
    static boolean undoneSince(Connection connection, String namespace, long seq, NoticeOrder order)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UNDONE_SINCE)) {
            statement.setString(1, namespace);
            statement.setLong(2, seq);
            setInstant(statement, 3, order.from());
            Object[] cases =
                    order.examples().stream().map(NoticeOrder.Example::caseId).toArray();
            statement.setArray(4, connection.createArrayOf("uuid", cases));
            statement.setString(5, namespace);
            setInstant(statement, 6, order.from());
            setInstant(statement, 7, order.to());
            setInstant(statement, 8, order.from());
            setInstant(statement, 9, order.to());
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Publishes, and forgets whom the notice is about. */
    static void publish(Connection connection, UUID id, ModeratorKey by, AuditEvent event) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PUBLISH)) {
            statement.setBytes(1, by.bytes());
            setInstant(statement, 2, event.at());
            statement.setLong(3, event.seq());
            statement.setBytes(4, event.hash());
            statement.setObject(5, id);
            statement.executeUpdate();
        }
        try (PreparedStatement statement = connection.prepareStatement(FORGET_ACCOUNTS)) {
            statement.setObject(1, id);
            statement.executeUpdate();
        }
    }

    static void withdraw(Connection connection, UUID id, ModeratorKey by, AuditEvent event) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WITHDRAW)) {
            statement.setBytes(1, by.bytes());
            setInstant(statement, 2, event.at());
            statement.setObject(3, id);
            statement.executeUpdate();
        }
    }

    static void delete(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
            statement.setObject(1, id);
            statement.executeUpdate();
        }
    }

    /** Deletes the drafts that hold something of an account. */
    static void deleteDraftsOf(Connection connection, String namespace, AccountKey account) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DELETE_OF_ACCOUNT)) {
            statement.setString(1, namespace);
            statement.setBytes(2, account.bytes());
            statement.executeUpdate();
        }
    }

    private static StoredNotice read(ResultSet row) throws SQLException {
        Deed published = deed(row, "published");
        return new StoredNotice(
                row.getObject("id", UUID.class),
                StoredNames.of(NoticeState.class, row.getString("state")),
                order(row.getString("ordered")),
                row.getString("content"),
                row.getBytes("digest"),
                deed(row, "created"),
                published == null
                        ? null
                        : new Publication(published, row.getLong("event_seq"), row.getBytes("event_hash")),
                deed(row, "withdrawn"),
                row.getInt("undone"));
    }

    private static Deed deed(ResultSet row, String what) throws SQLException {
        byte[] by = row.getBytes(what + "_by");
        return by == null
                ? null
                : new Deed(
                        new ModeratorKey(by),
                        row.getObject(what + "_at", OffsetDateTime.class).toInstant());
    }

    private static String written(NoticeOrder order) {
        try {
            return JSON.writeValueAsString(order);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an order of plain values cannot be written", e);
        }
    }

    private static NoticeOrder order(String ordered) {
        try {
            return JSON.readValue(ordered, NoticeOrder.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored order cannot be read", e);
        }
    }

    private static void setInstant(PreparedStatement statement, int place, Instant at) throws SQLException {
        statement.setObject(place, at.atOffset(ZoneOffset.UTC));
    }
}
