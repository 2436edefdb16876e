package io.touchline.assessment.store;

import io.quarkus.runtime.StartupEvent;
import io.touchline.api.Outage;
import io.touchline.api.SteadyTimer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Brings what waits in the outbox into the database once it is back. Replicas may drain side by side: the ledger writes
 * each comment once, and a row is only forgotten after its commit. A namespace that cannot be drained keeps no other from
 * it, nor does one with a backlog.
 */
@ApplicationScoped
public class OutboxDrain {

    private static final Logger LOG = Logger.getLogger(OutboxDrain.class);
    private static final Duration BUDGET = Duration.ofSeconds(5);
    private static final Duration ALL_AGAIN = Duration.ofSeconds(1);

    private static final int PAGE = 50;

    /** Of rows as they are encoded: some hundred of the longest that there are. */
    private static final int MOST_UNITS = 8_000_000;

    private final Outbox outbox;
    private final RefusedRows refusedRows;
    private final AssessmentStore store;
    private final KnownNamespaces namespaces;
    private final StoreConfig config;
    private final EachNamespace each = new EachNamespace(new Outage(LOG, "outbox not drained"));

    public OutboxDrain(
            Outbox outbox,
            RefusedRows refusedRows,
            AssessmentStore store,
            KnownNamespaces namespaces,
            StoreConfig config) {
        this.outbox = outbox;
        this.refusedRows = refusedRows;
        this.store = store;
        this.namespaces = namespaces;
        this.config = config;
    }

    void begin(@Observes StartupEvent event, SteadyTimer timer) {
        timer.every(Duration.ofSeconds(1), this::drain);
    }

    synchronized void drain() {
        each.rounds(namespaces::all, this::leavesMore, ALL_AGAIN);
    }

    /**
     * Some rows, of which more may wait.
     *
     * @param full whether the last page was: what comes in after one that is not waits, or a trickle would go one by one
     */
    private record Group(List<Outbox.Entry> entries, boolean full) {}

    private boolean leavesMore(String namespace) {
        Group group = oldest(namespace);
        if (!group.entries.isEmpty()) {
            drain(namespace, group.entries);
        }
        return group.full;
    }

    private void drain(String namespace, List<Outbox.Entry> entries) {
        List<Outbox.Entry> readable =
                entries.stream().filter(entry -> entry.row().isPresent()).toList();
        List<WriteOutcome> outcomes = store.writeAgain(
                readable.stream().map(entry -> entry.row().orElseThrow()).toList());
        int refused = 0;
        for (Outbox.Entry entry : entries) {
            if (entry.row().isEmpty()) {
                putAside(namespace, entry, RefusedRows.UNREADABLE);
                refused++;
            }
        }
        List<String> written = new ArrayList<>();
        for (int i = 0; i < readable.size(); i++) {
            if (outcomes.get(i) instanceof WriteOutcome.Refused because) {
                putAside(namespace, readable.get(i), because.reason());
                refused++;
            } else {
                written.add(readable.get(i).id());
            }
        }
        if (!written.isEmpty()) {
            outbox.remove(namespace, written, BUDGET).await().indefinitely();
        }
        report(entries.size(), outcomes, refused);
    }

    private void putAside(String namespace, Outbox.Entry entry, String reason) {
        refusedRows.putAside(namespace, entry, reason, BUDGET).await().indefinitely();
    }

    /** As many as make a group, or fewer that are long: they are held several times over until they are written. */
    private Group oldest(String namespace) {
        List<Outbox.Entry> entries = new ArrayList<>();
        List<Outbox.Entry> page;
        int units = 0;
        int most;
        do {
            most = Math.min(PAGE, config.drainGroup() - entries.size());
            page = (entries.isEmpty()
                            ? outbox.oldest(namespace, most, BUDGET)
                            : outbox.oldestBehind(
                                    namespace, entries.get(entries.size() - 1).id(), most, BUDGET))
                    .await()
                    .indefinitely();
            entries.addAll(page);
            units += page.stream().mapToInt(entry -> entry.encoded().length()).sum();
        } while (page.size() == most && entries.size() < config.drainGroup() && units < MOST_UNITS);
        return new Group(entries, page.size() == most);
    }

    private static void report(int entries, List<WriteOutcome> outcomes, int refused) {
        long stored =
                outcomes.stream().filter(WriteOutcome.Stored.class::isInstance).count();
        LOG.infof("outbox.drained entries=%d stored=%d known=%d", entries, stored, entries - stored - refused);
        if (refused > 0) {
            LOG.errorf("outbox.refused entries=%d: put aside, see /v1/outbox/refused", refused);
        }
    }
}
