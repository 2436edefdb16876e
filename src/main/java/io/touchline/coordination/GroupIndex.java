package io.touchline.coordination;

import io.smallrye.mutiny.Uni;
import io.touchline.api.redis.RedisScript;
import io.touchline.api.redis.ScriptArguments;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Owner of {@code tl:{<namespace>:groups:all}:seen|touched}: the groups of a namespace by event time last seen, and by
 * Redis' own time last touched, which says when an entry is to go.
 */
final class GroupIndex {

    private final RedisScript touch = RedisScript.of("/coordination/group-index.lua");
    private final RedisScript unlist = RedisScript.of("/coordination/group-unlist.lua");
    private final RedisScript running = RedisScript.of("/coordination/group-running.lua");
    private final Redis redis;
    private final Duration ttl;
    private final int maxListed;

    GroupIndex(Redis redis, Duration ttl, int maxListed) {
        this.redis = redis;
        this.ttl = ttl;
        this.maxListed = maxListed;
    }

    static GroupIndex of(Redis redis, CoordinationConfig config) {
        return new GroupIndex(redis, config.ttl().group(), config.groups().maxListed());
    }

    /** One group's place in the list, newest first, by id from the end where times are equal. */
    record Entry(String id, long lastSeen) implements Comparable<Entry> {

        static Entry of(GroupSummary group) {
            return new Entry(group.id(), group.lastSeen().toEpochMilli());
        }

        String key() {
            return lastSeen + ":" + id;
        }

        /** @return empty if {@code key} is not one that {@link #key} writes */
        static Optional<Entry> ofKey(String key) {
            int colon = key.indexOf(':');
            try {
                return colon < 0
                        ? Optional.empty()
                        : Optional.of(new Entry(key.substring(colon + 1), Long.parseLong(key.substring(0, colon))));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }

        boolean isAfter(Entry other) {
            return compareTo(other) > 0;
        }

        /** In the order of the list: newest first. */
        @Override
        public int compareTo(Entry other) {
            int order = Long.compare(other.lastSeen, lastSeen);
            return order == 0 ? other.id.compareTo(id) : order;
        }
    }

    Uni<Void> touch(String namespace, String id, Instant lastSeen) {
        List<String> arguments = List.of(
                id, Long.toString(lastSeen.toEpochMilli()), Long.toString(ttl.toMillis()), Integer.toString(maxListed));
        return touch.call(redis, keys(namespace), arguments).replaceWithVoid();
    }

    /** Takes a group off the list. That it was touched is kept, for whoever copies what was. */
    Uni<Void> remove(String namespace, String id) {
        return unlist.call(redis, keys(namespace), List.of(id)).replaceWithVoid();
    }

    /**
     * Which of some groups were touched so lately that they have not expired. An entry may stay on the list for longer.
     */
    Uni<Set<String>> running(String namespace, List<String> ids) {
        ScriptArguments arguments = new ScriptArguments().add(ttl.toMillis()).addAll(ids);
        return running.call(redis, List.of(key(namespace, "touched")), arguments)
                .map(found -> found.stream().map(Response::toString).collect(Collectors.toUnmodifiableSet()));
    }

    /** Groups that were listed or taken off the list, with Redis' time in ms of the last touch. */
    Uni<Map<String, Long>> touched(String namespace) {
        return redis.send(Request.cmd(Command.ZRANGE)
                        .arg(key(namespace, "touched"))
                        .arg("0")
                        .arg("-1")
                        .arg("WITHSCORES"))
                .map(response ->
                        entries(response.getDelegate()).stream().collect(Collectors.toMap(Entry::id, Entry::lastSeen)));
    }

    /** Groups that were touched and are not on the list. */
    Uni<List<String>> unlisted(String namespace) {
        return redis.send(Request.cmd(Command.ZDIFF)
                        .arg(2)
                        .arg(key(namespace, "touched"))
                        .arg(key(namespace, "seen")))
                .map(found -> found.getDelegate().stream().map(Object::toString).toList());
    }

    /** At most {@code count} entries that follow {@code after}; none only at the end of the list. */
    Uni<List<Entry>> after(String namespace, Optional<Entry> after, int count) {
        return after(namespace, after, count, 0);
    }

    /** Entries of the cursor's own millisecond may all lie before it, then the next ones have to be asked for. */
    private Uni<List<Entry>> after(String namespace, Optional<Entry> after, int count, int skip) {
        Request request = Request.cmd(Command.ZREVRANGEBYSCORE)
                .arg(key(namespace, "seen"))
                .arg(after.map(entry -> Long.toString(entry.lastSeen())).orElse("+inf"))
                .arg("-inf")
                .arg("WITHSCORES")
                .arg("LIMIT")
                .arg(skip)
                .arg(count);
        return redis.send(request).chain(response -> {
            List<Entry> read = entries(response.getDelegate());
            List<Entry> following = read.stream()
                    .filter(entry -> after.isEmpty() || entry.isAfter(after.get()))
                    .toList();
            return following.isEmpty() && read.size() == count
                    ? after(namespace, after, count, skip + count)
                    : Uni.createFrom().item(following);
        });
    }

    /** RESP2 gives members and scores by turns, RESP3 pairs of them. */
    private static List<Entry> entries(Response response) {
        List<Entry> entries = new ArrayList<>(response.size());
        for (int i = 0; i < response.size(); i++) {
            Response element = response.get(i);
            boolean paired = element.type() == io.vertx.redis.client.ResponseType.MULTI;
            String id = paired ? element.get(0).toString() : element.toString();
            Response score = paired ? element.get(1) : response.get(++i);
            entries.add(new Entry(id, Math.round(score.toDouble())));
        }
        return entries;
    }

    private static List<String> keys(String namespace) {
        return List.of(key(namespace, "seen"), key(namespace, "touched"));
    }

    private static String key(String namespace, String part) {
        return "tl:{" + namespace + ":groups:all}:" + part;
    }
}
