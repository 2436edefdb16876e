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
 * last in it, like {@link AuditLog}: the end of the chain is locked before anything goes, so that no part of an account
 * comes to be meanwhile.
 */
@ApplicationScoped
public class AuditErasure {

    /** Of the body of {@link AuditKind#PERSONAL_ERASED}: the numbers of the events. */
    static final String SEQS = "seqs";

    /** The most that {@link #eraseBefore} erases at once: whoever adds to the log waits meanwhile. */
    public static final int MOST_AT_ONCE = 1_000;

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

    /**
     * Looks at the first parts alone, however many there are. Their events follow on each other in time but for what
     * replicas' clocks differ: those after the first parts are younger.
     */
    private static final String BEFORE =
            """
            SELECT p.seq FROM
                (SELECT seq FROM audit_personal WHERE namespace = ? ORDER BY seq LIMIT %d) p
            WHERE (SELECT e.at FROM audit_event e WHERE e.namespace = ? AND e.seq = p.seq) < ?
            """
                    .formatted(MOST_AT_ONCE);

    private static final String ERASE_THESE =
            "DELETE FROM audit_personal WHERE namespace = ? AND seq = ANY(?) RETURNING seq";

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
            return tell(connection, namespace, "ACCOUNT", seqs(statement));
        }
    }

    /**
     * Erases what belongs to events before a moment, the oldest first.
     *
     * @return how many parts there were; if {@value #MOST_AT_ONCE}, there may be more for another transaction
     */
    public int eraseBefore(Connection connection, String namespace, Instant moment) throws SQLException {
        List<Long> old = before(connection, namespace, moment);
        int erased = 0;
        // Somebody else may erase what was found until the end is locked, and nobody after that.
        while (erased == 0 && !old.isEmpty()) {
            AuditSql.lockEnd(connection, namespace);
            erased = tell(connection, namespace, "RETENTION", erased(connection, namespace, old));
            old = erased == 0 ? before(connection, namespace, moment) : old;
        }
        return erased;
    }

    private static List<Long> before(Connection connection, String namespace, Instant moment) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BEFORE)) {
            statement.setString(1, namespace);
            statement.setString(2, namespace);
            statement.setObject(3, moment.atOffset(ZoneOffset.UTC));
            return seqs(statement);
        }
    }

    private static List<Long> erased(Connection connection, String namespace, List<Long> seqs) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ERASE_THESE)) {
            statement.setString(1, namespace);
            statement.setArray(2, connection.createArrayOf("bigint", seqs.toArray()));
            return seqs(statement);
        }
    }

    private static List<Long> seqs(PreparedStatement statement) throws SQLException {
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
