package io.touchline.coordination;

import io.smallrye.mutiny.Uni;
import io.touchline.api.redis.RedisGate;
import io.touchline.api.redis.RedisUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Counts comments and says who moves together. Effects are exactly once per comment and key, whatever is repeated and
 * in whatever order it comes, within lateness. Never blocks; a comment takes one round trip per object and target, all
 * at once, one more where it met somebody and another where it belongs to a group; a call puts comments that share a key
 * into one.
 */
@ApplicationScoped
public class CoordinationTracker {

    private final RedisGate gate;
    private final Coordination parts;

    @Inject
    CoordinationTracker(RedisGate gate, CoordinationConfig config, Clock clock, GroupSnapshots snapshots) {
        this.gate = gate;
        this.parts = Coordination.of(gate.redis(), clock, config, snapshots::note);
    }

    /**
     * Counts the comments and reports on each, in input order; a comment sees those before it in the list.
     *
     * @param budget how long Redis is waited for
     * @return fails with {@link RedisUnavailableException} if Redis does not answer within the budget; may emit
     *     on any thread
     */
    public Uni<List<CoordinationReport>> observe(List<Observation> observations, Duration budget) {
        if (observations.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<Observation> copy = List.copyOf(observations);
        return gate.within(budget, () -> new ObservationRun(copy, parts).through());
    }
}
