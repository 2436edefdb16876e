package io.touchline.handling.protection;

import io.quarkus.runtime.StartupEvent;
import io.touchline.api.Outage;
import io.touchline.api.SteadyTimer;
import io.touchline.handling.Action;
import io.touchline.handling.Decision;
import io.touchline.handling.Recommendation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * What persons have lifted and what therefore stays away, as this replica knows it: at once what was lifted here, within
 * some seconds what was lifted elsewhere. While the database is away what was known last counts.
 */
@ApplicationScoped
class LiftedProtections {

    private static final Logger LOG = Logger.getLogger(LiftedProtections.class);

    private final Outage polling = new Outage(LOG, "lifted protections not polled");
    private final ProtectionRepository repository;
    private final Clock clock;
    private volatile Map<Key, Instant> untils = Map.of();

    LiftedProtections(ProtectionRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** One measure for one target, of one of the rules that had called for it. */
    record Key(String namespace, String targetId, Action action, String rule) {}

    void begin(@Observes StartupEvent event, SteadyTimer timer) {
        timer.every(Duration.ofSeconds(2), this::poll);
    }

    /** Blocking. */
    synchronized void poll() {
        try {
            untils = repository.lifted(clock.instant());
            polling.over();
        } catch (RuntimeException e) {
            polling.tell(e);
        }
    }

    /**
     * Measures without the targets that a person has lifted them for, and without those that are then for nobody. What
     * another rule asks for stands instead, and where none does without a person, what one asks a person for.
     *
     * @param at event time of the comment that calls for them
     */
    List<Recommendation> leftOf(Decision decision, String namespace, Instant at) {
        if (untils.isEmpty()) {
            return decision.recommendations();
        }
        return decision.recommendations().stream()
                .flatMap(measure -> leftOf(measure, decision.standbys(), namespace, at))
                .toList();
    }

    private Stream<Recommendation> leftOf(
            Recommendation measure, List<Recommendation> standbys, String namespace, Instant at) {
        if (measure.targetIds().isEmpty() || measure.requiresHuman()) {
            return Stream.of(measure);
        }
        Map<Recommendation, List<String>> left = new LinkedHashMap<>();
        for (String targetId : measure.targetIds()) {
            Stream.concat(Stream.of(measure), standbys.stream().filter(standby -> standby.action() == measure.action()))
                    .filter(one -> one.targetIds().contains(targetId))
                    .filter(one -> one.requiresHuman()
                            || !isLifted(new Key(namespace, targetId, one.action(), one.rule()), at))
                    .min(Comparator.comparing(Recommendation::requiresHuman))
                    .ifPresent(one ->
                            left.computeIfAbsent(one, any -> new ArrayList<>()).add(targetId));
        }
        return left.entrySet().stream().map(one -> one.getKey().onlyFor(one.getValue()));
    }

    private boolean isLifted(Key key, Instant at) {
        Instant until = untils.get(key);
        return until != null && until.isAfter(at);
    }
}
