package io.touchline.coordination;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Lets snapshots go that no change has renewed for long. Replicas may do it side by side. */
@ApplicationScoped
class GroupSnapshotRetention {

    private static final Logger LOG = Logger.getLogger(GroupSnapshotRetention.class);

    private final GroupSnapshotRepository repository;
    private final CoordinationConfig config;
    private final Clock clock;

    @Inject
    GroupSnapshotRetention(GroupSnapshotRepository repository, CoordinationConfig config, Clock clock) {
        this.repository = repository;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void deleteOld() {
        try {
            long deleted = repository.deleteTakenBefore(
                    clock.instant().minus(config.groups().keepSnapshots()));
            if (deleted > 0) {
                LOG.infof("group.snapshots deleted=%d", deleted);
            }
        } catch (RuntimeException e) {
            LOG.debugf("old group snapshots not deleted: %s", e.getClass().getSimpleName());
        }
    }
}
