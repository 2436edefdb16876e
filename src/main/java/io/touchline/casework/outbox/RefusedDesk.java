package io.touchline.casework.outbox;

import io.touchline.api.Caller;
import io.touchline.api.DatabaseOutage;
import io.touchline.api.Page;
import io.touchline.api.PageRequest;
import io.touchline.api.Problem;
import io.touchline.api.ProblemException;
import io.touchline.api.Transaction;
import io.touchline.api.redis.RedisUnavailableException;
import io.touchline.assessment.store.ErasureGuard;
import io.touchline.assessment.store.Outbox;
import io.touchline.assessment.store.RefusedRows;
import io.touchline.casework.audit.AuditLog;
import io.touchline.casework.audit.ModeratorKey;
import io.touchline.casework.audit.Moderators;
import io.touchline.casework.audit.NewEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * What an operator does about refused comments of a namespace, those that PostgreSQL did not take. Without Redis it
 * answers 503, and what is logged without PostgreSQL too. Blocking.
 */
@ApplicationScoped
class RefusedDesk {

    private static final Logger LOG = Logger.getLogger(RefusedDesk.class);
    private static final Duration BUDGET = Duration.ofSeconds(5);

    /** Places of a Redis stream; what it would not take for one is not looked for. */
    private static final Pattern PLACE = Pattern.compile("[0-9]{1,15}-[0-9]{1,9}");

    private final Outbox outbox;
    private final RefusedRows rows;
    private final DataSource database;
    private final AuditLog log;
    private final Moderators moderators;

    @Inject
    RefusedDesk(Outbox outbox, RefusedRows rows, DataSource database, AuditLog log, Moderators moderators) {
        this.outbox = outbox;
        this.rows = rows;
        this.database = database;
        this.log = log;
        this.moderators = moderators;
    }

    RefusedPage page(String namespace, PageRequest request) {
        if (request.after().filter(place -> !PLACE.matcher(place).matches()).isPresent()) {
            throw PageRequest.foreign();
        }
        return asking(() -> {
            Outbox.Length length = outbox.length(namespace, BUDGET).await().indefinitely();
            List<RefusedRowView> found = rows.page(namespace, request.after(), request.rows(), BUDGET).stream()
                    .map(RefusedRowView::of)
                    .toList();
            Page<RefusedRowView> shown = request.cut(found, RefusedRowView::id);
            return new RefusedPage(length.waiting(), length.refused(), shown.items(), shown.nextCursor());
        });
    }

    /** Logged before it is done, if there is anything to do. */
    Requeued requeueAll(Caller by) {
        Outbox.Length length =
                asking(() -> outbox.length(by.namespace(), BUDGET).await().indefinitely());
        if (length.refused() > 0) {
            logged(connection -> RefusedEvents.allRequeued(by, person(connection, by), length.refused()));
        }
        return told(asking(() -> rows.requeueAll(by.namespace(), BUDGET)));
    }

    /** Logged before it is done. @throws ProblemException 404 */
    Requeued requeue(Caller by, String place) {
        RefusedRows.Refused refused = refused(by.namespace(), place);
        logged(connection -> RefusedEvents.requeued(by, person(connection, by), refused));
        if (!asking(() -> rows.requeue(by.namespace(), place, BUDGET))) {
            throw ProblemException.notFound();
        }
        return told(1);
    }

    private Optional<ModeratorKey> person(Connection connection, Caller by) throws SQLException {
        return by.person() ? Optional.of(moderators.known(connection, by.namespace(), by.name())) : Optional.empty();
    }

    private static Requeued told(long requeued) {
        LOG.infof("outbox.requeued entries=%d", requeued);
        return new Requeued(requeued);
    }

    /** Logged before it is done: nothing goes without a trace. @throws ProblemException 404 */
    void discard(String namespace, String place, DiscardRequest request) {
        RefusedRows.Refused refused = refused(namespace, place);
        logged(connection -> {
            // No erasure takes that reason along any more: it covers what was logged until it was asked for.
            boolean erased = refused.author().isPresent()
                    && ErasureGuard.covers(
                            connection, namespace, refused.author().get());
            return RefusedEvents.discarded(
                    namespace,
                    refused,
                    moderators.known(connection, namespace, request.by()),
                    erased ? Optional.empty() : Optional.of(request.reason()));
        });
        if (!asking(() -> rows.discard(namespace, place, BUDGET))) {
            throw ProblemException.notFound();
        }
    }

    private RefusedRows.Refused refused(String namespace, String place) {
        String known = known(place);
        return asking(() -> rows.find(namespace, known, BUDGET)).orElseThrow(ProblemException::notFound);
    }

    private void logged(Transaction.Work<NewEvent> event) {
        try {
            Transaction.in(database, connection -> log.append(connection, List.of(event.on(connection))));
        } catch (SQLException e) {
            throw DatabaseOutage.problem(e);
        }
    }

    private static String known(String place) {
        if (!PLACE.matcher(place).matches()) {
            throw ProblemException.notFound();
        }
        return place;
    }

    private static <T> T asking(Supplier<T> redis) {
        try {
            return redis.get();
        } catch (RedisUnavailableException e) {
            throw unavailable();
        }
    }

    private static ProblemException unavailable() {
        return new ProblemException(Problem.of(503, List.of()));
    }
}
