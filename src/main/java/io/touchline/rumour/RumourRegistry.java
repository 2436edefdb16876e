package io.touchline.rumour;

import io.quarkus.runtime.StartupEvent;
import io.touchline.api.Caller;
import io.touchline.api.Outage;
import io.touchline.api.Page;
import io.touchline.api.PageRequest;
import io.touchline.api.SteadyTimer;
import io.touchline.rumour.RumourRepository.Change;
import io.touchline.target.TargetRegistry;
import io.touchline.text.Canonicaliser;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * The rumours that comments are matched against. A change is in force here before it is answered; changes made by other
 * replicas are seen by polling the registry's version, and only what changed is read.
 */
@ApplicationScoped
public class RumourRegistry {

    private static final Logger LOG = Logger.getLogger(RumourRegistry.class);

    /** Rows read at once. */
    private static final int CHUNK = 5_000;

    private final Outage polling = new Outage(LOG, "rumours not polled");
    private final RumourRepository repository;
    private final TargetRegistry targets;
    private final Clock clock;
    private final RumourIndex index;

    /** By target with rumours, the names that the index holds these with; none for one that is not known here (yet). */
    private final Map<String, List<String>> names = new HashMap<>();

    /** Of the targets, when their names were last looked at. */
    private long versionOfTargets = -1;

    /** What the index holds is at least this new. */
    private volatile long version = -1;

    RumourRegistry(RumourRepository repository, TargetRegistry targets, Clock clock, Canonicaliser canonicaliser) {
        this.repository = repository;
        this.targets = targets;
        this.clock = clock;
        this.index = new RumourIndex(canonicaliser);
    }

    /** After the targets, whose names are needed. */
    void start(@Observes @Priority(300) StartupEvent event) {
        refresh();
    }

    /** For matching; it follows the registry. */
    public RumourIndex index() {
        return index;
    }

    /** The version that the index has, for answers. */
    public long version() {
        return version;
    }

    void begin(@Observes StartupEvent event, SteadyTimer timer) {
        timer.every(Duration.ofSeconds(2), this::poll);
    }

    void poll() {
        try {
            if (repository.version() != version) {
                refresh();
            }
            takeRenamed();
            polling.over();
        } catch (RuntimeException e) {
            polling.tell(e);
        }
    }

    Rumour put(Caller by, Rumour rumour) {
        repository.put(rumour, by, clock.instant());
        refresh();
        return rumour;
    }

    void archive(Caller by, String id) {
        repository.archive(id, by, clock.instant());
        refresh();
    }

    /** The rumour as it stands, archived or not. */
    public Optional<Rumour> find(String id) {
        return repository.find(id);
    }

    /** @param targetId about whom, or null for all */
    Page<Rumour> page(String targetId, PageRequest request) {
        return request.cut(repository.page(targetId, request.after().orElse(""), request.rows()), Rumour::id);
    }

    /**
     * The version is read before the changes: one in between is then read again at the next poll, never missed. One that is
     * lower than before is that of a database which has lost what it once had, as a standby may when it takes over: all is
     * read again, and what is not there any more is taken out. If it had as many changes again before anybody looked, that
     * is not seen.
     */
    private synchronized void refresh() {
        long current = repository.version();
        boolean lost = current < version;
        long seen = lost ? -1 : version;
        Set<String> there = new HashSet<>();
        List<Change> changes;
        do {
            changes = repository.changesAfter(seen, CHUNK);
            take(changes);
            if (lost) {
                changes.forEach(change -> there.add(change.rumour().id()));
            }
            if (!changes.isEmpty()) {
                seen = changes.get(changes.size() - 1).version();
            }
        } while (changes.size() == CHUNK);
        if (lost) {
            index.retain(there);
            LOG.warnf("rumours.lost version=%d now=%d", version, current);
        }
        version = Math.max(current, seen);
    }

    private void take(List<Change> changes) {
        List<RumourIndex.Entry> entries = new ArrayList<>(changes.size());
        Map<String, List<String>> renamed = new HashMap<>();
        for (Change change : changes) {
            String target = change.rumour().targetId();
            List<String> now = namesOf(target);
            entries.add(new RumourIndex.Entry(change.rumour(), now));
            List<String> before = names.putIfAbsent(target, now);
            if (before != null && !before.equals(now)) {
                renamed.put(target, now);
            }
        }
        index.take(entries);
        // The others about it too: it may be called as before when it is looked whether it is.
        renamed.forEach((target, now) -> {
            takeAgain(target, now);
            // Only then: what fails is tried again at the next poll.
            names.put(target, now);
        });
    }

    private List<String> namesOf(String targetId) {
        return targets.current().find(targetId).map(RumourRules::namesOf).orElse(List.of());
    }

    /** Which words of a claim are names is for its target to say, which may become known here later, or change. */
    private synchronized void takeRenamed() {
        long current = targets.current().version();
        if (current == versionOfTargets) {
            return;
        }
        for (Map.Entry<String, List<String>> known : names.entrySet()) {
            List<String> now = namesOf(known.getKey());
            if (!now.equals(known.getValue())) {
                takeAgain(known.getKey(), now);
                known.setValue(now);
            }
        }
        versionOfTargets = current;
    }

    private void takeAgain(String targetId, List<String> now) {
        String after = "";
        List<Rumour> rumours;
        do {
            rumours = repository.page(targetId, after, CHUNK);
            index.take(rumours.stream()
                    .map(rumour -> new RumourIndex.Entry(rumour, now))
                    .toList());
            after = rumours.isEmpty() ? after : rumours.get(rumours.size() - 1).id();
        } while (rumours.size() == CHUNK);
    }
}
