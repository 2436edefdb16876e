package io.touchline.casework.notice;

import io.touchline.api.AccountKey;
import io.touchline.api.LongRead;
import io.touchline.casework.cases.MemberContent;
import io.touchline.casework.cases.ModerationCase;
import io.touchline.casework.cases.StandingMeasures;
import io.touchline.casework.notice.Figures.Count;
import io.touchline.casework.notice.Figures.Kind;
import io.touchline.handling.Action;
import io.touchline.lexicon.Label;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts what was decided in a namespace and a half-open period. */
final class FigureSql {

    /**
     * One statement, so that all figures are of one moment. A decision covers the first members of its case; one whose
     * every comment an appeal took back does not stand any more, and neither does a second look, which has no members
     * of its own; where an appeal put milder measures in the place of others, those count. Comments that were left as
     * they are, whatever the outcome is called, are no violation, and a decision on such alone counts as one that
     * found nothing wrong. A comment counts once in a decision, as it was last written; one that is erased has as many
     * comments as it had revisions. Of measures on content the gravest counts. Of account measures the strikes count:
     * each account was given the gravest of those that were proposed. Those of an erased account are gone: a decision
     * tells how many accounts it was about, not which of them others were about. What was decided part by part is one
     * storm, as long as its comments lie no farther apart than those of one case.
     */
    private static final String COUNTS =
            """
            WITH decided AS MATERIALIZED (
                SELECT d.id, d.case_id, d.outcome, d.measures, d.members, c.kind, c.group_id, c.case_key, c.queue
                FROM case_decision d JOIN moderation_case c ON c.id = d.case_id
                WHERE d.namespace = ? AND d.decided_at >= ? AND d.decided_at < ?
                    AND d.undone_at IS NULL AND d.replaced_by IS NULL
            ), alike AS MATERIALIZED (
                SELECT d.id, m.labels, m.measures, m.changed, count(*) AS comments,
                    (d.outcome <> 'OVERTURN' OR m.changed) AND NOT m.measures <@ ARRAY['ALLOW'] AS violating
                FROM decided d
                CROSS JOIN LATERAL (
                    SELECT DISTINCT ON (coalesce(m.comment_id, m.assessment_id::text)) m.labels,
                        %s AS measures, milder.id IS NOT NULL AS changed
                    FROM case_member m %s
                    WHERE m.case_id = d.case_id AND m.seq <= d.members
                        AND (m.overturned_by IS NULL OR milder.id IS NOT NULL)
                    ORDER BY coalesce(m.comment_id, m.assessment_id::text), m.seq DESC) AS m
                GROUP BY d.id, d.outcome, m.labels, m.measures, m.changed
            ), standing AS MATERIALIZED (
                SELECT d.id, d.case_id, CASE WHEN NOT s.violating THEN 'OVERTURN' WHEN s.changed THEN 'CHANGE' ELSE d.outcome END
                        AS outcome,
                    d.kind, d.group_id, d.case_key, d.members, d.queue, s.comments
                FROM decided d JOIN (
                    SELECT id, bool_or(violating) AS violating, bool_and(changed) FILTER (WHERE violating) AS changed,
                        sum(comments) FILTER (WHERE violating) AS comments
                    FROM alike GROUP BY 1) AS s USING (id)
            ), violation AS MATERIALIZED (
                SELECT * FROM standing WHERE outcome <> 'OVERTURN'
            ), stormy AS (
                SELECT m.event_time - lag(m.event_time)
                    OVER (PARTITION BY split_part(split_part(v.case_key, '@', 1), '~', 1) ORDER BY m.event_time) AS lull
                FROM violation v JOIN case_member m ON m.case_id = v.case_id AND m.seq <= v.members
                WHERE v.kind = 'STORM'
            ), labelled AS (
                SELECT label, id, sum(comments) AS comments
                FROM alike CROSS JOIN unnest(labels) AS label WHERE violating GROUP BY 1, 2
            ), measured AS (
                SELECT measure, id, sum(comments) AS comments
                FROM alike CROSS JOIN unnest(measures) AS measure
                WHERE violating AND NOT EXISTS (
                    SELECT
                    FROM (VALUES (ARRAY['ALLOW', 'FOLD', 'LIMIT_SPREAD', 'AUTHOR_ONLY', 'REMOVE'])) AS content(list)
                    CROSS JOIN unnest(measures) AS other
                    WHERE array_position(list, other) > array_position(list, measure))
                GROUP BY 1, 2
            ), struck AS MATERIALIZED (
                SELECT account_key, action, reasons, rule,
                       CASE WHEN starts_with(decision_id, 'dec_') THEN split_part(decision_id, '/', 1)
                            ELSE coalesce(decision_id, id::text) END AS decision
                FROM strike
                WHERE namespace = ? AND struck_at >= ? AND struck_at < ? AND revoked_at IS NULL
            ), person AS MATERIALIZED (
                SELECT * FROM struck WHERE rule IS NULL
            )
            SELECT 'TOTAL', 'violations', count(*), coalesce(sum(comments), 0) FROM violation
            UNION ALL
            SELECT 'TOTAL', 'accounts', count(DISTINCT account_key), 0 FROM person
            UNION ALL
            SELECT 'TOTAL', 'groups', count(DISTINCT group_id), 0 FROM violation WHERE kind = 'GROUP'
            UNION ALL
            SELECT 'TOTAL', 'storms', count(*), 0 FROM stormy WHERE lull IS NULL OR lull > make_interval(secs => %d)
            UNION ALL
            SELECT 'EDUCATION', CASE WHEN rule IS NULL THEN 'person' ELSE 'rule' END, count(*), 0
            FROM struck WHERE action = 'EDUCATE' GROUP BY 2
            UNION ALL
            SELECT 'OUTCOME', outcome, count(*), 0 FROM standing GROUP BY 2
            UNION ALL
            SELECT 'QUEUE', queue, count(*), 0 FROM standing GROUP BY 2
            UNION ALL
            SELECT 'MEASURE', measure, count(*), sum(comments) FROM measured GROUP BY 2
            UNION ALL
            SELECT 'ACCOUNT_MEASURE', action, count(DISTINCT decision), count(DISTINCT account_key)
            FROM person GROUP BY 2
            UNION ALL
            SELECT 'LABEL', label, count(*), sum(comments) FROM labelled GROUP BY 2
            UNION ALL
            SELECT 'ACCOUNT_LABEL', label, count(DISTINCT account_key), 0
            FROM person CROSS JOIN unnest(reasons) AS label GROUP BY 2
            UNION ALL
            SELECT 'APPEAL', state, count(*), 0 FROM appeal
            WHERE namespace = ? AND closed_at >= ? AND closed_at < ? GROUP BY 2
            """
                    .formatted(StandingMeasures.MEASURES, StandingMeasures.JOIN, ModerationCase.STORM_LULL.toSeconds());

