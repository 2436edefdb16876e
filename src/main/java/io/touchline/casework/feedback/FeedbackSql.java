package io.touchline.casework.feedback;

import io.touchline.api.AccountErased;
import io.touchline.api.AccountKey;
import io.touchline.api.SqlResults;
import io.touchline.api.StoredNames;
import io.touchline.casework.audit.ModeratorKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of feedback, inside the caller's transaction. */
final class FeedbackSql {

    /** An erasure locks the cases of the account first of all, then takes notes and keys away, and then commits. */
    private static final String LOCK =
            """
            SELECT FROM case_member m JOIN moderation_case c ON c.id = m.case_id
            WHERE m.assessment_id = ? AND m.namespace = ? FOR SHARE OF c
            """;

    /**
     * The day of an assessment may be gone while a case still knows it; and of an erased account's evidence only the case
     * knows under which key it stands, if that is held at all. The assessment of an erased author has a key that no
     * erasure will ask for again.
     */
    private static final String AUTHOR =
            """
            SELECT account_key FROM (
                SELECT account_key, 1 AS place FROM case_member WHERE assessment_id = ? AND namespace = ?
                UNION ALL
                SELECT CASE WHEN id >= erased_before(namespace, account_key) THEN account_key END, 2
                FROM assessment WHERE id = ? AND namespace = ?
            ) AS known ORDER BY place LIMIT 1
            """;

    /** An id tells when it was given first; {@code at} is when it was said last. */
    private static final String PUT =
            """
            INSERT INTO feedback AS f (namespace, assessment_id, moderator_key, id, account_key, verdict, labels, note, at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (namespace, assessment_id, moderator_key) DO UPDATE
                SET verdict = excluded.verdict, labels = excluded.labels, note = excluded.note, at = excluded.at,
                    account_key = excluded.account_key
            RETURNING id, old.id IS NOT NULL AS replaced
            """;

    private static final String COLUMNS =
            "SELECT id, assessment_id, moderator_key, verdict, labels, note, at FROM feedback ";

    private static final String LIST = COLUMNS + "WHERE namespace = ? AND id < ? ORDER BY id DESC LIMIT ?";

    /** Few rows, so that they are sorted: the plan knows no values and must not go through those of all others. */
    static final String LIST_OF_ASSESSMENT = "WITH own AS MATERIALIZED (" + COLUMNS
            + "WHERE namespace = ? AND id < ? AND assessment_id = ?) SELECT * FROM own ORDER BY id DESC LIMIT ?";

    private static final String ERASE =
            """
            WITH changed AS (
                UPDATE feedback SET note = NULL, account_key = NULL
                WHERE namespace = ? AND account_key = ?
                    AND (?::timestamptz IS NULL OR assessment_id < uuid_floor(?))
                RETURNING old.note IS NOT NULL AS noted
            ) SELECT count(*) FILTER (WHERE noted) FROM changed
            """;

    private FeedbackSql() {}

    /** The author of an assessment. @param author empty once that account is erased and nothing of it held here */
    record Author(Optional<AccountKey> author) {}

    /**
     * Whose comment an assessment of the namespace is about; empty if there is no such assessment. It waits for an erasure
     * that is under way, and stays so until the transaction is over.
     */
    static Optional<Author> author(Connection connection, String namespace, UUID assessmentId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setObject(1, assessmentId);
            statement.setString(2, namespace);
            statement.execute();
        }
        try (PreparedStatement statement = connection.prepareStatement(AUTHOR)) {
            statement.setObject(1, assessmentId);
            statement.setString(2, namespace);
            statement.setObject(3, assessmentId);
            statement.setString(4, namespace);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new Author(Optional.ofNullable(row.getBytes(1)).map(AccountKey::new)))
                        : Optional.empty();
            }
        }
    }

    /** The id that it stands under, and whether it took the place of what the same person said before. */
    record Placed(UUID id, boolean replaced) {}

    static Placed put(Connection connection, String namespace, FeedbackRow feedback, Author author)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PUT)) {
            statement.setString(1, namespace);
            statement.setObject(2, feedback.assessmentId());
            statement.setBytes(3, feedback.by().bytes());
            statement.setObject(4, feedback.id());
            statement.setBytes(5, author.author().map(AccountKey::bytes).orElse(null));
            statement.setString(6, feedback.verdict().name());
            statement.setArray(
                    7, connection.createArrayOf("text", feedback.labels().toArray()));
            statement.setString(8, feedback.note());
            statement.setObject(9, feedback.at().atOffset(ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Placed(row.getObject(1, UUID.class), row.getBoolean(2));
            }
        }
    }

    /** Newest first. */
    static List<FeedbackRow> list(
            Connection connection, String namespace, Optional<UUID> assessmentId, UUID before, int limit)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(assessmentId.isPresent() ? LIST_OF_ASSESSMENT : LIST)) {
            int index = 0;
            statement.setString(++index, namespace);
            statement.setObject(++index, before);
            if (assessmentId.isPresent()) {
                statement.setObject(++index, assessmentId.get());
            }
            statement.setInt(++index, limit);
            List<FeedbackRow> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(new FeedbackRow(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            new ModeratorKey(row.getBytes(3)),
                            StoredNames.of(Verdict.class, row.getString(4)),
                            List.of((String[]) row.getArray(5).getArray()),
                            row.getString(6),
                            row.getObject(7, OffsetDateTime.class).toInstant()));
                }
            }
            return rows;
        }
    }

    /** Deletes what was noted on an account's comments; the verdicts stay. @return how many notes */
    static int erase(Connection connection, AccountErased erased) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ERASE)) {
            statement.setString(1, erased.namespace());
            statement.setBytes(2, erased.account().bytes());
            OffsetDateTime after = erased.until()
                    .map(moment -> moment.plusMillis(1).atOffset(ZoneOffset.UTC))
                    .orElse(null);
            statement.setObject(3, after, Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setObject(4, after, Types.TIMESTAMP_WITH_TIMEZONE);
            return SqlResults.count(statement);
        }
    }
}
