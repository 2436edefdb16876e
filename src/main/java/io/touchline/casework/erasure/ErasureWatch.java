package io.touchline.casework.erasure;

import io.quarkus.scheduler.Scheduled;
import io.touchline.assessment.store.ErasureGuard;
import io.touchline.assessment.store.Outbox;
import io.touchline.assessment.store.RefusedRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Brings erasures to their end: carries out what something was in the way of, lets go what cases held, and forgets the
 * last key once no comment of before can be under way. Replicas may do it side by side.
 */
@ApplicationScoped
class ErasureWatch {

    private static final Logger LOG = Logger.getLogger(ErasureWatch.class);
    private static final Duration BUDGET = Duration.ofSeconds(5);

    private final DataSource database;
    private final AccountErasure erasure;
    private final ErasureSteps steps;
    private final Outbox outbox;
    private final RefusedRows refused;
    private final ErasureConfig config;
    private final Clock clock;

    @Inject
    ErasureWatch(
            DataSource database,
            AccountErasure erasure,
            ErasureSteps steps,
            Outbox outbox,
            RefusedRows refused,
            ErasureConfig config,
            Clock clock) {
        this.database = database;
        this.erasure = erasure;
        this.steps = steps;
        this.outbox = outbox;
        this.refused = refused;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            every = "${touchline.erasure.look-every:1h}",
            delayed = "3m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            finish();
            release();
            forget();
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("erasure.watch failed=%s", e.getClass().getSimpleName());
        }
    }

    /** What was asked for and could not be done at once is not to wait for the rest. */
    @Scheduled(
            every = "${touchline.erasure.finish-every}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void finishSoon() {
        try {
            finish();
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("erasure.watch failed=%s", e.getClass().getSimpleName());
        }
    }

    private void finish() throws SQLException {
        each(true, (erasure, guards) -> steps.carryOut(erasure, guards));
    }

    private void release() throws SQLException {
        List<UUID> held;
        try (Connection connection = database.getConnection()) {
            held = ErasureSql.held(connection);
        }
        for (UUID id : held) {
            attempt(() -> erasure.release(id));
        }
    }

    /** As long as the outbox holds a row of before, the guard stays, and so it does if Redis cannot say. */
    private void forget() throws SQLException {
        Instant now = clock.instant();
        each(false, (erasure, guards) -> {
            for (ErasureGuard.Erased erased : guards) {
                Instant written = erased.until().plus(config.underWay());
                if (now.isBefore(written) || mayWait(erased, written)) {
                    return;
                }
            }
            try (Connection connection = database.getConnection()) {
                ErasureSql.deleteGuard(connection, erasure);
            }
        });
    }

    /**
     * What lies aside goes; what is requeued at that very time may not have been met, and is looked for again. What
     * nobody can say of whose it is may be requeued once somebody can.
     */
    private boolean mayWait(ErasureGuard.Erased erased, Instant written) {
        Optional<String> requeued = refused.requeuedUpTo(erased.namespace(), BUDGET);
        if (outbox.waitsSince(erased.namespace(), written, BUDGET)) {
            return true;
        }
        refused.forget(erased, BUDGET);
        return refused.holdsUnknown(erased.namespace(), BUDGET)
                || !requeued.equals(refused.requeuedUpTo(erased.namespace(), BUDGET));
    }

    private interface OfErasure {
        void take(UUID erasure, List<ErasureGuard.Erased> guards) throws SQLException;
    }

    /** However many there are that nothing can be done about. */
    private void each(boolean unfinished, OfErasure step) throws SQLException {
        NavigableMap<UUID, List<ErasureGuard.Erased>> page = page(unfinished, new UUID(0, 0));
        while (!page.isEmpty()) {
            page.forEach((erasure, guards) -> attempt(() -> step.take(erasure, guards)));
            page = page(unfinished, page.lastKey());
        }
    }

    private NavigableMap<UUID, List<ErasureGuard.Erased>> page(boolean unfinished, UUID after) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return ErasureSql.guards(connection, unfinished, after);
        }
    }

    private interface Step {
        void take() throws SQLException;
    }

    /** One that fails is tried again next time and does not keep the others waiting. */
    private static void attempt(Step step) {
        try {
            step.take();
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("erasure.step failed=%s", e.getClass().getSimpleName());
        }
    }
}
