package io.touchline.handling.life;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.touchline.api.DatabaseOutage;
import io.touchline.api.Outage;
import io.touchline.api.ProblemException;
import io.touchline.api.SteadyTimer;
import io.touchline.api.SureTime;
import io.touchline.handling.PastAssessments;
import io.touchline.handling.Policy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Runs backtests of the queue, one at a time on this replica and on a thread of its own. A replica that stops puts its run
 * back into the queue; the run of one that is not heard of any more fails. A database that is away for less long than that
 * is waited for.
 */
@ApplicationScoped
class BacktestRunner {

    private static final Logger LOG = Logger.getLogger(BacktestRunner.class);

    /** A runner whose database was away for as long as is waited for reads and compares before it tells of itself. */
    private static final Duration TO_COME_BACK = Duration.ofSeconds(15);

    private final Outage deleting = new Outage(LOG, "old backtests not deleted");
    private final Outage polling = new Outage(LOG, "backtests not polled");
    private final BacktestRepository repository;
    private final PastAssessments past;
    private final PolicyLife life;
    private final BacktestConfig config;
    private final DataSource database;
    private final Clock clock;
    private final OutagePatience patience;
    private final JsonMapper json = JsonMapper.builder().build();
    private final UUID runner = UUID.randomUUID();
    private final AtomicBoolean busy = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread own = new Thread(work, "backtest");
        own.setDaemon(true);
        return own;
    });
    private volatile boolean stopping;

    @Inject
    BacktestRunner(
            BacktestRepository repository,
            PastAssessments past,
            PolicyLife life,
            BacktestConfig config,
            DataSource database,
            Clock clock) {
        this.repository = repository;
        this.database = database;
        this.past = past;
        this.life = life;
        this.config = config;
        this.clock = clock;
        this.patience = new OutagePatience(config.beat(), config.silence(), () -> stopping);
    }

    void begin(@Observes StartupEvent event, SteadyTimer timer) {
        timer.every(Duration.ofSeconds(2), this::poll);
    }

    void poll() {
        try {
            int lost = repository.bury(config.silence().plus(TO_COME_BACK));
            if (lost > 0) {
                LOG.warnf("backtest.lost runs=%d", lost);
            }
            wake();
            polling.over();
        } catch (RuntimeException e) {
            polling.tell(e);
        }
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void deleteOld() {
        try {
            repository.deleteEndedBefore(SureTime.now(database, clock).minus(config.keep()));
            deleting.over();
        } catch (SQLException | RuntimeException e) {
            deleting.tell(e);
        }
    }

    /** Looks for work, unless there is some already. Never waits for it. */
    void wake() {
        if (!stopping && busy.compareAndSet(false, true)) {
            thread.execute(this::runAll);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        thread.shutdown();
        if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
            LOG.warn("a backtest did not stop in time");
        }
    }

    private void runAll() {
        try {
            Optional<Backtest> next = repository.claim(runner);
            while (next.isPresent()) {
                run(next.get());
                next = stopping ? Optional.empty() : repository.claim(runner);
            }
        } catch (RuntimeException e) {
            LOG.warnf("backtests cannot be run now: %s", e.getClass().getSimpleName());
        } finally {
            busy.set(false);
        }
    }

    private void run(Backtest backtest) {
        LOG.infof("backtest.started id=%s policy=%s@%s", backtest.id(), backtest.policyId(), backtest.version());
        try {
            Beats beats = new Beats(backtest.id());
            BacktestRun.Result result =
                    new BacktestRun(patience.with(past), beats).run(patience.during(() -> plan(backtest)));
            if (stopping && !result.complete()) {
                repository.handOn(backtest.id(), runner);
            } else {
                Backtest.State state = result.complete() ? Backtest.State.DONE : Backtest.State.CANCELLED;
                beats.last();
                String report = json.writeValueAsString(result.report());
                end(backtest, new BacktestRepository.End(state, Optional.empty(), Optional.of(report)));
                LOG.infof("backtest.ended id=%s state=%s", backtest.id(), state);
            }
        } catch (ProblemException e) {
            fail(backtest, Backtest.Failure.POLICY_UNREADABLE, e);
        } catch (PastAssessments.UnavailableException e) {
            fail(backtest, Backtest.Failure.STORE_UNAVAILABLE, e);
        } catch (JsonProcessingException | RuntimeException e) {
            fail(backtest, Backtest.Failure.INTERNAL, e);
        }
    }

    private BacktestRun.Plan plan(Backtest backtest) {
        Policy policy = life.compiled(backtest.policyId(), backtest.version());
        Optional<Policy> against = backtest.beside().map(beside -> life.compiled(beside.policyId(), beside.version()));
        return new BacktestRun.Plan(
                policy,
                against,
                new PastAssessments.Range(backtest.namespace(), backtest.from(), backtest.to()),
                backtest.limit());
    }

    /** A replica that stops has not waited for the database: whoever claims the run next begins anew. */
    private void fail(Backtest backtest, Backtest.Failure failure, Exception e) {
        if (stopping && DatabaseOutage.isBehind(e)) {
            repository.handOn(backtest.id(), runner);
            return;
        }
        LOG.errorf(e, "backtest.failed id=%s failure=%s", backtest.id(), failure);
        end(backtest, new BacktestRepository.End(Backtest.State.FAILED, Optional.of(failure), Optional.empty()));
    }

    private void end(Backtest backtest, BacktestRepository.End end) {
        patience.during(() -> {
            repository.end(backtest.id(), runner, end);
            return end;
        });
    }

    /** Writes how far a run is, not more often than is worth it. */
    private final class Beats implements BacktestRun.Progress {

        private final UUID id;
        private long due = System.nanoTime();
        private long done;
        private long total;

        Beats(UUID id) {
            this.id = id;
        }

        @Override
        public boolean at(long nowDone, long nowTotal) {
            done = nowDone;
            total = nowTotal;
            if (stopping) {
                return false;
            }
            if (System.nanoTime() - due < 0) {
                return true;
            }
            due = System.nanoTime() + config.beat().toNanos();
            return beat() == BacktestRepository.Answer.GO_ON;
        }

        void last() {
            beat();
        }

        private BacktestRepository.Answer beat() {
            return patience.during(() -> repository.beat(id, runner, done, total));
        }
    }
}
