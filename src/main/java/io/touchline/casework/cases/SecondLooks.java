package io.touchline.casework.cases;

import io.touchline.api.ProblemException;
import io.touchline.casework.audit.ModeratorKey;
import java.sql.Connection;
import java.sql.SQLException;

/** Who may look at a case a second time: anybody but who decided it, be that undone or replaced since. */
final class SecondLooks {

    private SecondLooks() {}

    /** @throws ProblemException 409 if {@code wanted} is a second look, and this person decided on the case */
    static void check(Connection connection, ModerationCase wanted, ModeratorKey moderator, String pointer)
            throws SQLException {
        if (!wanted.isReview()) {
            return;
        }
        if (DecisionRows.ofCase(connection, wanted.namespace(), wanted.reviewOf()).stream()
                .anyMatch(decision -> decision.by().equals(moderator))) {
            throw CaseConflicts.ownDecision(pointer);
        }
    }
}
