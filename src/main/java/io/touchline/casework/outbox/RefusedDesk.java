package io.touchline.casework.outbox;

import io.touchline.api.PageRequest;
import io.touchline.api.Problem;
import io.touchline.api.ProblemException;
import io.touchline.api.Transaction;
import io.touchline.api.redis.RedisUnavailableException;
import io.touchline.assessment.store.Outbox;
import io.touchline.assessment.store.RefusedRows;
import io.touchline.casework.audit.AuditLog;
import io.touchline.casework.audit.Moderators;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** What an operator does about comments that lie aside, within a namespace. Without Redis it answers 503. Blocking. */
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
            throw new ProblemException(422, "/cursor", "not a cursor of this list");
        }
        return asking(() -> {
            Outbox.Length length = outbox.length(namespace, BUDGET).await().indefinitely();
            List<RefusedRows.Refused> found = rows.page(namespace, request.after(), request.limit() + 1, BUDGET);
            boolean more = found.size() > request.limit();
            List<RefusedRowView> shown = found.stream()
                    .limit(request.limit())
                    .map(RefusedRowView::of)
                    .toList();
            return new RefusedPage(
                    length.waiting(),
                    length.refused(),
                    shown,
                    more ? PageRequest.cursorAfter(shown.get(shown.size() - 1).id()) : null);
        });
    }

    Requeued requeueAll(String namespace) {
        return told(asking(() -> rows.requeueAll(namespace, BUDGET)));
    }

    /** @throws ProblemException 404 */
    Requeued requeue(String namespace, String place) {
        if (!asking(() -> rows.requeue(namespace, known(place), BUDGET))) {
            throw ProblemException.notFound();
        }
        return told(1);
    }

    private static Requeued told(long requeued) {
        LOG.infof("outbox.requeued entries=%d", requeued);
        return new Requeued(requeued);
    }

    /** Logged before it is done: nothing goes without a trace. @throws ProblemException 404 */
    void discard(String namespace, String place, DiscardRequest request) {
        Optional<RefusedRows.Refused> found = asking(() -> rows.find(namespace, known(place), BUDGET));
        RefusedRows.Refused refused = found.orElseThrow(ProblemException::notFound);
        try {
            Transaction.in(
                    database,
                    connection -> log.append(
                            connection,
                            List.of(DiscardEvents.discarded(
                                    namespace,
                                    refused,
                                    moderators.known(connection, namespace, request.by()),
                                    request.reason()))));
        } catch (SQLException e) {
            LOG.warnf("outbox.discard failed state=%s", e.getSQLState());
            throw unavailable();
        }
        if (!asking(() -> rows.discard(namespace, place, BUDGET))) {
            throw ProblemException.notFound();
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
