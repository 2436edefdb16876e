package io.touchline.handling.standing;

import io.quarkus.scheduler.Scheduled;
import io.touchline.api.Outage;
import io.touchline.api.SureTime;
import io.touchline.api.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
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
    private final Duration cases;
    private final Clock clock;

    /** @param cases for how long decided cases are kept; 0 for ever */
    @Inject
    StrikeRetention(
            DataSource database,
            StandingConfig config,
            @ConfigProperty(name = "touchline.retention.cases") Duration cases,
            Clock clock) {
        this.database = database;
        this.config = config;
        this.cases = cases;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void deleteOld() {
        deleteStrikes();
        forgetCopies();
    }

    private void deleteStrikes() {
        try {
            Instant now = SureTime.now(database, clock);
            Instant expiredBefore = now.minus(config.keepExpired());
            Instant revokedBefore = cases.isZero() ? Instant.EPOCH : now.minus(cases);
            int deleted = Transaction.inParts(
                    database, connection -> StrikeSql.deleteExpiredBefore(connection, expiredBefore, revokedBefore));
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
