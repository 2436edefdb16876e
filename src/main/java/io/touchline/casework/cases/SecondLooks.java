package io.touchline.casework.cases;

import io.touchline.api.ProblemException;
import io.touchline.casework.audit.ModeratorKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Who may look at a case a second time: anybody but who decided it. */
final class SecondLooks {

    private SecondLooks() {}

    /** @throws ProblemException 409 if {@code wanted} is a second look, and this person took the first */
    static void check(Connection connection, ModerationCase wanted, ModeratorKey moderator, String pointer)
            throws SQLException {
        if (wanted.reviewOf() == null) {
            return;
        }
        Optional<ModerationCase> first = CaseRows.find(connection, wanted.namespace(), wanted.reviewOf());
        if (first.isEmpty() || first.get().decisionId() == null) {
            return;
        }
        if (DecisionRows.find(connection, wanted.namespace(), first.get().decisionId())
                .filter(decision -> decision.by().equals(moderator))
                .isPresent()) {
            throw CaseConflicts.ownDecision(pointer);
        }
    }
}
