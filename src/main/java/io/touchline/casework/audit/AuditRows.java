package io.touchline.casework.audit;

import io.touchline.api.AccountKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the log as it is stored. In the order of their numbers, a page at a time. Blocking. */
public final class AuditRows {

    private static final String COLUMNS =
            """
            SELECT e.namespace, e.seq, e.at, e.kind, e.subject, e.body, e.personal_digest, e.previous_hash, e.hash
            """;

    private static final String WITH_PARTS = COLUMNS
            + """
                    , p.account_key, p.salt, p.body
                    FROM audit_event e LEFT JOIN audit_personal p ON p.namespace = e.namespace AND p.seq = e.seq
                    WHERE e.namespace = ? AND e.seq > ?
                    """;

    private static final String PAGE = WITH_PARTS + " ORDER BY e.seq LIMIT ?";

    /**
     * Where the events since a moment begin. They follow on each other in time but for what replicas' clocks differ:
     * the one with the smallest number is dated not much later than the earliest. OFFSET 0 keeps PostgreSQL from going
     * through the numbers from the first on.
     */
    static final String BEGIN =
            """
            SELECT min(seq) FROM (
                SELECT e.seq FROM audit_event e WHERE e.namespace = ? AND e.at >= ? AND e.at <= interval '1 hour' +
                    (SELECT min(f.at) FROM audit_event f WHERE f.namespace = ? AND f.at >= ?)
                OFFSET 0
            ) AS first_hour
            """;

    private static final String OF_TIME = WITH_PARTS + " AND e.at >= ? ORDER BY e.seq LIMIT ?";

    private static final String OF_SUBJECT = WITH_PARTS + " AND e.subject = ? AND e.at >= ? ORDER BY e.seq LIMIT ?";

    private static final String OF_SUBJECTS =
            COLUMNS + " FROM audit_event e WHERE e.namespace = ? AND e.subject = ANY(?) AND e.seq > ?"
                    + " ORDER BY e.seq LIMIT ?";

    private static final String END = "SELECT seq, hash, seal FROM audit_chain WHERE namespace = ?";

    private static final String STRAY =
            "SELECT seq FROM audit_personal WHERE namespace = ? AND (seq < 1 OR seq > ?) ORDER BY seq LIMIT ?";

    private AuditRows() {}

    /** An event and its personal part, if that is still there. */
    record Stored(AuditEvent event, Optional<PersonalPart> personal) {}

    /** Which events of a namespace. */
    record Filter(String namespace, Optional<String> subject, Optional<Instant> from) {}

    /** Where the chain says that it ends; empty before the first event. */
    public static Optional<ChainEnd> end(Connection connection, String namespace) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(END)) {
            statement.setString(1, namespace);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new ChainEnd(row.getLong(1), row.getBytes(2), row.getBytes(3)))
                        : Optional.empty();
            }
        }
    }

    /** Events about one of these, after a number; without personal parts. */
    public static List<AuditEvent> about(
            Connection connection, String namespace, Collection<String> subjects, long after, int limit)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OF_SUBJECTS)) {
            statement.setString(1, namespace);
            statement.setArray(2, connection.createArrayOf("text", subjects.toArray()));
            statement.setLong(3, after);
            statement.setInt(4, limit);
            List<AuditEvent> events = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    events.add(event(row));
                }
            }
            return events;
        }
    }

    static List<Stored> page(Connection connection, String namespace, long after, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PAGE)) {
            statement.setString(1, namespace);
            statement.setLong(2, after);
            statement.setInt(3, limit);
            return stored(statement);
        }
    }

    static List<Stored> page(Connection connection, Filter filter, long after, int limit) throws SQLException {
        if (filter.subject().isEmpty() && filter.from().isEmpty()) {
            return page(connection, filter.namespace(), after, limit);
        }
        OffsetDateTime from = filter.from().orElse(Instant.EPOCH).atOffset(ZoneOffset.UTC);
        long begin = after;
        if (filter.subject().isEmpty() && after == 0) {
            OptionalLong first = begin(connection, filter.namespace(), from);
            if (first.isEmpty()) {
                return List.of();
            }
            begin = first.getAsLong() - 1;
        }
        String sql = filter.subject().isPresent() ? OF_SUBJECT : OF_TIME;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int last = 0;
            statement.setString(++last, filter.namespace());
            statement.setLong(++last, begin);
            if (filter.subject().isPresent()) {
                statement.setString(++last, filter.subject().get());
            }
            statement.setObject(++last, from);
            statement.setInt(++last, limit);
            return stored(statement);
        }
    }

    /** @return the number of the first event since a moment; empty if there is none */
    private static OptionalLong begin(Connection connection, String namespace, OffsetDateTime from)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BEGIN)) {
            statement.setString(1, namespace);
            statement.setObject(2, from);
            statement.setString(3, namespace);
            statement.setObject(4, from);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                long seq = row.getLong(1);
                return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(seq);
            }
        }
    }

    /** Numbers of personal parts beyond the events that there are. */
    static List<Long> stray(Connection connection, String namespace, long lastEvent) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STRAY)) {
            statement.setString(1, namespace);
            statement.setLong(2, lastEvent);
            statement.setInt(3, ChainReport.MOST_FAULTS);
            List<Long> seqs = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    seqs.add(row.getLong(1));
                }
            }
            return seqs;
        }
    }

    private static List<Stored> stored(PreparedStatement statement) throws SQLException {
        List<Stored> events = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                events.add(new Stored(event(row), personal(row)));
            }
        }
        return events;
    }

    private static AuditEvent event(ResultSet row) throws SQLException {
        return new AuditEvent(
                row.getString(1),
                row.getLong(2),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                Optional.ofNullable(row.getBytes(7)),
                row.getBytes(8),
                row.getBytes(9));
    }

    private static Optional<PersonalPart> personal(ResultSet row) throws SQLException {
        byte[] salt = row.getBytes(11);
        return salt == null
                ? Optional.empty()
                : Optional.of(new PersonalPart(
                        Optional.ofNullable(row.getBytes(10)).map(AccountKey::new), salt, row.getString(12)));
    }
}
