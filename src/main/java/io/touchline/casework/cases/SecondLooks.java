package io.touchline.casework.cases;

import io.touchline.api.ProblemException;
import io.touchline.api.SqlResults;
import io.touchline.casework.audit.ModeratorKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Who may look at a case a second time: anybody but who decided it or undid that, be it replaced since, decided on an
 * appeal against it, has looked at it in another copy, or said that its answer is known.
 */
final class SecondLooks {

    private SecondLooks() {}

    /** @throws ProblemException 409 if {@code wanted} is a second look and this person knows what was decided */
    static void check(Connection connection, ModerationCase wanted, ModeratorKey moderator, String pointer)
            throws SQLException {
        if (wanted.isReview() && knows(connection, wanted, moderator)) {
            throw CaseConflicts.ownDecision(pointer);
        }
    }

    private static boolean knows(Connection connection, ModerationCase wanted, ModeratorKey moderator)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT knows_case(?, ?)")) {
            statement.setObject(1, wanted.reviewOf());
            statement.setBytes(2, moderator.bytes());
            return SqlResults.bool(statement);
        }
    }
}
