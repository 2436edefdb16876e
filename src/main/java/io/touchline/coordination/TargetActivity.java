package io.touchline.coordination;

import io.smallrye.mutiny.Uni;
import io.touchline.api.redis.RedisScript;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;

/**
 * Owner of {@code tl:{<namespace>:target:<target id>}:gauge|seen|hostile}: how many comments a target gets, how many of
 * them hostile, and who was hostile when. The three keys share a slot and are touched by one script call.
 */
final class TargetActivity {

    private final RedisScript script = RedisScript.of("/coordination/window.lua", "/coordination/target.lua");
    private final Redis redis;
    private final WindowRules rules;

    TargetActivity(Redis redis, WindowRules rules) {
        this.redis = redis;
        this.rules = rules;
    }

    /**
     * What was found around one comment; nothing where the comment is not hostile or came too late.
     *
     * @param others distinct other accounts that were hostile to this target within the window
     * @param capped true if {@code others} is a lower bound
     */
    record Sighting(int others, boolean capped) {}

    /** The target's counts after all comments of a call, and a sighting for each of them. */
    record Sightings(StormBuckets buckets, List<Sighting> sightings) {}

    /** Adds comments that have the same namespace and this target, in one round trip. */
    Uni<Sightings> observe(String namespace, String targetId, List<Observation> comments) {
        List<String> arguments = rules.arguments(4 * comments.size());
        for (Observation comment : comments) {
            arguments.add(Long.toString(comment.eventMillis()));
            arguments.add(comment.account().hex());
            arguments.add(comment.commentKey());
            arguments.add(comment.hostile() ? "1" : "0");
        }
        List<String> keys = List.of(
                key(namespace, targetId, "gauge"),
                key(namespace, targetId, "seen"),
                key(namespace, targetId, "hostile"));
        return script.call(redis, keys, arguments).map(TargetActivity::decode);
    }

    Uni<StormBuckets> buckets(String namespace, String targetId) {
        return redis.send(Request.cmd(Command.GET).arg(key(namespace, targetId, "gauge")))
                .map(response -> buckets(response == null ? null : response.getDelegate()));
    }

    private static Sightings decode(Response response) {
        List<Sighting> sightings = new ArrayList<>(response.size() / 2);
        for (int i = 1; i < response.size(); i += 2) {
            sightings.add(new Sighting(
                    response.get(i).toInteger(), response.get(i + 1).toInteger() == 1));
        }
        return new Sightings(buckets(response.get(0)), sightings);
    }

    private static StormBuckets buckets(Response gauge) {
        return gauge == null ? StormBuckets.empty() : new StormBuckets(gauge.toBytes());
    }

    private static String key(String namespace, String targetId, String part) {
        return "tl:{" + namespace + ":target:" + targetId + "}:" + part;
    }
}
