package io.touchline.coordination;

import io.touchline.api.redis.CallReach;
import io.vertx.mutiny.redis.client.Redis;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Comments of a test on their way through the tracker, and what stands of their storm then. */
final class Tracked {

    static final Duration BUDGET = Duration.ofSeconds(5);

    private final CoordinationTracker tracker;
    private final Redis redis;
    private final String namespace;

    Tracked(CoordinationTracker tracker, Redis redis, String namespace) {
        this.tracker = tracker;
        this.redis = redis;
        this.namespace = namespace;
    }

    CoordinationReport observe(Observation observation) {
        return tracker.observe(List.of(observation), BUDGET)
                .await()
                .indefinitely()
                .get(0);
    }

    /** One call after another. */
    List<CoordinationReport> observeAll(List<Observation> observations) {
        return observations.stream().map(this::observe).toList();
    }

    StormReading storm() {
        TargetActivity targets = new TargetActivity(redis, CallReach.NODE, Comments.RULES, Clock.systemUTC());
        StormBuckets buckets =
                targets.counts(namespace, "lin-zhixia").await().indefinitely().buckets();
        return StormGauge.read(buckets, buckets.newestOr(Comments.KICK_OFF));
    }
}
