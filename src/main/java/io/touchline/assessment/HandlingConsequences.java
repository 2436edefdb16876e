package io.touchline.assessment;

import io.touchline.assessment.store.AssessmentIds;
import io.touchline.assessment.store.AssessmentRow;
import io.touchline.assessment.store.CaseOpener;
import io.touchline.assessment.store.Consequences;
import io.touchline.handling.protection.ProtectionSql;
import io.touchline.handling.protection.Protections;
import io.touchline.handling.standing.AccountStrike;
import io.touchline.handling.standing.StandingDrain;
import io.touchline.handling.standing.StrikeSql;
import io.touchline.handling.standing.Strikes;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Writes down what a policy's recommendations set going: cases for people, protections of targets, and the strikes of
 * education that rules leave by themselves. In event time, as everything that is known of a comment's surroundings.
 * Whoever else changes these rows takes them in the same order: cases, protections, strikes, the log.
 */
@ApplicationScoped
class HandlingConsequences implements Consequences {

    private final CaseOpener cases;
    private final Protections protections;
    private final Strikes strikes;
    private final StandingDrain standings;

    HandlingConsequences(CaseOpener cases, Protections protections, Strikes strikes, StandingDrain standings) {
        this.cases = cases;
        this.protections = protections;
        this.strikes = strikes;
        this.standings = standings;
    }

    @Override
    public Map<UUID, String> write(Connection connection, List<AssessmentRow> written, Map<UUID, Integer> revisions)
            throws SQLException {
        CaseOpener.Opening opening = cases.open(connection, written, revisions);
        ProtectionSql.write(connection, protectionsOf(written));
        List<AssessmentRow> educating = EducatedOnce.of(connection, written);
        StrikeSql.insert(connection, strikesOf(educating));
        opening.log(connection, educating);
        return opening.caseIds();
    }

    @Override
    public void committed(List<AssessmentRow> written) {
        protections.written(protectionsOf(written));
        if (written.stream().anyMatch(row -> row.education() != null)) {
            standings.changed();
        }
    }

    private List<AccountStrike> strikesOf(List<AssessmentRow> educating) {
        return educating.stream()
                .map(row -> new AccountStrike(
                        row.namespace(),
                        row.accountKey(),
                        strikes.educated(row.education(), AssessmentIds.wire(row.id()), row.eventTime())))
                .toList();
    }

    private static List<ProtectionSql.Noted> protectionsOf(List<AssessmentRow> rows) {
        return rows.stream()
                .flatMap(row -> row.protections().stream().map(note -> new ProtectionSql.Noted(row.namespace(), note)))
                .toList();
    }
}
