package io.touchline.casework.appeal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.touchline.api.Outage;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Looks after deadlines: marks what is due soon, once, and counts what waits. Replicas may do it side by side; the
 * counts are of all namespaces, as of the last look.
 */
@Startup
@ApplicationScoped
class AppealWatch {

    private static final Logger LOG = Logger.getLogger(AppealWatch.class);

    private final Outage looking = new Outage(LOG, "appeals not looked at");
    private final AppealTransactions transactions;
    private final AppealRules rules;
    private final AppealsConfig config;
    private final Clock clock;
    private volatile AppealRows.Counts counts = new AppealRows.Counts(0, 0);

    AppealWatch(AppealTransactions transactions, AppealsConfig config, Clock clock, MeterRegistry meters) {
        this.transactions = transactions;
        this.rules = AppealRules.of(config);
        this.config = config;
        this.clock = clock;
        Gauge.builder("touchline.appeals.open", this, watch -> watch.counts.open())
                .description("Appeals that wait for a review")
                .register(meters);
        Gauge.builder("touchline.appeals.overdue", this, watch -> watch.counts.overdue())
                .description("Appeals that wait for a review past their deadline")
                .register(meters);
    }

    @Scheduled(
            every = "${touchline.appeals.look-every:60s}",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void lookBySchedule() {
        try {
            look();
            looking.over();
        } catch (RuntimeException e) {
            looking.tell(e);
        }
    }

    /** @return how many were marked */
    int look() {
        Instant now = clock.instant();
        int marked = transactions.in(connection -> {
            int reminded = AppealSql.remind(connection, rules.remindUpTo(now), now);
            counts = AppealRows.counts(connection, now);
            return reminded;
        });
        if (marked > 0) {
            LOG.infof("appeals.reminded count=%d open=%d overdue=%d", marked, counts.open(), counts.overdue());
        }
        return marked;
    }
}
