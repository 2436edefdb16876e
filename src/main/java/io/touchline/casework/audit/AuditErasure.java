package io.touchline.casework.audit;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchline.api.AccountErased;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Takes personal parts away from the log and says so in it, which leaves it valid. Inside the caller's transaction and
 * last in it, like {@link AuditLog}: the end of the chain is locked first, so that no part comes to be meanwhile.
 */
@ApplicationScoped
public class AuditErasure {

    /** Of the body of {@link AuditKind#PERSONAL_ERASED}: the numbers of the events. */
    static final String SEQS = "seqs";

    /** The most that {@link #eraseBefore} erases at once. */
    public static final int MOST_AT_ONCE = 50_000;

    private static final int SEQS_PER_EVENT = 1_000;
    private static final String SUBJECT = "audit";
    private static final JsonMapper JSON = new JsonMapper();

    private static final String ERASE =
            """
            DELETE FROM audit_personal p WHERE namespace = ?
                AND (account_key = ? AND EXISTS (SELECT FROM audit_event e WHERE e.namespace = p.namespace
                        AND e.seq = p.seq AND e.at <= coalesce(?, e.at))
                    OR seq = ANY(ARRAY(SELECT seq FROM audit_event WHERE namespace = ? AND subject = ANY(?))))
            RETURNING seq
            """;

    private static final String ERASE_BEFORE =
            """
            DELETE FROM audit_personal WHERE namespace = ? AND seq = ANY(ARRAY(
                SELECT p.seq FROM audit_personal p JOIN audit_event e ON e.namespace = p.namespace AND e.seq = p.seq
                WHERE p.namespace = ? AND e.at < ? ORDER BY p.seq LIMIT ?))
            RETURNING seq
            """;

    private final AuditLog log;

    @Inject
    AuditErasure(AuditLog log) {
        this.log = log;
    }

    /**
     * Erases what is about one account.
     *
     * @param subjects of which all goes too, under whichever account it stands
     * @return how many parts there were
     */
    public int erase(Connection connection, AccountErased gone, Collection<String> subjects) throws SQLException {
        String namespace = gone.namespace();
        AuditSql.lockEnd(connection, namespace);
        try (PreparedStatement statement = connection.prepareStatement(ERASE)) {
            statement.setString(1, namespace);
            statement.setBytes(2, gone.account().bytes());
            statement.setObject(
                    3,
                    gone.until().map(moment -> moment.atOffset(ZoneOffset.UTC)).orElse(null),
                    Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setString(4, namespace);
            statement.setArray(5, connection.createArrayOf("text", subjects.toArray()));
            return tell(connection, namespace, "ACCOUNT", erased(statement));
        }
    }

    /**
     * Erases what belongs to events before a moment, the oldest first.
     *
     * @return how many parts there were; if {@value #MOST_AT_ONCE}, there may be more for another transaction
     */
    public int eraseBefore(Connection connection, String namespace, Instant moment) throws SQLException {
        AuditSql.lockEnd(connection, namespace);
        try (PreparedStatement statement = connection.prepareStatement(ERASE_BEFORE)) {
            statement.setString(1, namespace);
            statement.setString(2, namespace);
            statement.setObject(3, moment.atOffset(ZoneOffset.UTC));
            statement.setInt(4, MOST_AT_ONCE);
            return tell(connection, namespace, "RETENTION", erased(statement));
        }
    }

    private static List<Long> erased(PreparedStatement statement) throws SQLException {
        List<Long> seqs = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                seqs.add(row.getLong(1));
            }
        }
        return seqs.stream().sorted().toList();
    }

    private int tell(Connection connection, String namespace, String cause, List<Long> seqs) throws SQLException {
        List<NewEvent> events = new ArrayList<>();
        for (int begin = 0; begin < seqs.size(); begin += SEQS_PER_EVENT) {
            events.add(event(namespace, cause, seqs.subList(begin, Math.min(begin + SEQS_PER_EVENT, seqs.size()))));
        }
        if (!events.isEmpty()) {
            log.append(connection, events);
        }
        return seqs.size();
    }

    static NewEvent event(String namespace, String cause, List<Long> seqs) {
        ObjectNode body = JSON.createObjectNode();
        body.put("cause", cause);
        ArrayNode named = body.putArray(SEQS);
        seqs.forEach(named::add);
        return new NewEvent(namespace, AuditKind.PERSONAL_ERASED, SUBJECT, body.toString(), Optional.empty());
    }
}
