package io.touchline.coordination;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.touchline.api.Outage;
import io.touchline.api.Transaction;
import io.touchline.api.redis.CopyMarkers;
import io.touchline.api.redis.RedisGate;
import jakarta.enterprise.context.ApplicationScoped;
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
 * decision, and all of it to a Redis that has lost it. What cannot be brought waits in PostgreSQL. Replicas may do it
 * side by side.
 */
@ApplicationScoped
class GroupVerdictDrain {

    private static final Logger LOG = Logger.getLogger(GroupVerdictDrain.class);

    private static final int ROUND = 200;
    private static final int WRITES_AT_ONCE = 16;
    private static final Duration BUDGET = Duration.ofSeconds(5);

    private static final Comparator<GroupVerdict> LOCK_ORDER =
            Comparator.comparing(GroupVerdict::namespace).thenComparing(GroupVerdict::groupId);

    private final Outage draining = new Outage(LOG, "group.verdicts not brought");
    private final Outage checking = new Outage(LOG, "group.verdicts not checked");
    private final DataSource database;
    private final RedisGate gate;
    private final DecidedGroups groups;
    private final CopyMarkers markers;

    @Inject
    GroupVerdictDrain(DataSource database, RedisGate gate, CoordinationConfig config) {
        this.database = database;
        this.gate = gate;
        this.groups = new DecidedGroups(new GroupStore(gate.redis(), config), GroupIndex.of(gate.redis(), config));
        this.markers = new CopyMarkers(gate.redis(), "groups");
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    synchronized void drain() {
        try {
            while (round() == ROUND) {
                // A full round: there may be more.
            }
            draining.over();
        } catch (SQLException | RuntimeException e) {
            draining.tell(e);
        }
    }

    /** A Redis that has been emptied holds no marker. They are set last: if this ends before, it is done again. */
    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void lookForLoss() {
        try {
            if (!ask(markers::allThere)) {
                again();
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

    /** No lock is held while Redis is waited for: of two replicas the later version stays. */
    private int round() throws SQLException {
        List<GroupVerdict> waiting = Transaction.in(database, connection -> GroupVerdictSql.waiting(connection, ROUND));
        if (!waiting.isEmpty()) {
            List<GroupVerdict> told = ask(() -> Uni.join()
                            .all(waiting.stream().map(groups::tell).toList())
                            .usingConcurrencyOf(WRITES_AT_ONCE)
                            .andFailFast())
                    .stream()
                    .sorted(LOCK_ORDER)
                    .toList();
            Transaction.in(database, connection -> {
                GroupVerdictSql.copied(connection, told);
                return null;
            });
        }
        return waiting.size();
    }

    private void again() throws SQLException {
        Transaction.in(database, connection -> {
            GroupVerdictSql.again(connection);
            return null;
        });
    }

    private <T> T ask(Supplier<Uni<T>> work) {
        return gate.within(BUDGET, work).await().indefinitely();
    }
}
