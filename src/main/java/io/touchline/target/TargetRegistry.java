package io.touchline.target;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.touchline.api.Caller;
import io.touchline.api.Outage;
import io.touchline.api.Page;
import io.touchline.api.PageRequest;
import io.touchline.api.RegistryChanged.Change;
import io.touchline.api.SteadyTimer;
import io.touchline.lexicon.Disguises;
import io.touchline.text.Canonicaliser;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * The registry that comments are matched against. A change is in force here before it is answered; changes made by other
 * replicas are seen by polling the registry's version. A stored name that this version cannot look for is reported, and
 * left out.
 */
@ApplicationScoped
public class TargetRegistry implements KnownTargets {

    private static final Logger LOG = Logger.getLogger(TargetRegistry.class);

    private final Outage polling = new Outage(LOG, "targets not polled");
    private final TargetRepository repository;
    private final Clock clock;
    private final Canonicaliser canonicaliser;
    private volatile TargetSnapshot current;
    private Disguises disguises;

    TargetRegistry(TargetRepository repository, Clock clock, Canonicaliser canonicaliser, MeterRegistry meters) {
        this.repository = repository;
        this.clock = clock;
        this.canonicaliser = canonicaliser;
        this.disguises = Disguises.withoutMaps(canonicaliser);
        Gauge.builder("touchline.targets.incomplete", this, TargetRegistry::incomplete)
                .description("targets of which a stored name is not looked for here, in one of its forms at least")
                .register(meters);
    }

    private int incomplete() {
        return current == null ? 0 : current.incomplete().size();
    }

    /**
     * Names are recognised under the disguises that the lexicons in force describe. The database is not asked: new
     * lexicons come into force without it too.
     */
    synchronized void recognise(@Observes Disguises inForce) {
        disguises = inForce;
        if (current != null) {
            take(current.under(inForce, canonicaliser));
        }
    }

    void start(@Observes @Priority(200) StartupEvent event) {
        refresh();
    }

    public TargetSnapshot current() {
        return current;
    }

    @Override
    public boolean isKnown(String targetId) {
        return current.find(targetId).isPresent();
    }

    @Override
    public boolean isRegistered(String targetId) {
        return isKnown(targetId) || registered(targetId).isPresent();
    }

    void begin(@Observes StartupEvent event, SteadyTimer timer) {
        timer.every(Duration.ofSeconds(2), this::poll);
    }

    void poll() {
        try {
            if (repository.version() != current.version()) {
                refresh();
            }
            polling.over();
        } catch (RuntimeException e) {
            polling.tell(e);
        }
    }

    /**
     * Puts all of them or none, and compiles the names once.
     *
     * @param targets no two with one id
     * @return what is otherwise than before
     */
    List<Change> put(Caller by, List<RegisteredTarget> targets) {
        List<Change> changes = repository.put(targets, by, clock.instant());
        refresh();
        return changes;
    }

    void archive(Caller by, String id) {
        repository.archive(id, by, clock.instant());
        refresh();
    }

    Optional<RegisteredTarget> find(String id) {
        return repository.find(id);
    }

    /** The target as the database has it, archived or not; blocks. Empty for what cannot be an id. */
    public Optional<RegisteredTarget> registered(String id) {
        return TargetResource.ID.matcher(id).matches() ? repository.find(id) : Optional.empty();
    }

    Page<RegisteredTarget> page(PageRequest request) {
        return request.cut(repository.page(request.after().orElse(""), request.rows()), RegisteredTarget::id);
    }

    /** The version is read before the targets: a change in between is then read again at the next poll, never missed. */
    private synchronized void refresh() {
        long version = repository.version();
        if (current == null || current.version() != version) {
            take(new TargetSnapshot(version, repository.active(), canonicaliser, disguises));
        }
    }

    private void take(TargetSnapshot next) {
        Set<String> known = current == null ? Set.of() : current.incomplete();
        current = next;
        next.incomplete().stream()
                .filter(id -> !known.contains(id))
                .forEach(id -> LOG.errorf("target.incomplete id=%s a name of it cannot be looked for, left out", id));
    }
}
