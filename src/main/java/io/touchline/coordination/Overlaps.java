package io.touchline.coordination;

import io.smallrye.mutiny.Uni;
import io.touchline.api.AccountKey;
import io.touchline.api.redis.RedisScript;
import io.touchline.api.redis.ScriptArguments;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import java.time.Duration;
import java.util.List;

/** Owner of {@code tl:{<namespace>:overlap:<id>:<id>}:accounts}: the accounts that are in both of two groups. */
final class Overlaps {

    private final RedisScript script = RedisScript.of("/coordination/overlap.lua");
    private final Redis redis;
    private final Duration ttl;

    Overlaps(Redis redis, Duration ttl) {
        this.redis = redis;
        this.ttl = ttl;
    }

    /** Whichever of the two groups is named first. */
    static String pair(String id, String other) {
        return id.compareTo(other) < 0 ? id + ":" + other : other + ":" + id;
    }

    /** @return how many accounts the two groups share then */
    Uni<Integer> add(String namespace, String id, String other, AccountKey account) {
        ScriptArguments arguments = new ScriptArguments().add(account.bytes()).add(ttl.toMillis());
        return script.call(redis, List.of(key(namespace, id, other)), arguments).map(count -> count.toInteger());
    }

    Uni<Void> remove(String namespace, String id, String other, AccountKey account) {
        return redis.send(
                        Request.cmd(Command.SREM).arg(key(namespace, id, other)).arg(Buffer.buffer(account.bytes())))
                .replaceWithVoid();
    }

    private static String key(String namespace, String id, String other) {
        return "tl:{" + namespace + ":overlap:" + pair(id, other) + "}:accounts";
    }
}
