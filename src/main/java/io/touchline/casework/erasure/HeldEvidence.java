package io.touchline.casework.erasure;

import io.touchline.api.AccountKey;
import io.touchline.api.SqlResults;
import io.touchline.assessment.store.ErasureGuard;
import io.touchline.casework.cases.CaseIds;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The evidence that cases keep of erased accounts, inside the caller's transaction. It stands under a key made up by
 * chance, which is deleted with it.
 */
final class HeldEvidence {

    /** In the order in which everybody locks cases. With the second looks at them, which show the same. */
    private static final String LOCK =
            """
            WITH own AS (SELECT DISTINCT case_id FROM case_member WHERE namespace = ? AND account_key = ANY(?))
            SELECT id FROM moderation_case c
            WHERE c.id = ANY(ARRAY(SELECT case_id FROM own))
                    AND EXISTS (SELECT FROM case_member m
                                WHERE m.namespace = ? AND m.account_key = ANY(?) AND m.case_id = c.id)
                OR c.review_of = ANY(ARRAY(SELECT case_id FROM own)) AND c.state = 'OPEN'
            ORDER BY c.namespace, c.case_key, c.id FOR UPDATE OF c
            """;

    private static final String RENAME =
            """
            UPDATE case_member SET account_key = ? WHERE namespace = ? AND account_key = ? AND assessment_id < ?
            """;

    /**
     * What the account writes from now on is a case of its own. Also where a decision that was awaited has just moved its
     * latest comments to: {@link #LOCK} has not seen that case.
     */
    private static final String LEAVE =
            """
            UPDATE moderation_case c SET case_key = 'x:' || c.id
            WHERE c.id = ANY(?::uuid[] || ARRAY(SELECT case_id FROM case_member WHERE namespace = ? AND account_key = ?))
                AND c.namespace = ? AND starts_with(c.case_key, ?)
            """;

    /** Of several erasures of one account that are not carried out yet the first, which the others look at too. */
    private static final String NOTE =
            """
            INSERT INTO erased_account (namespace, account_key, erasure_id)
            SELECT ?, ?, o.id FROM erasure n
            JOIN erasure o ON o.id = n.id OR o.account_hash = n.account_hash AND o.id < n.id AND o.state = 'REQUESTED'
            WHERE n.id = ? ORDER BY o.id LIMIT 1
            """;

    private static final String IS_HELD =
            "SELECT EXISTS (SELECT FROM case_member WHERE namespace = ? AND account_key = ?)";

    private static final String FORGET_KEY = "DELETE FROM erased_account WHERE namespace = ? AND account_key = ?";

    /** A case lets go once the one that it became part of is decided and nobody can or does appeal any more. */
    private static final String RELEASE =
            """
            UPDATE case_member m SET salt = NULL, content = NULL, account_key = NULL, comment_id = NULL
            FROM (SELECT DISTINCT case_id FROM case_member WHERE namespace = ? AND account_key = ?) own
            JOIN moderation_case c ON c.id = own.case_id
            JOIN case_decision d ON d.id = c.decision_id
            WHERE m.case_id = own.case_id AND m.namespace = ? AND m.account_key = ?
                AND c.state = 'DECIDED' AND d.decided_at <= ?
                AND NOT EXISTS (SELECT FROM appeal p WHERE p.decision_id = d.id AND p.state = 'OPEN')
            """;

    /** A reason may tell of somebody; it goes with the last evidence of its case, and so do those of second looks at it. */
    private static final String FORGET_REASONS =
            """
            UPDATE case_decision d SET reason = NULL, undo_reason = NULL
            FROM moderation_case c
            WHERE d.case_id = c.id AND (c.id = ANY(?) OR c.review_of = ANY(?))
                AND NOT EXISTS (SELECT FROM case_member m
                                WHERE m.case_id = coalesce(c.review_of, c.id) AND m.content IS NOT NULL)
            RETURNING c.id
            """;

    /** What a review of the case's decisions says, which a granted one has put into the decision too. */
    private static final String FORGET_REVIEWS =
            """
            UPDATE appeal a SET reason = NULL
            FROM case_decision d
            WHERE a.decision_id = d.id AND d.case_id = ANY(?) AND a.state <> 'OPEN'
            RETURNING a.id
            """;

    /** Second looks that nobody decided: evidence may have left by them too. */
    private static final String REVIEWS_OF = "SELECT id FROM moderation_case WHERE review_of = ANY(?)";

    private static final String FORGET_KNOWN = "UPDATE golden_case SET reason = NULL WHERE case_id = ANY(?)";

    /** Also what earlier erasures of the same account hold. */
    private static final String HELD =
            """
            SELECT DISTINCT own.case_id, d.decided_at
            FROM (SELECT DISTINCT m.case_id FROM erased_account e
                  JOIN case_member m ON m.namespace = e.namespace AND m.account_key = e.account_key
                  WHERE e.erasure_id = ANY(ARRAY(
                      SELECT o.id FROM erasure n
                      JOIN erasure o ON o.id = n.id OR o.account_hash = n.account_hash AND o.id < n.id
                      WHERE n.id = ?))) own
            JOIN moderation_case c ON c.id = own.case_id
            LEFT JOIN case_decision d ON d.id = c.decision_id
            ORDER BY own.case_id
            """;

    private HeldEvidence() {}

