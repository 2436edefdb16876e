package io.touchline.handling.standing;

import io.quarkus.scheduler.Scheduled;
import io.touchline.api.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Lets strikes go that expired long ago, and what was kept for their copies. Replicas may do it side by side. */
@ApplicationScoped
class StrikeRetention {

    private static final Logger LOG = Logger.getLogger(StrikeRetention.class);

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
        try {
            int deleted = Transaction.in(database, connection -> {
                int strikes = StrikeSql.deleteExpiredBefore(
                        connection, clock.instant().minus(config.keepExpired()));
                StandingCopySql.forget(connection);
                return strikes;
            });
            if (deleted > 0) {
                LOG.infof("standing.strikes deleted=%d", deleted);
            }
        } catch (SQLException | RuntimeException e) {
            LOG.debugf("old strikes not deleted: %s", e.getClass().getSimpleName());
        }
    }
}
