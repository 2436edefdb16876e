package io.touchline.handling.protection;

import io.quarkus.scheduler.Scheduled;
import io.touchline.handling.Action;
import io.touchline.handling.Recommendation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * What persons have lifted and what therefore stays away, as this replica knows it: at once what was lifted here, within
 * some seconds what was lifted elsewhere. While the database is away what was known last counts.
 */
@ApplicationScoped
class LiftedProtections {

    private static final Logger LOG = Logger.getLogger(LiftedProtections.class);

    private final ProtectionRepository repository;
    private final Clock clock;
    private volatile Map<Key, Instant> untils = Map.of();

    LiftedProtections(ProtectionRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** One measure for one target. */
    record Key(String namespace, String targetId, Action action) {}

    /** Blocking. */
    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    synchronized void poll() {
        try {
            untils = repository.lifted(clock.instant());
        } catch (RuntimeException e) {
            LOG.debugf("lifted protections not polled: %s", e.getClass().getSimpleName());
        }
    }

    /**
     * Measures without the targets that a person has lifted them for, and without those that are then for nobody. What a
     * person is to decide on is none that a machine brings back.
     *
     * @param at event time of the comment that calls for them
     */
    List<Recommendation> leftOf(List<Recommendation> measures, String namespace, Instant at) {
        if (untils.isEmpty()) {
            return measures;
        }
        return measures.stream()
                .map(measure -> leftOf(measure, namespace, at))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Recommendation> leftOf(Recommendation measure, String namespace, Instant at) {
        if (measure.targetIds().isEmpty() || measure.requiresHuman()) {
            return Optional.of(measure);
        }
        List<String> left = measure.targetIds().stream()
                .filter(targetId -> !isLifted(new Key(namespace, targetId, measure.action()), at))
                .toList();
        return left.isEmpty() ? Optional.empty() : Optional.of(measure.onlyFor(left));
    }

    private boolean isLifted(Key key, Instant at) {
        Instant until = untils.get(key);
        return until != null && until.isAfter(at);
    }
}
