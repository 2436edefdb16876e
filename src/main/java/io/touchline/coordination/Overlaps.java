package io.touchline.coordination;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.touchline.api.AccountKey;
import io.touchline.api.redis.CallReach;
import io.touchline.api.redis.RedisScript;
import io.touchline.api.redis.ScriptArguments;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Owner of {@code tl:{<namespace>:overlap:<id>:<id>}:accounts}: the accounts that are in both of two groups. */
final class Overlaps {

    private static final int ACCOUNTS_IN_CALL = 64;

    /** Where each pair is a call of its own. */
    private static final int CALLS_AT_ONCE = 8;

    private final RedisScript script = RedisScript.of("/coordination/overlap.lua");
    private final Redis redis;
    private final CallReach reach;
    private final Duration ttl;

    Overlaps(Redis redis, CallReach reach, Duration ttl) {
        this.redis = redis;
        this.reach = reach;
        this.ttl = ttl;
    }

    /** Whichever of the two groups is named first. */
    static String pair(String id, String other) {
        return id.compareTo(other) < 0 ? id + ":" + other : other + ":" + id;
    }

    /**
     * Notes accounts that are in a group and in others.
     *
     * @param shared of each other group those that are in it
     * @return how many accounts the group shares with each of them then
     */
    Uni<Map<String, Integer>> add(String namespace, String id, Map<String, List<AccountKey>> shared) {
        Map<String, Integer> counts = new ConcurrentHashMap<>();
        return Multi.createFrom()
                .iterable(reach.calls(shared, ACCOUNTS_IN_CALL))
                .onItem()
                .transformToUni(call -> added(namespace, id, call).invoke(counts::putAll))
                .merge(CALLS_AT_ONCE)
                .onItem()
                .ignoreAsUni()
                .replaceWith(counts);
    }

    private Uni<Map<String, Integer>> added(String namespace, String id, Map<String, List<AccountKey>> shared) {
        List<String> keys = new ArrayList<>(shared.size());
        ScriptArguments arguments = new ScriptArguments().add(ttl.toMillis());
        shared.forEach((other, accounts) -> {
            keys.add(key(namespace, id, other));
            arguments.add(accounts.size());
            accounts.forEach(account -> arguments.add(account.bytes()));
        });
        return script.call(redis, keys, arguments).map(response -> {
            Map<String, Integer> counts = new HashMap<>();
            Iterator<Response> next = response.iterator();
            shared.keySet().forEach(other -> counts.put(other, next.next().toInteger()));
            return counts;
        });
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