    /** Locks the cases that an account has comments in, under any of its keys, and open second looks at them. */
    static List<UUID> lockCases(Connection connection, String namespace, List<AccountKey> keys) throws SQLException {
        Array all = connection.createArrayOf(
                "bytea", keys.stream().map(AccountKey::bytes).toArray(byte[][]::new));
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setString(1, namespace);
            statement.setArray(2, all);
            statement.setString(3, namespace);
            statement.setArray(4, all);
            return SqlResults.uuids(statement);
        }
    }

    /**
     * Puts an account's comments under another key.
     *
     * @param cases where they are
     * @return how many there are
     */
    static int rename(Connection connection, List<UUID> cases, ErasureGuard.Erased erased, AccountKey other)
            throws SQLException {
        try (PreparedStatement rename = connection.prepareStatement(RENAME);
                PreparedStatement leave = connection.prepareStatement(LEAVE)) {
            leave.setArray(1, connection.createArrayOf("uuid", cases.toArray()));
            leave.setString(2, erased.namespace());
            leave.setBytes(3, erased.account().bytes());
            leave.setString(4, erased.namespace());
            leave.setString(5, "a:" + erased.account().hex() + ':');
            leave.executeUpdate();
            rename.setBytes(1, other.bytes());
            rename.setString(2, erased.namespace());
            rename.setBytes(3, erased.account().bytes());
            rename.setObject(4, erased.end());
            return rename.executeUpdate();
        }
    }

    /** Says that a key stands for an erased account. */
    static void note(Connection connection, String namespace, AccountKey key, UUID erasure) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NOTE)) {
            statement.setString(1, namespace);
            statement.setBytes(2, key.bytes());
            statement.setObject(3, erasure);
            statement.executeUpdate();
        }
    }

    /** The keys of an erasure under which evidence is held. */
    static List<AccountKey> keys(Connection connection, UUID erasure) throws SQLException {
        List<AccountKey> keys = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT account_key FROM erased_account WHERE erasure_id = ?")) {
            statement.setObject(1, erasure);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    keys.add(new AccountKey(row.getBytes(1)));
                }
            }
        }
        return keys;
    }

    /** Whether evidence is held under a key: retention, too, lets it go, and tells nobody. */
    static boolean isHeld(Connection connection, String namespace, AccountKey key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(IS_HELD)) {
            statement.setString(1, namespace);
            statement.setBytes(2, key.bytes());
            return SqlResults.bool(statement);
        }
    }

    static void forgetKey(Connection connection, String namespace, AccountKey key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FORGET_KEY)) {
            statement.setString(1, namespace);
            statement.setBytes(2, key.bytes());
            statement.executeUpdate();
        }
    }

    /**
     * What was let go.
     *
     * @param members how many comments
     * @param emptied cases of which no evidence is left, and the appeals about them, by their ids in the log
     */
    record Released(int members, Set<String> emptied) {}

    /**
     * Lets evidence go.
     *
     * @param cases where it is
     * @param decidedBefore what was decided later is still held
     */
    static Released release(
            Connection connection, List<UUID> cases, String namespace, AccountKey key, Instant decidedBefore)
            throws SQLException {
        try (PreparedStatement release = connection.prepareStatement(RELEASE);
                PreparedStatement forget = connection.prepareStatement(FORGET_REASONS);
                PreparedStatement reviews = connection.prepareStatement(FORGET_REVIEWS);
                PreparedStatement looks = connection.prepareStatement(REVIEWS_OF);
                PreparedStatement known = connection.prepareStatement(FORGET_KNOWN)) {
            release.setString(1, namespace);
            release.setBytes(2, key.bytes());
            release.setString(3, namespace);
            release.setBytes(4, key.bytes());
            release.setObject(5, decidedBefore.atOffset(ZoneOffset.UTC));
            int members = release.executeUpdate();
            forget.setArray(1, connection.createArrayOf("uuid", cases.toArray()));
            forget.setArray(2, connection.createArrayOf("uuid", cases.toArray()));
            List<UUID> emptied = SqlResults.uuids(forget);
            reviews.setArray(1, connection.createArrayOf("uuid", emptied.toArray()));
            looks.setArray(1, connection.createArrayOf("uuid", emptied.toArray()));
            known.setArray(1, connection.createArrayOf("uuid", emptied.toArray()));
            known.executeUpdate();
            return new Released(
                    members,
                    Stream.concat(
                                    Stream.concat(emptied.stream(), SqlResults.uuids(looks).stream())
                                            .map(CaseIds.CASE::wire),
                                    SqlResults.uuids(reviews).stream().map(CaseIds.APPEAL::wire))
                            .collect(Collectors.toSet()));
        }
    }

    /** The cases that hold evidence of an account, of this erasure and of earlier ones. @param hold how long after their decision */
    static List<ErasureReport.Held> held(Connection connection, UUID erasure, Duration hold) throws SQLException {
        List<ErasureReport.Held> held = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(HELD)) {
            statement.setObject(1, erasure);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Optional<Instant> decided = Optional.ofNullable(row.getObject(2, OffsetDateTime.class))
                            .map(OffsetDateTime::toInstant);
                    held.add(new ErasureReport.Held(
                            CaseIds.CASE.wire(row.getObject(1, UUID.class)),
                            decided.map(at -> at.plus(hold)).orElse(null)));
                }
            }
        }
        return held;
    }
}
