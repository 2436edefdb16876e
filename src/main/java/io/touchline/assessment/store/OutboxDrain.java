package io.touchline.assessment.store;

import io.quarkus.scheduler.Scheduled;
import io.touchline.api.Namespaces;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Brings what waits in the outbox into the database once it is back. Replicas may drain side by side: the ledger writes
 * each comment once, and a row is only forgotten after its commit.
 */
@ApplicationScoped
public class OutboxDrain {

    private static final Logger LOG = Logger.getLogger(OutboxDrain.class);
    private static final Duration BUDGET = Duration.ofSeconds(5);

    private final Outbox outbox;
    private final AssessmentStore store;
    private final Namespaces namespaces;
    private final StoreConfig config;

    public OutboxDrain(Outbox outbox, AssessmentStore store, Namespaces namespaces, StoreConfig config) {
        this.outbox = outbox;
        this.store = store;
        this.namespaces = namespaces;
        this.config = config;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void drain() {
        try {
            for (String namespace : namespaces.all()) {
                drain(namespace);
            }
        } catch (RuntimeException e) {
            LOG.debugf("outbox not drained: %s", e.getClass().getSimpleName());
        }
    }

    private void drain(String namespace) {
        List<Outbox.Entry> entries =
                outbox.oldest(namespace, config.drainGroup(), BUDGET).await().indefinitely();
        while (!entries.isEmpty()) {
            List<WriteOutcome> outcomes =
                    store.writeAgain(entries.stream().map(Outbox.Entry::row).toList());
            long refused = outcomes.stream()
                    .filter(WriteOutcome.Refused.class::isInstance)
                    .count();
            if (refused > 0) {
                LOG.errorf("the database refuses %d rows of the outbox; they are dropped", refused);
            }
            outbox.remove(namespace, entries.stream().map(Outbox.Entry::id).toList(), BUDGET)
                    .await()
                    .indefinitely();
            LOG.infof("drained %d rows of the outbox", entries.size());
            entries = outbox.oldest(namespace, config.drainGroup(), BUDGET)
                    .await()
                    .indefinitely();
        }
    }
}
