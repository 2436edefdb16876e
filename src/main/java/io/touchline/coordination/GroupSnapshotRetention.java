package io.touchline.coordination;

import io.quarkus.scheduler.Scheduled;
import io.touchline.api.Outage;
import io.touchline.api.SureTime;
import io.touchline.api.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Lets snapshots go that no change has renewed for long, and what was decided about their groups with the last of them,
 * in parts, each in a transaction of its own. Replicas may do it side by side.
 */
@ApplicationScoped
class GroupSnapshotRetention {

    private static final Logger LOG = Logger.getLogger(GroupSnapshotRetention.class);

    private final Outage outage = new Outage(LOG, "group.snapshots not deleted");
    private final DataSource database;
    private final CoordinationConfig config;
    private final Clock clock;

    @Inject
    GroupSnapshotRetention(DataSource database, CoordinationConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void deleteOld() {
        try {
            Instant moment = SureTime.now(database, clock).minus(config.groups().keepSnapshots());
            int deleted =
                    Transaction.inParts(database, connection -> GroupSnapshotSql.deleteTakenBefore(connection, moment));
            int forgotten = Transaction.inParts(database, connection -> GroupVerdictSql.forget(connection, moment));
            if (deleted > 0 || forgotten > 0) {
                LOG.infof("group.snapshots deleted=%d verdicts=%d", deleted, forgotten);
            }
            outage.over();
        } catch (SQLException | RuntimeException e) {
            outage.tell(e);
        }
    }
}
