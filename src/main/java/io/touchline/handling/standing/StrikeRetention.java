package io.touchline.handling.standing;

import io.quarkus.scheduler.Scheduled;
import io.touchline.api.Outage;
import io.touchline.api.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Lets strikes go that expired long ago, and what was kept for their copies, in parts, each in a transaction of its
 * own. Replicas may do it side by side.
 */
@ApplicationScoped
class StrikeRetention {

    private static final Logger LOG = Logger.getLogger(StrikeRetention.class);

    private static final int PART = 1_000;

    private final Outage deleting = new Outage(LOG, "standing.strikes not deleted");
    private final Outage forgetting = new Outage(LOG, "standing.copies not forgotten");
    private final DataSource database;
    private final StandingConfig config;
    private final Clock clock;

    @Inject
    StrikeRetention(DataSource database, StandingConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void deleteOld() {
        deleteStrikes(clock.instant().minus(config.keepExpired()));
        forgetCopies();
    }

    private void deleteStrikes(Instant expiredBefore) {
        try {
            int deleted = Transaction.inParts(
                    database, connection -> StrikeSql.deleteExpiredBefore(connection, expiredBefore));
            if (deleted > 0) {
                LOG.infof("standing.strikes deleted=%d", deleted);
            }
            deleting.over();
        } catch (SQLException | RuntimeException e) {
            deleting.tell(e);
        }
    }

    private void forgetCopies() {
        try {
            Optional<Copy.Owner> last = Optional.of(Copy.Place.FIRST.owner());
            while (last.isPresent()) {
                Copy.Owner after = last.get();
                last = Transaction.in(database, connection -> StandingCopySql.forget(connection, after, PART));
            }
            forgetting.over();
        } catch (SQLException | RuntimeException e) {
            forgetting.tell(e);
        }
    }
}
