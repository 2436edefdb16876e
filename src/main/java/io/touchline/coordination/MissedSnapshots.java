package io.touchline.coordination;

import io.quarkus.scheduler.Scheduled;
import io.touchline.api.Namespaces;
import io.touchline.api.Outage;
import io.touchline.api.redis.RedisGate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Finds groups that changed after they were last copied to PostgreSQL, such as a process that was killed leaves behind,
 * and has them copied. Replicas may do it side by side.
 */
@ApplicationScoped
class MissedSnapshots {

    private static final Logger LOG = Logger.getLogger(MissedSnapshots.class);
    private static final Duration READ_BUDGET = Duration.ofSeconds(5);
    private static final int ASKED_AT_ONCE = 1_000;

    private final Outage looking = new Outage(LOG, "missed copies of groups not looked for");
    private final RedisGate gate;
    private final GroupIndex index;
    private final GroupSnapshotRepository repository;
    private final GroupSnapshots snapshots;
    private final Namespaces namespaces;

    @Inject
    MissedSnapshots(
            RedisGate gate,
            CoordinationConfig config,
            GroupSnapshotRepository repository,
            GroupSnapshots snapshots,
            Namespaces namespaces) {
        this.gate = gate;
        this.index = GroupIndex.of(gate.redis(), config);
        this.repository = repository;
        this.snapshots = snapshots;
        this.namespaces = namespaces;
    }

    @Scheduled(every = "5m", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void find() {
        try {
            namespaces.all().forEach(this::find);
            looking.over();
        } catch (RuntimeException e) {
            looking.tell(e);
        }
    }

    private void find(String namespace) {
        Map<String, Long> touched =
                gate.within(READ_BUDGET, () -> index.touched(namespace)).await().indefinitely();
        List<String> ids = new ArrayList<>(touched.keySet());
        for (int i = 0; i < ids.size(); i += ASKED_AT_ONCE) {
            List<String> some = ids.subList(i, Math.min(ids.size(), i + ASKED_AT_ONCE));
            Map<String, Instant> taken = repository.takenAt(namespace, some);
            for (String id : some) {
                Instant at = taken.get(id);
                if (at == null || at.toEpochMilli() < touched.get(id)) {
                    snapshots.note(namespace, id);
                }
            }
        }
    }
}
