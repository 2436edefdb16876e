package io.touchline.coordination;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.touchline.api.redis.RedisGate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Copies groups that changed from Redis to PostgreSQL, so that they outlive their keys. In the background: no comment
 * waits for it, and what cannot be copied is tried again. What a killed process had not copied yet is found by
 * {@link MissedSnapshots}.
 */
@ApplicationScoped
class GroupSnapshots {

    private static final Logger LOG = Logger.getLogger(GroupSnapshots.class);

    private static final int MOST_WAITING = 10_000;

    /** Groups in one transaction, and in memory at once: the largest take some 100 kB. */
    private static final int ROUND = 100;

    private static final int READS_AT_ONCE = 8;
    private static final Duration READ_BUDGET = Duration.ofSeconds(5);

    private final ChangedGroups changed = new ChangedGroups(MOST_WAITING);
    private final RedisGate gate;
    private final GroupStore store;
    private final GroupSnapshotSql sql;
    private boolean failing;

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
    synchronized void write() {
        List<GroupKey> keys = changed.take();
        int written = 0;
        try {
            while (written < keys.size()) {
                int end = Math.min(written + ROUND, keys.size());
                write(keys.subList(written, end));
                written = end;
            }
            succeeded(written);
        } catch (SQLException | RuntimeException e) {
            changed.addAll(keys.subList(written, keys.size()));
            failed(e);
        }
    }

    void writeTheLast(@Observes ShutdownEvent event) {
        write();
    }

    private void write(List<GroupKey> keys) throws SQLException {
        List<GroupSnapshot> snapshots =
                gate.within(READ_BUDGET, () -> read(keys)).await().indefinitely();
        if (!snapshots.isEmpty()) {
            sql.write(snapshots);
        }
    }

    /** Without those that were never shown, or are gone already. */
    private Uni<List<GroupSnapshot>> read(List<GroupKey> keys) {
        return Multi.createFrom()
                .iterable(keys)
                .onItem()
                .transformToUni(key -> store.snapshot(key)
                        .map(found -> found.filter(snapshot -> snapshot.group().wasShown())))
                .merge(READS_AT_ONCE)
                .flatMap(snapshot -> Multi.createFrom().optional(snapshot))
                .collect()
                .asList()
                .map(found -> found.stream()
                        .sorted(Comparator.comparing(GroupSnapshot::key))
                        .toList());
    }

    private void succeeded(int written) {
        if (failing && written > 0) {
            LOG.infof("group.snapshots written again: groups=%d", written);
            failing = false;
        }
        long leftOut = changed.leftOut();
        if (leftOut > 0) {
            LOG.warnf("group.snapshots left out: changes=%d, more than %d groups waited", leftOut, MOST_WAITING);
        }
    }

    /** Only the first time: an outage may last for hours. */
    private void failed(Exception e) {
        if (!failing) {
            LOG.warnf(
                    "group.snapshots not written, tried again: %s", e.getClass().getSimpleName());
            failing = true;
        }
    }
}
