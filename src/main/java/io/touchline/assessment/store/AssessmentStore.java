package io.touchline.assessment.store;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * The way into the database: look-ups and writes in groups, behind a {@link StoreCircuit} each, so that a database that
 * is away, or late with either, costs a caller nothing after the first few. Never blocks the caller, who goes on where he was on a thread of Vert.x, else
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
    private final StoreCircuit lookupCircuit;
    private final StoreCircuit writeCircuit;

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
        this.lookupCircuit = new StoreCircuit("look-ups", config.retryAfter(), meters);
        this.writeCircuit = new StoreCircuit("writes", config.retryAfter(), meters);
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
                lookupCircuit,
                lookups.submit(keys),
                new Patience(budget, config.lookupBudget()),
                new TypeLiteral<Uni<List<Optional<LedgerEntry>>>>() {});
    }

    /** Writes rows and says what the ledger decided for each, after the commit. @return fails as {@link #find} does */
    public Uni<List<WriteOutcome>> write(List<AssessmentRow> rows, Duration budget) {
        Duration whole = isHurry(budget) ? config.lookupBudget() : budget;
        return inTime(
                writeCircuit,
                writes.submit(rows),
                new Patience(budget, whole),
                new TypeLiteral<Uni<List<WriteOutcome>>>() {});
    }

    private boolean isHurry(Duration budget) {
        return budget.compareTo(config.lookupBudget()) < 0;
    }

    /** @param callers how long the caller can wait @param whole after which the database counts as late */
    private record Patience(Duration callers, Duration whole) {}

    private <T> Uni<T> inTime(StoreCircuit circuit, Uni<T> work, Patience patience, TypeLiteral<Uni<T>> type) {
        Uni<T> done = isHurry(patience.callers)
                ? circuit.hastily(work, patience.callers, patience.whole, type)
                : circuit.patiently(work, patience.whole, type);
        return done.emitOn(this::goOn);
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
}
