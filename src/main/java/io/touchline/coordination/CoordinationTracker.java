package io.touchline.coordination;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.touchline.api.redis.RedisGate;
import io.touchline.api.redis.RedisUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * Counts comments and says who moves together. Effects are exactly once per comment and key, whatever is repeated and
 * in whatever order it comes, within lateness; how many come to a crowded object is an estimate ({@link ObjectWindow}).
 * Never blocks; comments that come at the same time go together: one round
 * trip for all objects and one for all targets, or in a cluster one for each of them, side by side; another where somebody
 * was met, and one where groups are found. A configuration that contradicts itself stops the start.
 */
@Startup
@ApplicationScoped
public class CoordinationTracker {

    private final RedisGate gate;
    private final SharedRuns runs;
    private final Traffic traffic;
    private final Duration lateness;

    @Inject
    CoordinationTracker(RedisGate gate, CoordinationConfig config, Clock clock, GroupSnapshots snapshots) {
        this.gate = gate;
        Coordination parts = Coordination.of(gate.redis(), gate.reach(), clock, config, snapshots::note);
        this.traffic = parts.traffic();
        this.lateness = config.lateness();
        this.runs = new SharedRuns(comments -> new ObservationRun(comments, parts).through());
    }

    /**
     * Counts the comments and reports on each, in input order; a comment sees those before it in the list. Where event
     * time moves on within them, they go one part after the other.
     *
     * @param budget how long Redis is waited for
     * @return fails with {@link RedisUnavailableException} if Redis does not answer within the budget; may emit
     *     on any thread
     */
    public Uni<List<CoordinationReport>> observe(List<Observation> observations, Duration budget) {
        if (observations.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<List<Observation>> parts = CallParts.of(List.copyOf(observations), lateness);
        return gate.within(
                budget, () -> parts.size() == 1 ? runs.submit(parts.get(0), budget) : observe(parts, budget));
    }

    private Uni<List<CoordinationReport>> observe(Iterable<List<Observation>> parts, Duration budget) {
        return Multi.createFrom()
                .iterable(parts)
                .onItem()
                .transformToUniAndConcatenate(part -> runs.submit(part, budget))
                .onItem()
                .<CoordinationReport>disjoint()
                .collect()
                .asList();
    }

    /**
     * A part of Redis has lost what is known of objects: what replicas know of the traffic before says nothing of them
     * any more.
     *
     * @param namespaces all that there are: other replicas may have comments of those that none came here of
     */
    Uni<Void> forgetPast(Collection<String> namespaces) {
        return traffic.forgetPast(namespaces);
    }
}
