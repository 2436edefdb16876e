package io.touchline.handling.standing;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Owner of {@code tl:{*:standing:<n>}:kept}, for all namespaces: keys that say nothing but that the Redis which holds
 * them has not been emptied. They are spread over the slots, so that every node of a cluster has some.
 */
final class CopyMarkers {

    private static final int COUNT = 64;
    private static final long TTL = Duration.ofDays(7).toMillis();

    private final Redis redis;

    CopyMarkers(Redis redis) {
        this.redis = redis;
    }

    /** Whether all are still there; they then stay for longer. */
    Uni<Boolean> allThere() {
        return all(key -> Request.cmd(Command.PEXPIRE).arg(key).arg(TTL))
                .map(answers -> answers.stream().allMatch(there -> there.toInteger() == 1));
    }

    Uni<Void> set() {
        return all(key -> Request.cmd(Command.SET).arg(key).arg(1).arg("PX").arg(TTL))
                .replaceWithVoid();
    }

    private Uni<List<Response>> all(Function<String, Request> request) {
        return Uni.join()
                .all(IntStream.range(0, COUNT)
                        .mapToObj(n -> redis.send(request.apply("tl:{*:standing:" + n + "}:kept")))
                        .toList())
                .andFailFast();
    }
}
