package io.touchline.handling.protection;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Writes notes inside the caller's transaction: the first one of a measure opens a row, later ones move its end. Rows go
 * in the order of their keys, so that two writers meet their locks in the same order.
 */
public final class ProtectionSql {

    /** What ended by itself before this comment is over; the comment begins anew. */
    private static final String CLOSE =
            """
            WITH over AS (
                SELECT p.id, p.until_at
                FROM protection p
                JOIN unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[])
                    AS n(namespace, target_id, action, from_at)
                    ON p.namespace = n.namespace AND p.target_id = n.target_id AND p.action = n.action
                WHERE p.ended_at IS NULL AND p.until_at < n.from_at
                ORDER BY p.namespace, p.target_id, p.action
                FOR UPDATE OF p
            )
            UPDATE protection p SET ended_at = over.until_at, ended_how = 'TIME' FROM over WHERE p.id = over.id
            """;

    /**
     * What a person has lifted stays away for as long as it would have lasted. A measure that is also asked for without a
     * review is not reviewed any more. A note whose time does not touch what stands, as of a backfill, leaves it alone.
     */
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
            ORDER BY n.namespace COLLATE "C", n.target_id COLLATE "C", n.action COLLATE "C"
            ON CONFLICT (namespace, target_id, action) WHERE ended_at IS NULL DO UPDATE
                SET until_at = greatest(p.until_at, excluded.until_at), began_at = least(p.began_at, excluded.began_at),
                    review_at = CASE WHEN excluded.review_at IS NULL THEN NULL ELSE p.review_at END,
                    review_seconds = CASE WHEN excluded.review_at IS NULL THEN NULL ELSE p.review_seconds END
                WHERE excluded.until_at >= p.began_at
            """;

    /**
     * While a row was waited for a person may have lifted it: the statement that opens does not see that yet and opens
     * another.
     */
    private static final String TAKE_BACK =
            """
            DELETE FROM protection p
            USING unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[]) AS n(namespace, target_id, action, from_at)
            WHERE p.namespace = n.namespace AND p.target_id = n.target_id AND p.action = n.action
                AND p.ended_at IS NULL AND p.began_at = n.from_at
                AND EXISTS (SELECT 1 FROM protection l WHERE l.namespace = n.namespace AND l.target_id = n.target_id
                    AND l.action = n.action AND l.ended_how = 'PERSON' AND l.until_at > n.from_at)
            """;

    private ProtectionSql() {}

    /** A note with whose comments it comes from. */
    public record Noted(String namespace, ProtectionNote note) {

        private record Key(String namespace, String targetId, String action) implements Comparable<Key> {

            private static final Comparator<Key> ORDER = Comparator.comparing(Key::namespace)
                    .thenComparing(Key::targetId)
                    .thenComparing(Key::action);

            @Override
            public int compareTo(Key other) {
                return ORDER.compare(this, other);
            }
        }

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
                PreparedStatement open = connection.prepareStatement(OPEN);
                PreparedStatement takeBack = connection.prepareStatement(TAKE_BACK)) {
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
            setKeys(takeBack, merged);
            takeBack.executeUpdate();
        }
    }

    /** One statement may not meet a row twice. In the order of their keys, as the table has it. */
    private static List<Noted> merged(List<Noted> notes) {
        Map<Noted.Key, Noted> byKey = new TreeMap<>();
        notes.stream()
                .sorted(Comparator.comparing(noted -> noted.note().from()))
                .forEach(noted -> byKey.merge(noted.key(), noted, ProtectionSql::extended));
        return List.copyOf(byKey.values());
    }

    /** Of several notes that touch the first begins and the latest ends; of others only the later one is news. */
    private static Noted extended(Noted first, Noted later) {
        ProtectionNote note = first.note();
        if (note.until().isBefore(later.note().from())) {
            return later;
        }
        boolean reviewed = note.reviewAt() != null && later.note().reviewAt() != null;
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
                        reviewed ? note.reviewAt() : null,
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
        return connection.createArrayOf("text", notes.stream().map(column).toArray(String[]::new));
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
