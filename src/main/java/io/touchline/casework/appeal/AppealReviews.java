package io.touchline.casework.appeal;

import io.touchline.api.ProblemException;
import io.touchline.assessment.store.ErasureGuard;
import io.touchline.casework.audit.AuditEvent;
import io.touchline.casework.audit.AuditKind;
import io.touchline.casework.audit.AuditLog;
import io.touchline.casework.audit.ModeratorKey;
import io.touchline.casework.audit.Moderators;
import io.touchline.casework.audit.NewEvent;
import io.touchline.casework.cases.MeasuresUndone;
import io.touchline.handling.Action;
import io.touchline.handling.standing.StandingDrain;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Decides on appeals, once each. An appeal that was filed before anybody had decided on the comment is heard as one against
 * the decision that stands by now. Blocking.
 */
@ApplicationScoped
class AppealReviews {

    private final AppealTransactions transactions;
    private final AppealGrants grants;
    private final Moderators moderators;
    private final AuditLog log;
    private final Event<MeasuresUndone> undone;
    private final StandingDrain drain;
    private final Clock clock;

    AppealReviews(
            AppealTransactions transactions,
            AppealGrants grants,
            Moderators moderators,
            AuditLog log,
            Event<MeasuresUndone> undone,
            StandingDrain drain,
            Clock clock) {
        this.transactions = transactions;
        this.grants = grants;
        this.moderators = moderators;
        this.log = log;
        this.undone = undone;
        this.drain = drain;
        this.clock = clock;
    }

    /**
     * @throws ProblemException 404; 409 if the appeal has ended, or ends with an account that is being erased, or the reviewer
     *     had a part in deciding the case; 422 for measures that cannot be
     */
    void review(String namespace, UUID id, ReviewRequest request) {
        if (request.outcome() == AppealOutcome.REJECT && request.measures() != null) {
            throw new ProblemException(422, "/measures", "a rejection changes nothing");
        }
        transactions.in(connection -> {
            ErasureGuard.lockShared(connection);
            ModeratorKey reviewer = moderators.known(connection, namespace, request.by());
            Appeal.Against against = lockWhatItIsAgainst(connection, namespace, id);
            Appeal appeal = AppealRows.lock(connection, namespace, id).orElseThrow(ProblemException::notFound);
            appeal.requireOpen();
            if (!AppealedSql.ofErased(connection, List.of(id)).isEmpty()) {
                throw new ProblemException(409, "", "the appeal ends with its account, which is being erased");
            }
            if (against.caseId().isPresent()
                    && AppealedSql.tookPart(connection, against.caseId().get(), reviewer)) {
                throw new ProblemException(409, "/by", "an appeal is for somebody who had no part in the decision");
            }
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            List<UUID> moot = endOthers(connection, appeal, against, request.outcome(), now);
            Appeal.Effect effect = request.outcome() == AppealOutcome.GRANT
                    ? grants.grant(connection, new AppealGrants.Grant(appeal, against, request, now))
                    : Appeal.Effect.NONE;
            Appeal.Closing closing = new Appeal.Closing(
                    request.outcome().state(),
                    now,
                    Optional.of(reviewer),
                    Optional.of(request.reason()),
                    request.measuresOrNone().stream().map(Action::name).toList(),
                    effect);
            AppealSql.close(connection, id, against, closing);
            List<NewEvent> events = new ArrayList<>(List.of(AppealEvents.decided(appeal, against, closing, moot)));
            AppealRows.ofIds(connection, namespace, moot)
                    .forEach(ended -> events.add(AppealEvents.moot(ended, AuditKind.APPEAL_DECIDED, Optional.of(id))));
            AuditEvent event = log.append(connection, events).get(0);
            if (request.outcome() == AppealOutcome.GRANT) {
                List<Instant> decidedAt = StoodSql.decidedAt(connection, against.decision(), effect.strikes());
                undone.fire(new MeasuresUndone(
                        connection, namespace, List.of(new MeasuresUndone.Undone(event, decidedAt))));
            }
            return event;
        });
        drain.changed();
    }

    /**
     * The case comes before the appeal, in the order in which all take their locks. Until it is locked, another may
     * take its comments over.
     */
    private static Appeal.Against lockWhatItIsAgainst(Connection connection, String namespace, UUID id)
            throws SQLException {
        Appeal.Against against = against(connection, namespace, id);
        while (against.caseId().isPresent()) {
            Optional<UUID> standing =
                    AppealedSql.lockCase(connection, against.caseId().get());
            Appeal.Against locked = against(connection, namespace, id);
            if (locked.caseId().equals(against.caseId())) {
                return new Appeal.Against(locked.decision().or(() -> standing), locked.assessment(), locked.caseId());
            }
            against = locked;
        }
        return against;
    }

    private static Appeal.Against against(Connection connection, String namespace, UUID id) throws SQLException {
        return AppealRows.find(connection, namespace, id)
                .orElseThrow(ProblemException::notFound)
                .against();
    }

    /** What this review answers too, or leaves nothing to answer of. */
    private static List<UUID> endOthers(
            Connection connection, Appeal appeal, Appeal.Against against, AppealOutcome outcome, Instant now)
            throws SQLException {
        if (against.decision().isEmpty()) {
            return List.of();
        }
        if (appeal.party() instanceof Party.Account account) {
            return AppealSql.mootBeside(
                    connection, appeal, account.key(), against.caseId().orElseThrow(), now);
        }
        return outcome == AppealOutcome.GRANT
                ? AppealSql.mootOthers(connection, against.decision().get(), appeal.id(), now)
                : List.of();
    }
}
