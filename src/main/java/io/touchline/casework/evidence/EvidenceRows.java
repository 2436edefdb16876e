package io.touchline.casework.evidence;

import io.touchline.api.AccountKey;
import io.touchline.api.SqlResults;
import io.touchline.assessment.store.AssessmentIds;
import io.touchline.casework.cases.CaseIds;
import io.touchline.casework.cases.MemberContent;
import io.touchline.handling.standing.StrikeIds;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads what a pack needs as it is stored, to the letter, and what appeals there are. Blocking. */
final class EvidenceRows {

    private static final String MEMBERS =
            """
            SELECT seq, assessment_id, account_key, event_time, severity, labels, actions, rule, sensitive, overturned_by,
                   digest, salt, content
            FROM case_member WHERE namespace = ? AND case_id = ? AND seq > ? ORDER BY seq LIMIT ?
            """;

    /** Against its decisions, or against what a rule did about its comments before anybody decided. */
    private static final String APPEALS =
            """
            SELECT a.id FROM appeal a JOIN case_decision d ON d.id = a.decision_id
            WHERE a.namespace = ? AND d.case_id = ?
            UNION
            SELECT a.id FROM appeal a JOIN case_member m ON m.assessment_id = a.assessment_id
            WHERE a.namespace = ? AND m.case_id = ?
            """;

    /** Of its decisions, or by hand for it, and taken back since. */
    private static final String REVOKED =
            "SELECT id FROM strike WHERE namespace = ? AND case_id = ? AND revoked_at IS NOT NULL ORDER BY struck_at, id";

    /** The case that has the members, so that none of them goes until the transaction is over. */
    private static final String LOCK =
            """
            SELECT c.id FROM moderation_case c
            WHERE c.namespace = ? AND c.id = (SELECT coalesce(review_of, id) FROM moderation_case WHERE id = ?)
            FOR SHARE OF c
            """;

    /** What is still to be erased of an account stands under its key until then. */
    private static final String KEEPS =
            """
            SELECT count(*) > 0 AND bool_and(NOT EXISTS (
                SELECT FROM erasure_guard g WHERE g.namespace = m.namespace AND g.account_key = m.account_key
                    AND m.assessment_id < uuid_floor(g.received_until + interval '1 millisecond')))
            FROM case_member m WHERE m.case_id = ? AND m.account_key = ?
            """;

    private static final String HOLDS_ANY =
            "SELECT EXISTS (SELECT FROM case_member WHERE case_id = ? AND content IS NOT NULL)";

    private EvidenceRows() {}

    /** A comment and whose it is, if that is still known. */
    record Member(Optional<AccountKey> account, byte[] digest, PackedMember packed) {}

    /**
     * Which page of a case's members.
     *
     * @param after the place before the first of the page
     * @param blind without what appeals took back
     */
    record Place(String namespace, UUID caseId, int after, int most, boolean blind) {}

    static List<Member> members(Connection connection, Place place, Pseudonyms names) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MEMBERS)) {
            statement.setString(1, place.namespace());
            statement.setObject(2, place.caseId());
            statement.setInt(3, place.after());
            statement.setInt(4, place.most());
            List<Member> members = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    members.add(member(row, names, place.blind()));
                }
            }
            return members;
        }
    }

    private static Member member(ResultSet row, Pseudonyms names, boolean blind) throws SQLException {
        Optional<AccountKey> account =
                Optional.ofNullable(row.getBytes("account_key")).map(AccountKey::new);
        Optional<String> written = Optional.ofNullable(row.getString("content"));
        Optional<MemberContent> content = written.map(MemberContent::read);
        byte[] digest = row.getBytes("digest");
        return new Member(
                account,
                digest,
                new PackedMember(
                        row.getInt("seq"),
                        AssessmentIds.wire(row.getObject("assessment_id", UUID.class)),
                        written.flatMap(any -> account).map(names::of).orElse(null),
                        row.getObject("event_time", OffsetDateTime.class)
                                .toInstant()
                                .toString(),
                        row.getInt("severity"),
                        texts(row, "labels"),
                        texts(row, "actions"),
                        row.getString("rule"),
                        row.getBoolean("sensitive"),
                        Optional.ofNullable(row.getObject("overturned_by", UUID.class))
                                .filter(appeal -> !blind)
                                .map(CaseIds.APPEAL::wire)
                                .orElse(null),
                        written.isEmpty(),
                        HexFormat.of().formatHex(digest),
                        Optional.ofNullable(row.getBytes("salt"))
                                .map(HexFormat.of()::formatHex)
                                .orElse(null),
                        content.map(MemberContent::text).orElse(null),
                        content.map(MemberContent::parentText).orElse(null),
                        content.map(MemberContent::displayName).orElse(null),
                        written.orElse(null)));
    }

    /**
     * Whether a case still has comments of an account, which it then has until the transaction is over; false where the
     * account is being erased. The transaction keeps erasures from beginning.
     */
    static boolean keeps(Connection connection, String namespace, UUID caseId, AccountKey account) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK);
                PreparedStatement keeps = connection.prepareStatement(KEEPS)) {
            lock.setString(1, namespace);
            lock.setObject(2, caseId);
            Optional<UUID> locked = SqlResults.uuids(lock).stream().findFirst();
            keeps.setObject(1, locked.orElse(null));
            keeps.setBytes(2, account.bytes());
            return SqlResults.bool(keeps);
        }
    }

    /** Whether the case that has the members still has any evidence. It keeps what it has until the transaction ends. */
    static boolean holdsAny(Connection connection, String namespace, UUID caseId) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK);
                PreparedStatement holds = connection.prepareStatement(HOLDS_ANY)) {
            lock.setString(1, namespace);
            lock.setObject(2, caseId);
            holds.setObject(1, SqlResults.uuids(lock).stream().findFirst().orElse(null));
            return SqlResults.bool(holds);
        }
    }

    /** Ids as the API writes them. */
    static List<String> appeals(Connection connection, String namespace, UUID caseId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(APPEALS)) {
            statement.setString(1, namespace);
            statement.setObject(2, caseId);
            statement.setString(3, namespace);
            statement.setObject(4, caseId);
            List<String> ids = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ids.add(CaseIds.APPEAL.wire(row.getObject(1, UUID.class)));
                }
            }
            return ids;
        }
    }

    /** The strikes that decisions on a case left, or persons by hand for it, and that stand no more; as the API writes them. */
    static List<String> revokedStrikes(Connection connection, String namespace, UUID caseId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REVOKED)) {
            statement.setString(1, namespace);
            statement.setString(2, CaseIds.CASE.wire(caseId));
            return SqlResults.uuids(statement).stream()
                    .map(StrikeIds.FORMAT::wire)
                    .toList();
        }
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
