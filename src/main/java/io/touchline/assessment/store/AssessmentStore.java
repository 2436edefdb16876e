package io.touchline.assessment.store;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.touchline.api.Outage;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.util.TypeLiteral;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * The way into the database: look-ups and writes in groups, behind one circuit breaker, so that a database that is away
 * costs a caller nothing after the first few. Never blocks the caller, who goes on where he was on a thread of Vert.x, else
 * on a worker.
 */
@ApplicationScoped
public class AssessmentStore {

    private static final Logger LOG = Logger.getLogger(AssessmentStore.class);

    private final DataSource database;
    private final StoreConfig config;
    private final DayPartitions partitions;
    private final AssessmentWriter writer;
    private final GroupedWork<LedgerEntry.Key, Optional<LedgerEntry>> lookups;
    private final GroupedWork<AssessmentRow, WriteOutcome> writes;
    private final Outage outage = new Outage(LOG, "store.trip not made");
    private final Guard guard;
    private volatile CircuitBreakerState circuit = CircuitBreakerState.CLOSED;

    public AssessmentStore(
            DataSource database, StoreConfig config, Clock clock, Consequences consequences, MeterRegistry meters) {
        this.database = database;
        this.config = config;
        this.partitions = new DayPartitions(database, clock);
        this.writer = new AssessmentWriter(database, partitions, consequences);
        this.lookups = new GroupedWork<>(
                "ledger",
                config.lookups(),
                config.maxGroup(),
                config.queue(),
                config.pace(),
                keys -> told(() -> findAll(keys)));
        this.writes = new GroupedWork<>(
                "writer",
                config.writers(),
                config.maxGroup(),
                config.queue(),
                config.pace(),
                rows -> told(() -> writer.write(rows, false)));
        gauge(meters, "look-ups", lookups);
        gauge(meters, "writes", writes);
        Gauge.builder("touchline.store.days.ahead", partitions, DayPartitions::daysAhead)
                .description(
                        "Days after today that comments can be stored on already; without any, none are on the next")
                .register(meters);
        this.guard = Guard.create()
                .withCircuitBreaker()
                .requestVolumeThreshold(4)
                .failureRatio(0.75)
                .onStateChange(state -> circuit = state)
                .delay(config.retryAfter().toMillis(), ChronoUnit.MILLIS)
                .done()
                .build();
        Gauge.builder("touchline.store.circuit", () -> gauge(circuit))
                .description("0 closed, 1 half open, 2 open: PostgreSQL is left alone, comments go to the outbox")
                .register(meters);
    }

    private static int gauge(CircuitBreakerState state) {
        return switch (state) {
            case CLOSED -> 0;
            case HALF_OPEN -> 1;
            case OPEN -> 2;
        };
    }

    private static void gauge(MeterRegistry meters, String work, GroupedWork<?, ?> queue) {
        Gauge.builder("touchline.store.waiting", queue, GroupedWork::waiting)
                .description("Comments that wait for a trip to PostgreSQL, or are on one")
                .tag("work", work)
                .register(meters);
    }

    void start(@Observes @Priority(100) StartupEvent event) throws SQLException {
        partitions.ensureAhead();
    }

    @Scheduled(every = "1h", delayed = "1h")
    void ahead() {
        try {
            partitions.ensureAhead();
        } catch (SQLException e) {
            LOG.warn("day partitions could not be made ahead; tried again in an hour", e);
        }
    }

    /**
     * What the ledger knows of these comments, in order.
     *
     * @param budget how long the caller can wait; the database counts as away only for one who has its whole time
     * @return fails with {@link StoreUnavailableException}, {@link StoreBusyException}, a time-out or an open circuit
     */
    public Uni<List<Optional<LedgerEntry>>> find(List<LedgerEntry.Key> keys, Duration budget) {
        return inTime(
                lookups.submit(keys),
                budget,
                config.lookupBudget(),
                new TypeLiteral<Uni<List<Optional<LedgerEntry>>>>() {});
    }

    /** Writes rows and says what the ledger decided for each, after the commit. @return fails as {@link #find} does */
    public Uni<List<WriteOutcome>> write(List<AssessmentRow> rows, Duration budget) {
        Duration whole = isHurry(budget) ? config.lookupBudget() : budget;
        return inTime(writes.submit(rows), budget, whole, new TypeLiteral<Uni<List<WriteOutcome>>>() {});
    }

    private boolean isHurry(Duration budget) {
        return budget.compareTo(config.lookupBudget()) < 0;
    }

    /** @param whole after which the database counts as late */
    private <T> Uni<T> inTime(Uni<T> work, Duration budget, Duration whole, TypeLiteral<Uni<T>> type) {
        Supplier<Uni<T>> guarded =
                () -> guard.get(() -> work.ifNoItem().after(whole).fail(), type);
        Uni<T> done =
                isHurry(budget) ? Uni.createFrom().deferred(() -> hasty(work, guarded, budget, type)) : guarded.get();
        return done.emitOn(this::goOn);
    }

    /**
     * A caller had less time than the database may need: that says nothing of the database. While the circuit is not
     * closed such a caller may be the one who is let through, and that try is waited for to its end, if not by him.
     */
    private <T> Uni<T> hasty(Uni<T> work, Supplier<Uni<T>> guarded, Duration budget, TypeLiteral<Uni<T>> type) {
        if (circuit == CircuitBreakerState.CLOSED) {
            return within(budget, work)
                    .onItemOrFailure()
                    .call((item, failure) -> failure instanceof HurryException
                            ? Uni.createFrom().voidItem()
                            : counted(item, failure, type));
        }
        CompletableFuture<T> tried = guarded.get().subscribeAsCompletionStage();
        return within(budget, Uni.createFrom().completionStage(tried.copy()));
    }

    private static <T> Uni<T> within(Duration budget, Uni<T> work) {
        return work.ifNoItem().after(budget).failWith(HurryException::new);
    }

    private <T> Uni<T> counted(T item, Throwable failure, TypeLiteral<Uni<T>> type) {
        Uni<T> ended =
                failure == null ? Uni.createFrom().item(item) : Uni.createFrom().failure(failure);
        return guard.get(() -> ended, type).onFailure().recoverWithNull();
    }

    /** What follows a trip is not for the thread that makes them: everybody else waits for its next one. */
    private void goOn(Runnable rest) {
        if (lookups.isOwn(Thread.currentThread()) || writes.isOwn(Thread.currentThread())) {
            Infrastructure.getDefaultExecutor().execute(rest);
        } else {
            rest.run();
        }
    }

    /** Writes rows that may have been written before; blocking, for the outbox. */
    List<WriteOutcome> writeAgain(List<AssessmentRow> rows) {
        return writer.write(rows, true);
    }

    /** Callers hear that the database is away, and not why. */
    private <T> T told(Supplier<T> trip) {
        try {
            T result = trip.get();
            outage.over();
            return result;
        } catch (RuntimeException e) {
            outage.tell(e);
            throw e;
        }
    }

    private List<Optional<LedgerEntry>> findAll(List<LedgerEntry.Key> keys) {
        try (Connection connection = database.getConnection()) {
            Map<LedgerEntry.Key, LedgerEntry> found = LedgerSql.find(connection, keys);
            return keys.stream().map(key -> Optional.ofNullable(found.get(key))).toList();
        } catch (SQLException e) {
            throw new StoreUnavailableException(e);
        }
    }

    @PreDestroy
    void close() {
        lookups.close();
        writes.close();
    }

    private static final class HurryException extends RuntimeException {

        private static final long serialVersionUID = 1;

        HurryException() {
            super("no time to wait for the database", null, false, false);
        }
    }
}
