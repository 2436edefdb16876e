package io.touchline.coordination;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.touchline.api.Outage;
import io.touchline.api.redis.OneByOne;
import io.touchline.api.redis.RedisGate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Copies groups that changed from Redis to PostgreSQL, so that they outlive their keys. In the background: no comment
 * waits for it, and what cannot be copied is tried again after what can. What a killed process had not copied yet is found
 * by {@link MissedSnapshots}.
 */
@ApplicationScoped
class GroupSnapshots {

    private static final Logger LOG = Logger.getLogger(GroupSnapshots.class);

    private static final int MOST_WAITING = 10_000;

    /** Groups in one transaction, and in memory at once: the largest take some 100 kB. */
    private static final int ROUND = 100;

    /** After which a service that stops begins no further round. */
    private static final Duration LAST = Duration.ofSeconds(10);

    private static final OneByOne READS = new OneByOne(8, Duration.ofMillis(500), Duration.ofSeconds(8));

    private final ChangedGroups changed = new ChangedGroups(MOST_WAITING);
    private final RedisGate gate;
    private final GroupStore store;
    private final GroupSnapshotSql sql;
    private final Outage outage = new Outage(LOG, "group.snapshots not written");

    private final ReentrantLock writing = new ReentrantLock();

    /** Those that failed when they were last tried, longest ago first. */
    private final Set<GroupKey> failing = new LinkedHashSet<>();

    @Inject
    GroupSnapshots(RedisGate gate, CoordinationConfig config, DataSource database) {
        this.gate = gate;
        this.store = new GroupStore(gate.redis(), config);
        this.sql = new GroupSnapshotSql(database);
    }

    /** Says that a group has changed. Never blocks. */
    void note(String namespace, String groupId) {
        changed.add(new GroupKey(namespace, groupId));
    }

    @Scheduled(
            every = "${touchline.coordination.groups.snapshot-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void write() {
        writing.lock();
        try {
            write(() -> true);
        } finally {
            writing.unlock();
        }
    }

    private void write(BooleanSupplier inTime) {
        List<GroupKey> keys = changed.take();
        failing.retainAll(Set.copyOf(keys));
        List<GroupKey> ordered = new ArrayList<>(keys);
        ordered.removeAll(failing);
        int firstTime = ordered.size();
        ordered.addAll(failing);
        int tried = 0;
        try {
            // Those that failed before come last, and only until one of them does again.
            for (boolean all = true; inTime.getAsBoolean() && (tried < firstTime || all && tried < ordered.size()); ) {
                int end = Math.min(tried + ROUND, tried < firstTime ? firstTime : ordered.size());
                all = write(ordered.subList(tried, end));
                tried = end;
            }
        } catch (SQLException | RuntimeException e) {
            outage.tell(e);
        }
        changed.addAll(ordered.subList(tried, ordered.size()));
        tell(tried);
    }

    /** What there is no time for is found by {@link MissedSnapshots}. */
    void writeTheLast(@Observes ShutdownEvent event) throws InterruptedException {
        long end = System.nanoTime() + LAST.toNanos();
        if (writing.tryLock(LAST.toMillis(), TimeUnit.MILLISECONDS)) {
            try {
                write(() -> System.nanoTime() - end < 0);
            } finally {
                writing.unlock();
            }
        }
    }

    /**
     * Those that fail wait again, behind all others.
     *
     * @return false if there are some
     * @throws SQLException if the database takes nothing
     */
    private boolean write(List<GroupKey> keys) throws SQLException {
        Set<GroupKey> failed = new LinkedHashSet<>();
        String reason = "refused";
        List<GroupSnapshot> snapshots = new ArrayList<>();
        for (OneByOne.Tried<GroupKey, Optional<GroupSnapshot>> read : READS.ask(gate, keys, store::snapshot)) {
            if (read.failed()) {
                failed.add(read.item());
                reason = read.failure().get().getClass().getSimpleName();
            }
            // None of a group that was never shown, or is gone already.
            read.answer()
                    .flatMap(found -> found)
                    .filter(one -> one.group().wasShown())
                    .ifPresent(snapshots::add);
        }
        snapshots.sort(Comparator.comparing(GroupSnapshot::key));
        sql.write(snapshots).forEach(refused -> failed.add(refused.key()));
        keys.forEach(failing::remove);
        failing.addAll(failed);
        changed.addAll(failed);
        if (!failed.isEmpty()) {
            outage.tell("%s, groups=%d".formatted(reason, failing.size()));
        }
        return failed.isEmpty();
    }

    private void tell(int tried) {
        if (failing.isEmpty() && tried > 0 && outage.over()) {
            LOG.infof("group.snapshots written again: groups=%d", tried);
        }
        long leftOut = changed.leftOut();
        if (leftOut > 0) {
            LOG.warnf("group.snapshots left out: changes=%d, more than %d groups waited", leftOut, MOST_WAITING);
        }
    }
}
