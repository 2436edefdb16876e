package io.touchline.api.redis;

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
 * Owner of {@code tl:{*:<what>:<n>}:kept}, for all namespaces: keys that say nothing but that the Redis which holds
 * them has not been emptied since something was copied to it. They are spread over the slots, so that every node of a
 * cluster has some.
 */
public final class CopyMarkers {

    private static final int COUNT = 64;
    private static final long TTL = Duration.ofDays(7).toMillis();

    private final Redis redis;
    private final String what;

    /** @param what is copied, a word */
    public CopyMarkers(Redis redis, String what) {
        this.redis = redis;
        this.what = what;
    }

    /** Whether all are still there; they then stay for longer. */
    public Uni<Boolean> allThere() {
        return all(key -> Request.cmd(Command.PEXPIRE).arg(key).arg(TTL))
                .map(answers -> answers.stream().allMatch(there -> there.toInteger() == 1));
    }

    public Uni<Void> set() {
        return all(key -> Request.cmd(Command.SET).arg(key).arg(1).arg("PX").arg(TTL))
                .replaceWithVoid();
    }

    private Uni<List<Response>> all(Function<String, Request> request) {
        return Uni.join()
                .all(IntStream.range(0, COUNT)
                        .mapToObj(n -> redis.send(request.apply("tl:{*:" + what + ':' + n + "}:kept")))
                        .toList())
                .andFailFast();
    }
}
