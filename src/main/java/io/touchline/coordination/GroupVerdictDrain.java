package io.touchline.coordination;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.touchline.api.Namespaces;
import io.touchline.api.Outage;
import io.touchline.api.SteadyTimer;
import io.touchline.api.Transaction;
import io.touchline.api.redis.CopyMarkers;
import io.touchline.api.redis.OneByOne;
import io.touchline.api.redis.RedisGate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Brings what persons decided about groups from PostgreSQL to Redis: within a second, whichever replica took the
 * decision, and all of it to a Redis that has lost it, whose windows begin anew then. What cannot be brought waits in
 * PostgreSQL and keeps nothing else waiting. Replicas may do it side by side.
 */
@ApplicationScoped
class GroupVerdictDrain {

    private static final Logger LOG = Logger.getLogger(GroupVerdictDrain.class);

    private static final int ROUND = 200;
    private static final Duration BUDGET = Duration.ofSeconds(5);
    private static final OneByOne WRITES = new OneByOne(16, Duration.ofMillis(300), BUDGET);

    private static final Comparator<GroupVerdict> LOCK_ORDER =
            Comparator.comparing(GroupVerdict::namespace).thenComparing(GroupVerdict::groupId);

    private final Outage draining = new Outage(LOG, "group.verdicts not brought");
    private final Outage checking = new Outage(LOG, "group.verdicts not checked");
    private final DataSource database;
    private final RedisGate gate;
    private final DecidedGroups groups;
    private final GroupIndex index;
    private final CopyMarkers markers;
    private final CoordinationTracker tracker;
    private final Namespaces namespaces;

    @Inject
    GroupVerdictDrain(
            DataSource database,
            RedisGate gate,
            CoordinationConfig config,
            CoordinationTracker tracker,
            Namespaces namespaces) {
        this.database = database;
        this.gate = gate;
        this.index = GroupIndex.of(gate.redis(), config);
        this.groups = new DecidedGroups(new GroupStore(gate.redis(), config), index);
        this.markers = new CopyMarkers(gate.redis(), "groups");
        this.tracker = tracker;
        this.namespaces = namespaces;
    }

    void begin(@Observes StartupEvent event, SteadyTimer timer) {
        timer.every(Duration.ofSeconds(1), this::drain);
        timer.every(Duration.ofSeconds(10), this::lookForLoss);
    }

    synchronized void drain() {
        try {
            Round round = round(0);
            boolean all = round.failed() == 0;
            while (round.full()) {
                round = round(round.end());
                all &= round.failed() == 0;
            }
            if (all) {
                draining.over();
            }
        } catch (SQLException | RuntimeException e) {
            draining.tell(e);
        }
    }

    /** A Redis that has been emptied holds no marker. They are set last: if this ends before, it is done again. */
    void lookForLoss() {
        try {
            if (!ask(markers::allThere)) {
                again();
                ask(() -> tracker.forgetPast(namespaces.all()));
                for (String namespace : namespaces.all()) {
                    relist(namespace);
                }
                ask(markers::set);
                LOG.info("group.verdicts are not in Redis: all are copied again");
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

    /** @param end the last version that was tried; there may be more after it if the round was full */
    private record Round(long end, boolean full, int failed) {}

    /** No lock is held while Redis is waited for: of two replicas the later version stays. */
    private Round round(long after) throws SQLException {
        List<GroupVerdict> waiting =
                Transaction.in(database, connection -> GroupVerdictSql.waiting(connection, after, ROUND));
        if (waiting.isEmpty()) {
            return new Round(after, false, 0);
        }
        List<OneByOne.Tried<GroupVerdict, GroupVerdict>> tries = WRITES.ask(gate, waiting, groups::tell);
        List<GroupVerdict> told = tries.stream()
                .flatMap(one -> one.answer().stream())
                .sorted(LOCK_ORDER)
                .toList();
        if (!told.isEmpty()) {
            Transaction.in(database, connection -> {
                GroupVerdictSql.copied(connection, told);
                return null;
            });
        }
        int failed = waiting.size() - told.size();
        tries.stream()
                .flatMap(one -> one.failure().stream())
                .findFirst()
                .ifPresent(failure -> draining.tell(
                        "%s, verdicts=%d".formatted(failure.getClass().getSimpleName(), failed)));
        return new Round(waiting.get(waiting.size() - 1).version(), waiting.size() == ROUND, failed);
    }

    private void again() throws SQLException {
        Transaction.in(database, connection -> {
            GroupVerdictSql.again(connection);
            return null;
        });
    }

    private void relist(String namespace) {
        List<String> unlisted = ask(() -> index.unlisted(namespace));
        for (int begin = 0; begin < unlisted.size(); begin += ROUND) {
            List<String> some = unlisted.subList(begin, Math.min(unlisted.size(), begin + ROUND));
            ask(() -> groups.relist(namespace, some));
        }
    }

    private <T> T ask(Supplier<Uni<T>> work) {
        return gate.within(BUDGET, work).await().indefinitely();
    }
}