    /** One row without an account where none is listed, so that how many there are is told all the same. */
    private static final String STRUCK =
            """
            WITH struck AS MATERIALIZED (
                SELECT account_key, max(array_position(?, action)) AS gravest FROM strike
                WHERE namespace = ? AND struck_at >= ? AND struck_at < ? AND revoked_at IS NULL AND rule IS NULL
                    AND action = ANY(?)
                GROUP BY account_key
            ), listed AS (
                SELECT account_key, gravest FROM struck ORDER BY gravest DESC, account_key LIMIT ?
            )
            SELECT account_key, (SELECT count(*) FROM struck) FROM (SELECT) AS one LEFT JOIN listed ON true
            ORDER BY gravest DESC, account_key
            """;

    /**
     * The newest comment of each that a case has and that was written before the period was over. Who is called like
     * somebody else has no name that could stand in a notice.
     */
    private static final String CALLED =
            """
            SELECT DISTINCT ON (m.account_key) m.account_key, m.content, ? = ANY(m.labels) FROM case_member m
            WHERE m.namespace = ? AND m.account_key = ANY(?) AND m.event_time < ? AND m.content IS NOT NULL
                AND NOT is_erased(m.namespace, m.account_key, m.assessment_id)
            ORDER BY m.account_key, m.event_time DESC, m.assessment_id DESC
            """;

