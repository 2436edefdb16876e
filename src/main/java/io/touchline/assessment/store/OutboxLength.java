package io.touchline.assessment.store;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/** {@code touchline_outbox_rows} and {@code touchline_outbox_refused_rows}, of all namespaces, as of the last look. */
@ApplicationScoped
class OutboxLength {

    private static final Logger LOG = Logger.getLogger(OutboxLength.class);
    private static final Duration BUDGET = Duration.ofSeconds(1);

    private final Outbox outbox;
    private final KnownNamespaces namespaces;
    private volatile Outbox.Length length = new Outbox.Length(0, 0);

    OutboxLength(Outbox outbox, KnownNamespaces namespaces, MeterRegistry meters) {
        this.outbox = outbox;
        this.namespaces = namespaces;
        Gauge.builder("touchline.outbox.rows", this, seen -> seen.length.waiting())
                .description("Rows that wait in Redis for PostgreSQL")
                .register(meters);
        Gauge.builder("touchline.outbox.refused.rows", this, seen -> seen.length.refused())
                .description("Rows that PostgreSQL would not take, put aside in Redis")
                .register(meters);
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            Outbox.Length all = new Outbox.Length(0, 0);
            for (String namespace : namespaces.all()) {
                all = all.plus(outbox.length(namespace, BUDGET).await().indefinitely());
            }
            length = all;
        } catch (RuntimeException e) {
            LOG.debugf("outbox not looked at: %s", e.getClass().getSimpleName());
        }
    }
}
