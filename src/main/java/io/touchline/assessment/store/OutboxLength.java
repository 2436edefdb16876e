package io.touchline.assessment.store;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.touchline.api.Outage;
import io.touchline.api.SteadyTimer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import org.jboss.logging.Logger;

/**
 * {@code touchline_outbox_rows} and {@code touchline_outbox_refused_rows}, of all namespaces, each as of the last look that
 * was answered.
 */
@ApplicationScoped
class OutboxLength {

    private static final Logger LOG = Logger.getLogger(OutboxLength.class);
    private static final Duration BUDGET = Duration.ofSeconds(1);

    private final Outbox outbox;
    private final KnownNamespaces namespaces;
    private final Map<String, Outbox.Length> lengths = new ConcurrentHashMap<>();
    private final EachNamespace each = new EachNamespace(new Outage(LOG, "outbox not looked at"));

    OutboxLength(Outbox outbox, KnownNamespaces namespaces, MeterRegistry meters) {
        this.outbox = outbox;
        this.namespaces = namespaces;
        Gauge.builder("touchline.outbox.rows", this, seen -> seen.sum(Outbox.Length::waiting))
                .description("Rows that wait in Redis for PostgreSQL")
                .register(meters);
        Gauge.builder("touchline.outbox.refused.rows", this, seen -> seen.sum(Outbox.Length::refused))
                .description("Rows that PostgreSQL would not take, put aside in Redis")
                .register(meters);
    }

    void begin(@Observes StartupEvent event, SteadyTimer timer) {
        timer.every(Duration.ofSeconds(10), this::look);
    }

    synchronized void look() {
        Set<String> all = namespaces.all();
        lengths.keySet().retainAll(all);
        each.round(all, this::look);
    }

    private void look(String namespace) {
        lengths.put(namespace, outbox.length(namespace, BUDGET).await().indefinitely());
    }

    private long sum(ToLongFunction<Outbox.Length> part) {
        return lengths.values().stream().mapToLong(part).sum();
    }
}
