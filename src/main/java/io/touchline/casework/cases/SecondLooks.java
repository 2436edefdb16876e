package io.touchline.casework.cases;

import io.touchline.api.ProblemException;
import io.touchline.casework.audit.ModeratorKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Who may look at a case a second time: anybody but who decided it, be that undone or replaced since, has looked at it
 * in another copy, or said that its answer is known.
 */
final class SecondLooks {

    private static final String KNOWS =
            """
            SELECT FROM golden_case WHERE case_id = ? AND set_by = ?
            UNION ALL SELECT FROM case_review WHERE case_id = ? AND second_by = ?
            """;

    private SecondLooks() {}

    /** @throws ProblemException 409 if {@code wanted} is a second look and this person decided, looked or knows */
    static void check(Connection connection, ModerationCase wanted, ModeratorKey moderator, String pointer)
            throws SQLException {
        if (!wanted.isReview()) {
            return;
        }
        if (DecisionRows.ofCase(connection, wanted.namespace(), wanted.reviewOf()).stream()
                        .anyMatch(decision -> decision.by().equals(moderator))
                || knows(connection, wanted, moderator)) {
            throw CaseConflicts.ownDecision(pointer);
        }
    }

    private static boolean knows(Connection connection, ModerationCase wanted, ModeratorKey moderator)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KNOWS)) {
            statement.setObject(1, wanted.reviewOf());
            statement.setBytes(2, moderator.bytes());
            statement.setObject(3, wanted.reviewOf());
            statement.setBytes(4, moderator.bytes());
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }
}
