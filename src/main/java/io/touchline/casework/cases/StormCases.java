package io.touchline.casework.cases;

import io.touchline.api.SqlParameters;
import io.touchline.assessment.store.AssessmentRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells storms of a target apart, by event time: one that comes long after the last, or before the first, has a case of
 * its own, though that of the other is still open. A backfill brings a year's storms within hours.
 */
final class StormCases {

    private static final Duration LULL = ModerationCase.STORM_LULL;

    /** In the order of the storms; of several cases the newest, since one that was reopened gathers no more. */
    private static final String OPEN =
            """
            SELECT (SELECT c.case_key FROM moderation_case c
                    WHERE c.namespace = n.namespace AND c.state = 'OPEN'
                        AND c.case_key > n.storms || '@' AND c.case_key < n.storms || 'A'
                        AND strpos(c.case_key, '~') = 0
                        AND EXISTS (SELECT FROM case_member s WHERE s.case_id = c.id AND s.of_many
                                    AND s.event_time BETWEEN n.since AND n.until)
                    ORDER BY c.id DESC LIMIT 1)
            FROM unnest(?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[])
                WITH ORDINALITY AS n(namespace, storms, since, until, place)
            ORDER BY n.place
            """;

    private StormCases() {}

    /** @param storms comments by the key of all storms of their target @return by the key of the storm's case */
    static Map<CaseKey, List<AssessmentRow>> apart(Connection connection, Map<CaseKey, List<AssessmentRow>> storms)
            throws SQLException {
        List<Storm> all = new ArrayList<>();
        storms.forEach((key, rows) -> all.addAll(apart(key, rows)));
        Map<CaseKey, List<AssessmentRow>> byCase = new TreeMap<>();
        if (all.isEmpty()) {
            return byCase;
        }
        try (PreparedStatement statement = connection.prepareStatement(OPEN)) {
            SqlParameters columns = new SqlParameters(statement);
            columns.texts(all, storm -> storm.ofTarget.namespace());
            columns.texts(all, storm -> storm.ofTarget.key());
            columns.moments(all, storm -> storm.begin().minus(LULL));
            columns.moments(all, storm -> storm.end().plus(LULL));
            try (ResultSet row = statement.executeQuery()) {
                for (Storm storm : all) {
                    row.next();
                    String open = row.getString(1);
                    CaseKey key = open == null ? storm.newKey() : new CaseKey(storm.ofTarget.namespace(), open);
                    byCase.computeIfAbsent(key, any -> new ArrayList<>()).addAll(storm.rows);
                }
            }
        }
        return byCase;
    }

    private static List<Storm> apart(CaseKey ofTarget, List<AssessmentRow> rows) {
        List<AssessmentRow> inTime = new ArrayList<>(rows);
        inTime.sort(Comparator.comparing(AssessmentRow::eventTime));
        List<Storm> storms = new ArrayList<>();
        for (AssessmentRow row : inTime) {
            Storm last = storms.isEmpty() ? null : storms.get(storms.size() - 1);
            if (last == null || row.eventTime().isAfter(last.end().plus(LULL))) {
                last = new Storm(ofTarget, new ArrayList<>());
                storms.add(last);
            }
            last.rows.add(row);
        }
        return storms;
    }

    /** @param rows at least one, in the order of their time */
    private record Storm(CaseKey ofTarget, List<AssessmentRow> rows) {

        Instant begin() {
            return rows.get(0).eventTime();
        }

        Instant end() {
            return rows.get(rows.size() - 1).eventTime();
        }

        /** Replicas that see the same storm begin agree on it, but where its first minute is that of two keys. */
        CaseKey newKey() {
            long when = Math.floorDiv(begin().getEpochSecond(), LULL.toSeconds());
            return new CaseKey(ofTarget.namespace(), ofTarget.key() + '@' + when);
        }
    }
}
