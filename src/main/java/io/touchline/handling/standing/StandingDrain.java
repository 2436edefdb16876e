package io.touchline.handling.standing;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.touchline.api.Outage;
import io.touchline.api.SteadyTimer;
import io.touchline.api.SureTime;
import io.touchline.api.Transaction;
import io.touchline.api.redis.CopyMarkers;
import io.touchline.api.redis.OneByOne;
import io.touchline.api.redis.RedisGate;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Brings standings that have changed from PostgreSQL to Redis: at once where this replica changed them, within a second
 * where another did that was killed, and all of them to a Redis that has lost them. What cannot be brought waits in
 * PostgreSQL and keeps nothing else waiting: a part of Redis may be away while strikes go on. Replicas may do it side by
 * side.
 */
@ApplicationScoped
public class StandingDrain {

    private static final Logger LOG = Logger.getLogger(StandingDrain.class);

    private static final int ROUND = 500;
    private static final Duration BUDGET = Duration.ofSeconds(5);
    private static final OneByOne WRITES = new OneByOne(64, Duration.ofMillis(500), BUDGET);

    private static final Comparator<Copy> LOCK_ORDER = Comparator.comparing(
                    (Copy copy) -> copy.owner().namespace())
            .thenComparing(copy -> copy.owner().account());

    private final ExecutorService waker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "standing-drain");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicBoolean woken = new AtomicBoolean();
    private final Outage draining = new Outage(LOG, "standing.copies not brought");
    private final Outage checking = new Outage(LOG, "standing.copies not checked");
    private final DataSource database;
    private final RedisGate gate;
    private final StandingRules rules;
    private final StandingCopies copies;
    private final CopyMarkers markers;
    private final Clock clock;

    /** Up to where all were tried once. */
    private Copy.Place tried = Copy.Place.FIRST;

    /** Up to where they were tried again; from the first one on if all were. */
    private Copy.Place triedAgain = Copy.Place.FIRST;

    @Inject
    StandingDrain(DataSource database, RedisGate gate, StandingRules rules, Clock clock) {
        this.database = database;
        this.gate = gate;
        this.rules = rules;
        this.copies = new StandingCopies(gate.redis(), rules);
        this.markers = new CopyMarkers(gate.redis(), "standing");
        this.clock = clock;
    }

    /** Says that strikes were committed. Never blocks. */
    public void changed() {
        if (woken.compareAndSet(false, true)) {
            try {
                waker.execute(() -> {
                    woken.set(false);
                    drain();
                });
            } catch (RejectedExecutionException e) {
                // This replica ends; another one finds the change within a second.
            }
        }
    }

    void begin(@Observes StartupEvent event, SteadyTimer timer) {
        timer.every(Duration.ofSeconds(1), this::drain);
        timer.every(Duration.ofSeconds(10), this::lookForLoss);
    }

    synchronized void drain() {
        try {
            // By a clock that is ahead strikes would carry nothing any more, for all replicas.
            Instant now = SureTime.now(database, clock);
            boolean all = triedAgain.equals(Copy.Place.FIRST);
            int failed = 0;
            Round rest;
            do {
                Round news = news(now);
                rest = round(triedAgain, now);
                triedAgain = rest.full() ? rest.end() : Copy.Place.FIRST;
                failed += news.failed() + rest.failed();
            } while (rest.full() && rest.failed() == 0);
            if (all && !rest.full() && failed == 0) {
                draining.over();
            }
        } catch (SQLException | RuntimeException e) {
            draining.tell(e);
        }
    }

    /** A Redis that has been emptied holds no marker. They are set last: if this ends before, it is done again. */
    void lookForLoss() {
        try {
            if (!ask(markers.allThere())) {
                again();
                ask(markers.set());
                LOG.info("standing.copies are not in Redis: all are copied again");
            }
            checking.over();
        } catch (SQLException | RuntimeException e) {
            checking.tell(e);
        }
    }

    /** A Redis that was killed may come back without its last second, and says nothing of it. */
    @Scheduled(every = "24h", delayed = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void copyAllAgain() {
        try {
            again();
        } catch (SQLException | RuntimeException e) {
            checking.tell(e);
        }
    }

    /** @param full there may be more after its end */
    private record Round(Copy.Place end, boolean full, int failed) {}

    /**
     * What was never tried goes first, also while all others are copied again, which may take minutes.
     *
     * @return the last round: after it nothing is left, or some of it failed, and the rest has time until the next drain
     */
    private Round news(Instant now) throws SQLException {
        Round last;
        do {
            last = round(tried, now);
            tried = last.end();
        } while (last.full() && last.failed() == 0);
        return last;
    }

    private Round round(Copy.Place after, Instant now) throws SQLException {
        List<Copy> waiting = Transaction.in(
                database, connection -> StandingCopySql.waiting(connection, after, ROUND, now, rules.educationPause()));
        if (waiting.isEmpty()) {
            return new Round(after, false, 0);
        }
        long millis = now.toEpochMilli();
        List<OneByOne.Tried<Copy, Void>> tries = WRITES.ask(gate, waiting, copy -> copies.write(copy, millis));
        List<Copy> ordered = tries.stream()
                .filter(one -> !one.failed())
                .map(OneByOne.Tried::item)
                .sorted(LOCK_ORDER)
                .toList();
        if (!ordered.isEmpty()) {
            Transaction.in(database, connection -> {
                StandingCopySql.copied(connection, ordered);
                return null;
            });
        }
        int failed = waiting.size() - ordered.size();
        tries.stream()
                .flatMap(one -> one.failure().stream())
                .findFirst()
                .ifPresent(failure -> draining.tell(
                        "%s, copies=%d".formatted(failure.getClass().getSimpleName(), failed)));
        return new Round(waiting.get(waiting.size() - 1).place(), waiting.size() == ROUND, failed);
    }

    private void again() throws SQLException {
        Instant now = SureTime.now(database, clock);
        Optional<Copy.Owner> last = Optional.of(Copy.Place.FIRST.owner());
        while (last.isPresent()) {
            Copy.Owner after = last.get();
            last = Transaction.in(database, connection -> StandingCopySql.again(connection, after, ROUND, now));
        }
    }

    private <T> T ask(Uni<T> work) {
        return gate.within(BUDGET, () -> work).await().indefinitely();
    }

    @PreDestroy
    void close() {
        waker.shutdownNow();
    }
}
