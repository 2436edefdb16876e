package io.touchline.casework.cases;

import io.touchline.api.SqlResults;
import io.touchline.casework.audit.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Closes open cases of which nothing is left to look at: nobody is to be given one, or could decide it. */
@ApplicationScoped
public class EmptiedCases {

    /** A second look shows as many comments as there were when it was made. */
    private static final String CLOSE =
            """
            UPDATE moderation_case c
            SET state = 'EMPTIED', claimed_by = NULL, lease_until = NULL, case_key = 'x:' || c.id
            WHERE c.state = 'OPEN' AND (c.id = ANY(?) OR c.review_of = ANY(?))
                AND NOT EXISTS (SELECT FROM case_member m
                                WHERE m.case_id = coalesce(c.review_of, c.id) AND m.seq <= c.member_count
                                    AND m.content IS NOT NULL)
            RETURNING c.id
            """;

    private final AuditLog log;

    @Inject
    EmptiedCases(AuditLog log) {
        this.log = log;
    }

    /**
     * Closes those that are open and empty, of these cases, which the transaction has locked, and of the second looks at
     * them. Appends to the log: do it last.
     */
    public void close(Connection connection, String namespace, Collection<UUID> cases) throws SQLException {
        if (cases.isEmpty()) {
            return;
        }
        List<UUID> closed;
        try (PreparedStatement statement = connection.prepareStatement(CLOSE)) {
            statement.setArray(1, SqlRows.uuids(connection, cases));
            statement.setArray(2, SqlRows.uuids(connection, cases));
            closed = SqlResults.uuids(statement);
        }
        if (!closed.isEmpty()) {
            log.append(
                    connection,
                    CaseRows.lock(connection, namespace, closed).stream()
                            .map(CaseEvents::emptied)
                            .toList());
        }
    }
}
