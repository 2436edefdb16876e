package io.touchline.handling.protection;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Writes notes inside the caller's transaction: the first one of a measure opens a row, later ones, also of other
 * rules, move its end. Rows go in the order of their keys, so that two writers meet their locks in the same order.
 */
public final class ProtectionSql {

    /** What ended by itself before these comments, which begin it anew. */
    private static final String OVER =
            """
            SELECT DISTINCT p.namespace, p.target_id, p.action
            FROM protection p
            JOIN unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[]) AS n(namespace, target_id, action, from_at)
                ON p.namespace = n.namespace AND p.target_id = n.target_id AND p.action = n.action
            WHERE p.ended_at IS NULL AND p.until_at < n.from_at
            """;

    private static final String CLOSE =
            """
            UPDATE protection SET ended_at = until_at, ended_how = 'TIME'
            WHERE namespace = ? AND target_id = ? AND action = ? AND ended_at IS NULL AND until_at < ?::timestamptz
            """;

    /**
     * The longer end counts. A review stays what it was, and so does until when the measure is wanted without one:
     * that is what is left of it after a calm.
     */
    static final String EXTEND =
            """
            ON CONFLICT (namespace, target_id, action) WHERE ended_at IS NULL DO UPDATE
                SET until_at = greatest(p.until_at, excluded.until_at), began_at = least(p.began_at, excluded.began_at),
                    review_at = coalesce(p.review_at, excluded.review_at),
                    review_seconds = coalesce(p.review_seconds, excluded.review_seconds),
                    firm_until = greatest(
                        CASE WHEN p.review_at IS NULL THEN p.until_at ELSE p.firm_until END,
                        CASE WHEN excluded.review_at IS NULL THEN excluded.until_at ELSE excluded.firm_until END),
                    more_rules = ARRAY(
                        SELECT DISTINCT r FROM unnest(p.more_rules || excluded.rule || excluded.more_rules) AS r
                        WHERE r <> p.rule ORDER BY r)
            """;

    /**
     * What a person has lifted stays away for as long as it would have lasted, of the rules that had called for it. A
     * note whose time does not touch what stands, as of a backfill, leaves it alone.
     */
    private static final String OPEN =
            """
            INSERT INTO protection AS p (namespace, target_id, action, began_at, review_at, review_seconds, until_at, rule,
                                         more_rules, reasons)
            SELECT n.namespace, n.target_id, n.action, n.from_at, n.review_at,
                   extract(epoch FROM n.review_at - n.from_at)::bigint, n.until_at, n.rule, n.more_rules, n.reasons
            FROM (VALUES (?::text, ?::text, ?::text, ?::timestamptz, ?::timestamptz, ?::timestamptz, ?::text,
                          ?::text[], ?::text[]))
                AS n(namespace, target_id, action, from_at, review_at, until_at, rule, more_rules, reasons)
            WHERE NOT EXISTS (SELECT 1 FROM protection l WHERE l.namespace = n.namespace AND l.target_id = n.target_id
                AND l.action = n.action AND l.ended_how = 'PERSON' AND l.until_at > n.from_at
                AND (l.rule = n.rule OR n.rule = ANY(l.more_rules)))
            """
                    + EXTEND
                    + "WHERE excluded.until_at >= p.began_at";

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
                    AND l.action = n.action AND l.ended_how = 'PERSON' AND l.until_at > n.from_at
                    AND (p.rule || p.more_rules) <@ (l.rule || l.more_rules))
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
        Collection<Stretch> stretches = stretches(notes);
        List<Noted> firsts = stretches.stream().map(Stretch::first).toList();
        List<Noted> all =
                stretches.stream().flatMap(stretch -> stretch.notes().stream()).toList();
        Set<Noted.Key> over = over(connection, firsts);
        try (PreparedStatement close = connection.prepareStatement(CLOSE);
                PreparedStatement open = connection.prepareStatement(OPEN);
                PreparedStatement takeBack = connection.prepareStatement(TAKE_BACK)) {
            for (Stretch stretch : stretches) {
                if (over.contains(stretch.first().key())) {
                    // Those before it first, as every writer has them.
                    open.executeBatch();
                    setClose(close, stretch.first());
                    close.executeUpdate();
                }
                for (Noted noted : stretch.notes()) {
                    set(open, noted);
                    open.addBatch();
                }
            }
            open.executeBatch();
            // Any of a stretch may be the one that opened, where those before it were refused.
            setKeys(takeBack, all);
            takeBack.executeUpdate();
        }
    }

    /** Nothing is locked yet: that is done in the order of the keys. */
    private static Set<Noted.Key> over(Connection connection, List<Noted> firsts) throws SQLException {
        Set<Noted.Key> over = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(OVER)) {
            setKeys(statement, firsts);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    over.add(new Noted.Key(row.getString(1), row.getString(2), row.getString(3)));
                }
            }
        }
        return over;
    }

    /** In the order of their keys. */
    private static Collection<Stretch> stretches(List<Noted> notes) {
        Map<Noted.Key, Stretch> byKey = new TreeMap<>();
        notes.stream()
                .sorted(Comparator.comparing(noted -> noted.note().from()))
                .forEach(noted ->
                        byKey.computeIfAbsent(noted.key(), key -> new Stretch()).add(noted));
        return byKey.values();
    }

    /** One measure's notes that touch in time, one for each rule, the earliest first. */
    private static final class Stretch {

        private final Map<String, Noted> byRule = new LinkedHashMap<>(4);
        private Instant until = Instant.MIN;

        /** @param later than those before; if it touches none of them it alone is news */
        void add(Noted later) {
            if (until.isBefore(later.note().from())) {
                byRule.clear();
            }
            byRule.merge(later.note().rule(), later, ProtectionSql::extended);
            until = later(until, later.note().until());
        }

        Noted first() {
            return byRule.values().iterator().next();
        }

        Collection<Noted> notes() {
            return byRule.values();
        }
    }

    /** The first begins and the latest ends. */
    private static Noted extended(Noted first, Noted later) {
        ProtectionNote note = first.note();
        boolean reviewed = note.reviewAt() != null && later.note().reviewAt() != null;
        return new Noted(
                first.namespace(),
                new ProtectionNote(
                        note.targetId(),
                        note.action(),
                        note.rule(),
                        Stream.concat(note.moreRules().stream(), later.note().moreRules().stream())
                                .distinct()
                                .sorted()
                                .toList(),
                        note.reasons(),
                        note.from(),
                        reviewed ? note.reviewAt() : null,
                        later(note.until(), later.note().until())));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static void setClose(PreparedStatement close, Noted first) throws SQLException {
        close.setString(1, first.namespace());
        close.setString(2, first.note().targetId());
        close.setString(3, first.note().action().name());
        close.setString(4, first.note().from().toString());
    }

    private static void set(PreparedStatement open, Noted noted) throws SQLException {
        ProtectionNote note = noted.note();
        open.setString(1, noted.namespace());
        open.setString(2, note.targetId());
        open.setString(3, note.action().name());
        open.setString(4, note.from().toString());
        open.setString(5, note.reviewAt() == null ? null : note.reviewAt().toString());
        open.setString(6, note.until().toString());
        open.setString(7, note.rule());
        open.setArray(8, texts(open, note.moreRules()));
        open.setArray(9, texts(open, note.reasons()));
    }

    private static Array texts(PreparedStatement statement, List<String> words) throws SQLException {
        return statement.getConnection().createArrayOf("text", words.toArray());
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
                "timestamptz", notes.stream().map(column).map(Instant::toString).toArray());
    }
}
