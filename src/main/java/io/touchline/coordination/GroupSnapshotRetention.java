package io.touchline.coordination;

import io.quarkus.scheduler.Scheduled;
import io.touchline.api.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Lets snapshots go that no change has renewed for long, and what was decided about their groups with the last of them.
 * Replicas may do it side by side.
 */
@ApplicationScoped
class GroupSnapshotRetention {

    private static final Logger LOG = Logger.getLogger(GroupSnapshotRetention.class);

    private final GroupSnapshotRepository repository;
    private final DataSource database;
    private final CoordinationConfig config;
    private final Clock clock;

    @Inject
    GroupSnapshotRetention(
            GroupSnapshotRepository repository, DataSource database, CoordinationConfig config, Clock clock) {
        this.repository = repository;
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void deleteOld() {
        try {
            Instant moment = clock.instant().minus(config.groups().keepSnapshots());
            long deleted = repository.deleteTakenBefore(moment);
            int forgotten = Transaction.in(database, connection -> GroupVerdictSql.forget(connection, moment));
            if (deleted > 0 || forgotten > 0) {
                LOG.infof("group.snapshots deleted=%d verdicts=%d", deleted, forgotten);
            }
        } catch (SQLException | RuntimeException e) {
            LOG.debugf("old group snapshots not deleted: %s", e.getClass().getSimpleName());
        }
    }
}
