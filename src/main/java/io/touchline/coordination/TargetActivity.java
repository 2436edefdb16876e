package io.touchline.coordination;

import io.smallrye.mutiny.Uni;
import io.touchline.api.redis.CallReach;
import io.touchline.api.redis.RedisScript;
import io.touchline.api.redis.ScriptArguments;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.redis.client.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Owner of {@code tl:{<namespace>:target:<target id>}:gauge|seen|hostile|counted}: how many comments a target gets, how
 * many of them hostile (of one account one a minute), who was hostile when, and in which minutes an account is counted.
 * The four keys share a slot.
 */
final class TargetActivity {

    private static final int COMMENTS_IN_CALL = 64;

    private final RedisScript script = RedisScript.of("/coordination/window.lua", "/coordination/target.lua");
    private final RedisScript counts = RedisScript.of("/coordination/target-counts.lua");
    private final Redis redis;
    private final CallReach reach;
    private final WindowRules rules;
    private final Clock clock;

    TargetActivity(Redis redis, CallReach reach, WindowRules rules, Clock clock) {
        this.redis = redis;
        this.reach = reach;
        this.rules = rules;
        this.clock = clock;
    }

    /** A target, as one namespace's comments see it. */
    record Target(String namespace, String id) {

        private String key(String part) {
            return "tl:{" + namespace + ":target:" + id + "}:" + part;
        }
    }

    /**
     * What was found around one comment; nothing where the comment is not hostile or came too late.
     *
     * @param others distinct other accounts that were hostile to this target within the window
     * @param capped true if {@code others} is a lower bound
     * @param storm level of the target; {@code CALM} where the comment came too late, as it is of another time
     */
    record Sighting(int others, boolean capped, StormLevel storm) {}

    /**
     * A target's counts.
     *
     * @param readAt by Redis' own time
     */
    record Counts(StormBuckets buckets, Instant readAt) {}

    /** The target's counts after all comments of a call, and a sighting for each of them. */
    record Sightings(StormBuckets buckets, List<Sighting> sightings) {}

    /**
     * Adds comments to their targets.
     *
     * @param seen takes what was found at a target; told on any thread
     * @return the round trips that it takes, to be made side by side
     */
    List<Uni<Void>> observe(Map<Target, List<Observation>> comments, BiConsumer<Target, Sightings> seen) {
        return reach.calls(comments, COMMENTS_IN_CALL).stream()
                .map(call -> observe(call).invoke(told -> told.forEach(seen)).replaceWithVoid())
                .toList();
    }

    private Uni<Map<Target, Sightings>> observe(Map<Target, List<Observation>> comments) {
        List<String> keys = new ArrayList<>(4 * comments.size());
        Instant now = Instant.ofEpochMilli(clock.millis());
        ScriptArguments arguments = rules.arguments().add(now.toEpochMilli());
        comments.forEach((target, some) -> {
            keys.add(target.key("gauge"));
            keys.add(target.key("seen"));
            keys.add(target.key("hostile"));
            keys.add(target.key("counted"));
            arguments.add(some.size());
            some.forEach(comment -> arguments
                    .add(comment.eventMillis())
                    .add(comment.account().hex())
                    .add(comment.commentKey())
                    .add(comment.hostileTo(target.id()) ? 1 : 0));
        });
        return script.call(redis, keys, arguments).map(response -> decode(comments, now, response));
    }

    Uni<Counts> counts(String namespace, String targetId) {
        String gauge = new Target(namespace, targetId).key("gauge");
        return counts.call(redis, List.of(gauge), List.of())
                .map(response -> new Counts(
                        buckets(response.get(0)),
                        Instant.ofEpochMilli(response.get(1).toLong())));
    }

    private Map<Target, Sightings> decode(Map<Target, List<Observation>> comments, Instant now, Response response) {
        Map<Target, Sightings> seen = new LinkedHashMap<>();
        Iterator<Response> next = response.iterator();
        comments.forEach((target, some) -> {
            StormBuckets buckets = buckets(next.next());
            Instant present = buckets.newestBy(now);
            StormLevel level = StormGauge.worst(buckets, present).level();
            Instant latest = present.minus(rules.lateness());
            List<Sighting> sightings = new ArrayList<>(some.size());
            for (Observation comment : some) {
                StormLevel storm = comment.eventTime().isBefore(latest) ? StormLevel.CALM : level;
                sightings.add(new Sighting(next.next().toInteger(), next.next().toInteger() == 1, storm));
            }
            seen.put(target, new Sightings(buckets, sightings));
        });
        return seen;
    }

    private static StormBuckets buckets(Response gauge) {
        return gauge == null ? StormBuckets.empty() : new StormBuckets(gauge.toBytes());
    }
}
