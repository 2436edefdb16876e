package io.touchline.casework.erasure;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.touchline.api.Outage;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Tells how long the oldest erasure has been waiting that something was in the way of. What open cases hold does not
 * count. While PostgreSQL is away it is as of the last look, and grows older.
 */
@Startup
@ApplicationScoped
class UnfinishedErasures {

    private static final Logger LOG = Logger.getLogger(UnfinishedErasures.class);

    private final Outage looking = new Outage(LOG, "unfinished erasures not looked at");
    private final DataSource database;
    private final Clock clock;
    private volatile Optional<Instant> oldest = Optional.empty();

    UnfinishedErasures(DataSource database, Clock clock, MeterRegistry meters) {
        this.database = database;
        this.clock = clock;
        Gauge.builder("touchline.erasure.unfinished", this, UnfinishedErasures::age)
                .description("Age of the oldest erasure that could not be carried out yet; 0 if there is none")
                .baseUnit("seconds")
                .register(meters);
    }

    private double age() {
        return oldest.map(asked ->
                        Math.max(0, Duration.between(asked, clock.instant()).toMillis() / 1_000.0))
                .orElse(0.0);
    }

    @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void lookBySchedule() {
        try {
            look();
            looking.over();
        } catch (SQLException e) {
            looking.tell(e);
        }
    }

    void look() throws SQLException {
        try (Connection connection = database.getConnection()) {
            oldest = ErasureSql.oldestUnfinished(connection);
        }
    }
}
