package io.touchline.casework.appeal;

import io.touchline.api.AccountErased;
import io.touchline.casework.audit.AuditKind;
import io.touchline.casework.audit.AuditLog;
import io.touchline.casework.audit.NewEvent;
import io.touchline.casework.cases.CaseDecided;
import io.touchline.casework.cases.DecisionUndone;
import io.touchline.casework.cases.Outcome;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Ends appeals because of what happens elsewhere, in the transaction in which it does, and opens them again. */
@ApplicationScoped
class AppealEndings {

    /** Before strikes, whose locks come after those of appeals; see V10. */
    private static final int BEFORE_STRIKES = 2_000;

    private final DataSource database;
    private final AuditLog log;
    private final Clock clock;

    AppealEndings(DataSource database, AuditLog log, Clock clock) {
        this.database = database;
        this.log = log;
        this.clock = clock;
    }

    /** What an overturning had left nothing to appeal against stands again, and is heard. */
    @Transactional
    void undone(@Observes DecisionUndone undone) {
        try (Connection connection = database.getConnection()) {
            List<UUID> moot = AppealSql.mootOthers(connection, undone.decisionId(), null, now());
            AppealRows.ofIds(connection, undone.namespace(), moot).forEach(ended -> undone.log()
                    .accept(AppealEvents.moot(ended, AuditKind.DECISION_UNDONE, Optional.empty())));
            List<UUID> reopened = AppealSql.reopen(connection, undone.decisionId());
            AppealRows.ofIds(connection, undone.namespace(), reopened)
                    .forEach(open -> undone.log().accept(AppealEvents.reopened(open)));
        } catch (SQLException e) {
            throw new IllegalStateException("appeals neither ended nor opened", e);
        }
    }

    /** What a person has overturned needs no appeal any more. */
    @Transactional
    void decided(@Observes CaseDecided decided) {
        if (decided.about().isReview() || decided.decision().outcome() != Outcome.OVERTURN) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            List<UUID> moot = AppealSql.mootOnComments(
                    connection, decided.about().id(), decided.decision().at());
            AppealRows.ofIds(connection, decided.about().namespace(), moot).forEach(ended -> decided.log()
                    .accept(AppealEvents.moot(ended, AuditKind.CASE_DECIDED, Optional.empty())));
        } catch (SQLException e) {
            throw new IllegalStateException("appeals not ended", e);
        }
    }

    @Transactional
    void erase(@Observes @Priority(BEFORE_STRIKES) AccountErased erased) {
        try (Connection connection = database.getConnection()) {
            List<UUID> ended = AppealSql.erase(connection, erased, now());
            List<NewEvent> events = AppealRows.ofIds(connection, erased.namespace(), ended).stream()
                    .map(AppealEvents::erased)
                    .toList();
            erased.afterwards().add(atEnd -> log.append(atEnd, events));
        } catch (SQLException e) {
            throw new IllegalStateException("appeals not erased", e);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