    private FigureSql() {}

    /** @param accountsFrom from when on strikes are counted */
    static Figures count(Connection connection, String namespace, NoticeOrder order, Instant accountsFrom)
            throws SQLException {
        return LongRead.on(connection, patient -> counted(patient, namespace, order, order.since(accountsFrom)));
    }

    private static Figures counted(Connection connection, String namespace, NoticeOrder order, NoticeOrder strikes)
            throws SQLException {
        Figures figures = new Figures();
        try (PreparedStatement statement = connection.prepareStatement(COUNTS)) {
            int next = setPeriod(statement, 1, namespace, order);
            next = setPeriod(statement, next, namespace, strikes);
            setPeriod(statement, next, namespace, order);
            read(statement, figures);
        }
        return figures;
    }

    /**
     * Accounts that a person took one of these measures against, the gravest first.
     *
     * @param measures mildest first
     * @param most how many are listed; may be 0
     */
    static Struck struck(Connection connection, String namespace, NoticeOrder order, List<Action> measures, int most)
            throws SQLException {
        String[] names = measures.stream().map(Action::name).toArray(String[]::new);
        List<AccountKey> accounts = new ArrayList<>();
        long all = 0;
        try (PreparedStatement statement = connection.prepareStatement(STRUCK)) {
            statement.setArray(1, connection.createArrayOf("text", names));
            int next = setPeriod(statement, 2, namespace, order);
            statement.setArray(next, connection.createArrayOf("text", names));
            statement.setInt(next + 1, most);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    byte[] account = row.getBytes(1);
                    if (account != null) {
                        accounts.add(new AccountKey(account));
                    }
                    all = row.getLong(2);
                }
            }
        }
        return new Struck(accounts, all);
    }

    /** @param all how many there are, listed or not */
    record Struck(List<AccountKey> accounts, long all) {}

    /**
     * What accounts were called when they last wrote what came into a case; those of which none tells, or whose name was
     * taken for an impostor's, are not in it.
     */
    static Map<AccountKey, String> displayNames(
            Connection connection, String namespace, NoticeOrder order, Collection<AccountKey> accounts)
            throws SQLException {
        Map<AccountKey, String> names = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(CALLED)) {
            statement.setString(1, Label.IMPERSONATION.wire());
            statement.setString(2, namespace);
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "bytea", accounts.stream().map(AccountKey::bytes).toArray(byte[][]::new)));
            setInstant(statement, 4, order.to());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String name = MemberContent.read(row.getString(2)).displayName();
                    if (name != null && !name.isBlank() && !row.getBoolean(3)) {
                        names.put(new AccountKey(row.getBytes(1)), name);
                    }
                }
            }
        }
        return names;
    }

    private static void read(PreparedStatement statement, Figures figures) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                figures.add(
                        Kind.valueOf(row.getString(1)), row.getString(2), new Count(row.getLong(3), row.getLong(4)));
            }
        }
    }

    private static int setPeriod(PreparedStatement statement, int first, String namespace, NoticeOrder order)
            throws SQLException {
        statement.setString(first, namespace);
        setInstant(statement, first + 1, order.from());
        setInstant(statement, first + 2, order.to());
        return first + 3;
    }

    private static void setInstant(PreparedStatement statement, int place, Instant at) throws SQLException {
        statement.setObject(place, at.atOffset(ZoneOffset.UTC));
    }
}
