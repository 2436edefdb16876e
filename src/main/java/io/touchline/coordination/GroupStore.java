package io.touchline.coordination;

import io.smallrye.mutiny.Uni;
import io.touchline.api.AccountKey;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.redis.client.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Owner of {@code tl:{<namespace>:group:<id>}:actions|members|targets|facts}: one group, its four keys in one slot. An
 * action is added once, by its account and comment, so that a write can be repeated.
 */
final class GroupStore {

    private final RedisScript add = RedisScript.of("window", "group-add");
    private final RedisScript read = RedisScript.of("group-read");
    private final Redis redis;
    private final CoordinationConfig.Groups limits;
    private final Duration ttl;

    GroupStore(Redis redis, CoordinationConfig.Groups limits, Duration ttl) {
        this.redis = redis;
        this.limits = limits;
        this.ttl = ttl;
    }

    /** {@code g_} and 16 hex digits: the same text in the same namespace is the same group. */
    static String id(String namespace, String textKey) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] digest = sha256.digest((namespace + '\n' + textKey).getBytes(StandardCharsets.UTF_8));
            return "g_" + HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Uni<Void> add(String namespace, String id, Collection<String> targetIds, Collection<CoAction> actions) {
        List<String> arguments = new ArrayList<>(6 + targetIds.size() + 2 * actions.size());
        arguments.add(Integer.toString(limits.maxActions()));
        arguments.add(Integer.toString(limits.maxMembers()));
        arguments.add(Integer.toString(limits.maxTargets()));
        arguments.add(Long.toString(ttl.toMillis()));
        arguments.add(GroupKind.SAME_TEXT_SWARM.name());
        arguments.add(Integer.toString(targetIds.size()));
        arguments.addAll(targetIds);
        for (CoAction action : actions) {
            arguments.add(Long.toString(action.at().toEpochMilli()));
            arguments.add(action.member());
        }
        return add.call(redis, keys(namespace, id), arguments).replaceWithVoid();
    }

    /** Empty if there is no such group, or no more. */
    Uni<Optional<GroupSummary>> summary(String namespace, String id) {
        return read.call(redis, keys(namespace, id), List.of("0")).map(response -> summary(id, response));
    }

    /** Empty if there is no such group, or no more. */
    Uni<Optional<Group>> group(String namespace, String id) {
        return read.call(redis, keys(namespace, id), List.of("1"))
                .map(response -> summary(id, response).map(summary -> group(summary, response)));
    }

    private static Optional<GroupSummary> summary(String id, Response response) {
        Map<String, String> facts = facts(response);
        if (facts.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new GroupSummary(
                id,
                GroupKind.valueOf(facts.get("kind")),
                Instant.ofEpochMilli(Long.parseLong(facts.get("first"))),
                Instant.ofEpochMilli(Long.parseLong(facts.get("last"))),
                response.get(1).stream().map(Response::toString).sorted().toList(),
                response.get(2).toInteger()));
    }

    private static Group group(GroupSummary summary, Response response) {
        Response scores = response.get(3);
        Map<AccountKey, Integer> members = new LinkedHashMap<>();
        for (int i = 0; i < scores.size(); i += 2) {
            members.put(
                    AccountKey.ofHex(scores.get(i).toString()),
                    Integer.parseInt(scores.get(i + 1).toString()));
        }
        long count = Long.parseLong(facts(response).get("actions"));
        return new Group(summary, members, SameTextWindow.actions(response.get(4)), count);
    }

    private static Map<String, String> facts(Response response) {
        Response flat = response.get(0);
        Map<String, String> facts = new HashMap<>();
        for (int i = 0; i < flat.size(); i += 2) {
            facts.put(flat.get(i).toString(), flat.get(i + 1).toString());
        }
        return facts;
    }

    private static List<String> keys(String namespace, String id) {
        String tag = "tl:{" + namespace + ":group:" + id + "}:";
        return List.of(tag + "actions", tag + "members", tag + "targets", tag + "facts");
    }
}
