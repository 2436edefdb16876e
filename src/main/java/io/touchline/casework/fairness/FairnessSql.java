package io.touchline.casework.fairness;

import io.touchline.api.TimeRange;
import io.touchline.casework.cases.StandingMeasures;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts decisions of one namespace and span. */
final class FairnessSql {

    /**
     * Decisions that stand, with the part of each that was overturned, from none (0) to all (1): what an appeal replaced is
     * counted as what replaced it, second looks have no effect and count nowhere. What an appeal took back before anybody
     * decided was not decided on.
     */
    private static final String DECIDED =
            """
            WITH decided AS (
                SELECT d.id, d.case_id, d.outcome, d.measures, d.members, d.decided_at, c.opened_at, c.queue
                FROM case_decision d JOIN moderation_case c ON c.id = d.case_id
                WHERE d.namespace = ? AND d.decided_at >= ? AND d.decided_at < ?
                    AND d.undone_at IS NULL AND d.replaced_by IS NULL AND c.review_of IS NULL
            ), part AS (
                SELECT d.*, CASE WHEN d.outcome = 'OVERTURN' THEN 1.0 ELSE coalesce(
                    (SELECT avg(CASE WHEN m.overturned_by IS NULL THEN 0.0 WHEN a.id IS NULL THEN 1.0 END)
                     FROM case_member m
                     LEFT JOIN appeal a ON a.id = m.overturned_by AND a.decision_id IS NULL
                     WHERE m.case_id = d.case_id), 0.0) END AS overturned
                FROM decided d
            )
            """;

    /**
     * A case has waited until it was decided first: what an appeal put in its place came in the appeal's time, and what
     * was decided after an undoing in that of whoever undid it.
     */
    private static final String BY_QUEUE = DECIDED
            + """
            SELECT queue, count(*), sum(overturned),
                percentile_cont(ARRAY[0.5, 0.9])
                    WITHIN GROUP (ORDER BY extract(epoch FROM begun.decided_at - opened_at))
            FROM part CROSS JOIN LATERAL (
                SELECT min(b.decided_at) AS decided_at FROM case_decision b WHERE b.case_id = part.case_id
            ) AS begun
            GROUP BY queue ORDER BY queue
            """;

    /** A decision counts once for each rule of its comments, with the part of that rule's comments. */
    private static final String BY_RULE = DECIDED
            + """
            SELECT rule, count(*), sum(overturned) FROM (
                SELECT d.id, m.rule, CASE WHEN d.outcome = 'OVERTURN' THEN 1.0
                    ELSE coalesce(avg(CASE WHEN m.overturned_by IS NULL THEN 0.0 WHEN a.id IS NULL THEN 1.0 END), 0.0)
                    END AS overturned
                FROM decided d JOIN case_member m ON m.case_id = d.case_id
                LEFT JOIN appeal a ON a.id = m.overturned_by AND a.decision_id IS NULL
                GROUP BY d.id, d.outcome, m.rule) AS shares
            GROUP BY rule ORDER BY rule
            """;

    private static final String BY_LABEL = DECIDED
            + """
            SELECT label, count(*), sum(overturned) FROM (
                SELECT d.id, label, CASE WHEN d.outcome = 'OVERTURN' THEN 1.0
                    ELSE coalesce(avg(CASE WHEN m.overturned_by IS NULL THEN 0.0 WHEN a.id IS NULL THEN 1.0 END), 0.0)
                    END AS overturned
                FROM decided d JOIN case_member m ON m.case_id = d.case_id
                LEFT JOIN appeal a ON a.id = m.overturned_by AND a.decision_id IS NULL
                CROSS JOIN unnest(m.labels) AS label
                GROUP BY d.id, d.outcome, label) AS shares
            GROUP BY label ORDER BY label
            """;

    /**
     * What was done about the comments that have the label: of a case that was upheld each has its own measures, and so
     * has one for which an appeal put milder ones in their place.
     */
    private static final String MEASURES = DECIDED
            + """
            SELECT label, measure, count(DISTINCT d.id)
            FROM decided d JOIN case_member m ON m.case_id = d.case_id AND m.seq <= d.members %s,
                unnest(m.labels) AS label, unnest(%s) AS measure
            WHERE %s
            GROUP BY label, measure
            """
                    .formatted(StandingMeasures.JOIN, StandingMeasures.MEASURES, StandingMeasures.STANDS);

    private static final String APPEALS =
            """
            SELECT count(*), count(*) FILTER (WHERE state = 'OPEN'), count(*) FILTER (WHERE state = 'GRANTED'),
                count(*) FILTER (WHERE state = 'REJECTED'),
                percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY extract(epoch FROM closed_at - filed_at))
                    FILTER (WHERE state IN ('GRANTED', 'REJECTED'))
            FROM appeal WHERE namespace = ? AND filed_at >= ? AND filed_at < ?
            """;

    private FairnessSql() {}

    static FairnessReport.AppealFigures appeals(Connection connection, String namespace, TimeRange range)
            throws SQLException {
        try (PreparedStatement statement = prepared(connection, APPEALS, namespace, range);
                ResultSet row = statement.executeQuery()) {
            row.next();
            Array waits = row.getArray(5);
            Double[] seconds = waits == null ? new Double[2] : (Double[]) waits.getArray();
            return new FairnessReport.AppealFigures(
                    row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), seconds[0], seconds[1]);
        }
    }

    static List<FairnessReport.QueueFigures> byQueue(Connection connection, String namespace, TimeRange range)
            throws SQLException {
        List<FairnessReport.QueueFigures> figures = new ArrayList<>();
        try (PreparedStatement statement = prepared(connection, BY_QUEUE, namespace, range);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                long decided = row.getLong(2);
                double overturned = row.getDouble(3);
                Double[] waits = (Double[]) row.getArray(4).getArray();
                figures.add(new FairnessReport.QueueFigures(
                        row.getString(1), decided, overturned, 1 - overturned / decided, waits[0], waits[1]));
            }
        }
        return figures;
    }

    static List<Share> byRule(Connection connection, String namespace, TimeRange range) throws SQLException {
        return shares(connection, BY_RULE, namespace, range);
    }

    static List<Share> byLabel(Connection connection, String namespace, TimeRange range) throws SQLException {
        return shares(connection, BY_LABEL, namespace, range);
    }

    /** How often each measure was decided on, by label. */
    static Map<String, Map<String, Long>> measures(Connection connection, String namespace, TimeRange range)
            throws SQLException {
        Map<String, Map<String, Long>> measures = new HashMap<>();
        try (PreparedStatement statement = prepared(connection, MEASURES, namespace, range);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                measures.computeIfAbsent(row.getString(1), any -> new TreeMap<>())
                        .put(row.getString(2), row.getLong(3));
            }
        }
        return measures;
    }

    private static List<Share> shares(Connection connection, String sql, String namespace, TimeRange range)
            throws SQLException {
        List<Share> shares = new ArrayList<>();
        try (PreparedStatement statement = prepared(connection, sql, namespace, range);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                shares.add(new Share(row.getString(1), row.getLong(2), row.getDouble(3)));
            }
        }
        return shares;
    }

    private static PreparedStatement prepared(Connection connection, String sql, String namespace, TimeRange range)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, namespace);
        statement.setObject(2, range.from().atOffset(ZoneOffset.UTC));
        statement.setObject(3, range.to().atOffset(ZoneOffset.UTC));
        return statement;
    }

    /** Of one rule or label. */
    record Share(String name, long decided, double overturned) {

        double share() {
            return overturned / decided;
        }
    }
}
