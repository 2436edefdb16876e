package io.touchline.handling.protection;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes notes inside the caller's transaction: the first one of a measure opens a row, later ones move its end. Rows go
 * in the order of their keys, so that two writers meet their locks in the same order.
 */
public final class ProtectionSql {

    /** What ended by itself before this comment is over; the comment begins anew. */
    private static final String CLOSE =
            """
            UPDATE protection AS p SET ended_at = p.until_at, ended_how = 'TIME'
            FROM unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[]) AS n(namespace, target_id, action, from_at)
            WHERE p.namespace = n.namespace AND p.target_id = n.target_id AND p.action = n.action
                AND p.ended_at IS NULL AND p.until_at < n.from_at
            """;

    /** What a person has lifted stays away for as long as it would have lasted. */
    private static final String OPEN =
            """
            INSERT INTO protection AS p (namespace, target_id, action, began_at, review_at, review_seconds, until_at, rule,
                                         reasons)
            SELECT n.namespace, n.target_id, n.action, n.from_at, n.review_at,
                   extract(epoch FROM n.review_at - n.from_at)::bigint, n.until_at, n.rule,
                   string_to_array(n.reasons, ',')
            FROM unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::text[],
                        ?::text[])
                AS n(namespace, target_id, action, from_at, review_at, until_at, rule, reasons)
            WHERE NOT EXISTS (SELECT 1 FROM protection l WHERE l.namespace = n.namespace AND l.target_id = n.target_id
                AND l.action = n.action AND l.ended_how = 'PERSON' AND l.until_at > n.from_at)
            ORDER BY n.namespace, n.target_id, n.action
            ON CONFLICT (namespace, target_id, action) WHERE ended_at IS NULL DO UPDATE
                SET until_at = greatest(p.until_at, excluded.until_at), began_at = least(p.began_at, excluded.began_at)
            """;

    private ProtectionSql() {}

    /** A note with whose comments it comes from. */
    public record Noted(String namespace, ProtectionNote note) {

        private record Key(String namespace, String targetId, String action) {}

        private Key key() {
            return new Key(namespace, note.targetId(), note.action().name());
        }
    }

    public static void write(Connection connection, List<Noted> notes) throws SQLException {
        if (notes.isEmpty()) {
            return;
        }
        List<Noted> merged = merged(notes);
        try (PreparedStatement close = connection.prepareStatement(CLOSE);
                PreparedStatement open = connection.prepareStatement(OPEN)) {
            setKeys(close, merged);
            close.executeUpdate();
            setKeys(open, merged);
            open.setArray(5, moments(connection, merged, noted -> noted.note().reviewAt()));
            open.setArray(6, moments(connection, merged, noted -> noted.note().until()));
            open.setArray(7, texts(connection, merged, noted -> noted.note().rule()));
            open.setArray(
                    8,
                    texts(
                            connection,
                            merged,
                            noted -> String.join(",", noted.note().reasons())));
            open.executeUpdate();
        }
    }

    /** One statement may not meet a row twice: of several notes on it the first opens it and the latest ends it. */
    private static List<Noted> merged(List<Noted> notes) {
        Map<Noted.Key, Noted> byKey = new LinkedHashMap<>();
        notes.stream()
                .sorted(Comparator.comparing(noted -> noted.note().from()))
                .forEach(noted -> byKey.merge(noted.key(), noted, ProtectionSql::extended));
        return List.copyOf(byKey.values());
    }

    private static Noted extended(Noted first, Noted later) {
        ProtectionNote note = first.note();
        Instant until = note.until().isAfter(later.note().until())
                ? note.until()
                : later.note().until();
        return new Noted(
                first.namespace(),
                new ProtectionNote(
                        note.targetId(),
                        note.action(),
                        note.rule(),
                        note.reasons(),
                        note.from(),
                        note.reviewAt(),
                        until));
    }

    private static void setKeys(PreparedStatement statement, List<Noted> notes) throws SQLException {
        Connection connection = statement.getConnection();
        statement.setArray(1, texts(connection, notes, Noted::namespace));
        statement.setArray(2, texts(connection, notes, noted -> noted.note().targetId()));
        statement.setArray(
                3, texts(connection, notes, noted -> noted.note().action().name()));
        statement.setArray(4, moments(connection, notes, noted -> noted.note().from()));
    }

    private static Array texts(Connection connection, List<Noted> notes, Function<Noted, String> column)
            throws SQLException {
        return connection.createArrayOf("text", notes.stream().map(column).toArray());
    }

    /** As text, so that the driver does not go through the machine's time zone. */
    private static Array moments(Connection connection, List<Noted> notes, Function<Noted, Instant> column)
            throws SQLException {
        return connection.createArrayOf(
                "timestamptz",
                notes.stream()
                        .map(column)
                        .map(instant -> instant == null ? null : instant.toString())
                        .toArray());
    }
}
