package io.touchline.coordination;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.touchline.api.AccountKey;
import io.touchline.api.redis.RedisScript;
import io.touchline.api.redis.ScriptArguments;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Owner of {@code tl:{<namespace>:group:<id>}:actions|members|targets|facts}: one group, its four keys in one slot. An
 * action is added once, by its account and comment, so that a write can be repeated.
 */
final class GroupStore {

    /** Groups that became part of groups that became part of groups; more is a fault. */
    static final int MOST_STEPS = 32;

    /** Of whoever reads many: comments use the same Redis. */
    static final int READS_AT_ONCE = 16;

    /** Before the id of a group that has become part of this one, in the facts. */
    static final String ORIGIN = "from:";

    private final RedisScript add = RedisScript.of("/coordination/window.lua", "/coordination/group-add.lua");
    private final RedisScript read = RedisScript.of("/coordination/group-read.lua");
    private final RedisScript list = RedisScript.of("/coordination/group-list.lua");
    private final RedisScript close = RedisScript.of("/coordination/group-close.lua");
    private final RedisScript gone = RedisScript.of("/coordination/group-gone.lua");
    private final RedisScript decide = RedisScript.of("/coordination/group-decide.lua");
    private final RedisScript rename = RedisScript.of("/coordination/group-rename.lua");
    private final Redis redis;
    private final CoordinationConfig.Groups limits;
    private final Duration window;
    private final Duration ttl;

    GroupStore(Redis redis, CoordinationConfig config) {
        this.redis = redis;
        this.limits = config.groups();
        this.window = config.window();
        this.ttl = config.ttl().group();
    }

    /**
     * How a group stands after an addition.
     *
     * @param listed whether it is shown
     * @param takenBack whether it was shown, and turned out to be a text that goes round, or a person has cleared it
     * @param into the group that it has become part of; nothing was added then
     * @param met distinct accounts that met within a window, where that decides whether it is to be shown; else 0
     * @param before distinct accounts before that window
     */
    record Standing(int members, boolean listed, boolean takenBack, Optional<String> into, int met, int before) {}

    Uni<Standing> add(String namespace, String id, GroupAddition addition) {
        ScriptArguments arguments = new ScriptArguments()
                .add(limits.maxActions())
                .add(limits.maxMembers())
                .add(limits.maxTargets())
                .add(ttl.toMillis())
                .add(addition.kind().name())
                .add(addition.leastMembers())
                .add(addition.shown().name())
                .add(window.toMillis())
                .add(addition.founded().toEpochMilli())
                .add(addition.targetIds().size())
                .addAll(List.copyOf(addition.targetIds()))
                .add(addition.tied().size());
        addition.tied().forEach((account, had) -> arguments.add(account.bytes()).add(had));
        addOrigin(arguments, addition);
        for (GroupAction action : addition.actions()) {
            arguments.add(action.at().toEpochMilli()).add(action.member()).add(action.doubt());
        }
        return add.call(redis, keys(namespace, id), arguments).map(response -> {
            String into = response.get(2).toString();
            return new Standing(
                    response.get(0).toInteger(),
                    response.get(1).toInteger() == 1,
                    response.get(1).toInteger() == -1,
                    into.isEmpty() ? Optional.empty() : Optional.of(into),
                    response.get(3).toInteger(),
                    response.get(4).toInteger());
        });
    }

    private static void addOrigin(ScriptArguments arguments, GroupAddition addition) {
        if (addition.origin().isEmpty()) {
            arguments.add(0);
            return;
        }
        GroupAddition.Origin origin = addition.origin().get();
        arguments
                .add(origin.ids().size())
                .add(origin.firstSeen().toEpochMilli())
                .add(origin.lastSeen().toEpochMilli())
                .add(origin.doubt())
                .add(origin.flagged())
                .add(origin.peak())
                .addAll(origin.ids());
    }

    /** Shows a group from now on. */
    Uni<Void> list(String namespace, String id, String how) {
        return list.call(redis, List.of(keys(namespace, id).get(3)), List.of(how))
                .replaceWithVoid();
    }

    /** Which of some groups are there, shown or not; a decision on one that is not may be noted all the same. */
    Uni<Set<String>> existing(String namespace, Collection<String> ids) {
        return among(
                ids,
                id -> redis.send(Request.cmd(Command.HEXISTS)
                        .arg(keys(namespace, id).get(3))
                        .arg("first")));
    }

    /** Which of some groups attack a target. */
    Uni<Set<String>> attacking(String namespace, Collection<String> ids, String targetId) {
        return among(
                ids,
                id -> redis.send(Request.cmd(Command.SISMEMBER)
                        .arg(keys(namespace, id).get(2))
                        .arg(targetId)));
    }

    /** Those of which Redis says 1. */
    private static Uni<Set<String>> among(
            Collection<String> ids, Function<String, Uni<io.vertx.mutiny.redis.client.Response>> asking) {
        return Multi.createFrom()
                .iterable(ids)
                .onItem()
                .transformToUni(id -> asking.apply(id)
                        .map(answer -> answer.toInteger() == 1 ? Optional.of(id) : Optional.<String>empty()))
                .merge(READS_AT_ONCE)
                .flatMap(id -> Multi.createFrom().optional(id))
                .collect()
                .asSet();
    }

    Uni<Integer> members(String namespace, String id) {
        return redis.send(Request.cmd(Command.ZCARD).arg(keys(namespace, id).get(1)))
                .map(count -> count.toInteger());
    }

    /** The group that it has become part of. */
    Uni<Optional<String>> into(String namespace, String id) {
        return redis.send(Request.cmd(Command.HGET)
                        .arg(keys(namespace, id).get(3))
                        .arg("into"))
                .map(into -> Optional.ofNullable(into).map(Object::toString));
    }

    /** The groups that have become part of it, and the one that it has become part of. */
    Uni<Set<String>> kin(String namespace, String id) {
        return redis.send(Request.cmd(Command.HGETALL).arg(keys(namespace, id).get(3)))
                .map(facts -> {
                    Set<String> kin = new HashSet<>();
                    for (String fact : facts.getKeys()) {
                        if (fact.startsWith(ORIGIN)) {
                            kin.add(fact.substring(ORIGIN.length()));
                        } else if (fact.equals("into")) {
                            kin.add(facts.get(fact).toString());
                        }
                    }
                    return kin;
                });
    }

    /** Which of some accounts are members. */
    Uni<Set<AccountKey>> membersAmong(String namespace, String id, Collection<AccountKey> accounts) {
        List<AccountKey> asked = List.copyOf(accounts);
        Request request = Request.cmd(Command.ZMSCORE).arg(keys(namespace, id).get(1));
        asked.forEach(account -> request.arg(Buffer.buffer(account.bytes())));
        return redis.send(request).map(scores -> {
            Set<AccountKey> members = new HashSet<>();
            for (int i = 0; i < asked.size(); i++) {
                if (scores.get(i) != null) {
                    members.add(asked.get(i));
                }
            }
            return members;
        });
    }

    /**
     * A group that has become part of another: nothing is added to it, and its members keep their order.
     *
     * @param into the one that it is part of now, which may be a third
     * @param gone how many of its members are known to have left it, the first ones
     */
    record Closed(String into, int gone) {}

    /** Makes a group part of another; not one that a person has cleared meanwhile, which is empty. */
    Uni<Optional<Closed>> close(String namespace, String id, String into) {
        return close.call(redis, List.of(keys(namespace, id).get(3)), List.of(into))
                .map(facts -> facts.size() == 0
                        ? Optional.empty()
                        : Optional.of(new Closed(
                                facts.get(0).toString(),
                                facts.get(1) == null ? 0 : facts.get(1).toInteger())));
    }

    /**
     * How a group stands after what persons decided was noted.
     *
     * @param into the group that it has become part of; nothing was noted then
     * @param cleared whether it has to go off the list
     * @param shownUntil when it was last seen, if it has to be on the list
     */
    record Decided(Optional<String> into, boolean cleared, Optional<Instant> shownUntil) {}

    /** Notes what persons decided about a group, or one that is part of it. */
    Uni<Decided> decide(String id, GroupVerdict verdict) {
        ScriptArguments arguments = new ScriptArguments()
                .add(verdict.groupId())
                .add(verdict.version())
                .add(verdict.decidedAt().map(Instant::toEpochMilli).orElse(0L))
                .add(verdict.cleared() ? 1 : 0)
                .add(ttl.toMillis());
        return decide.call(redis, keys(verdict.namespace(), id), arguments).map(response -> {
            String into = response.get(0).toString();
            String stands = response.get(1).toString();
            return new Decided(
                    into.isEmpty() ? Optional.empty() : Optional.of(into),
                    stands.equals("CLEARED"),
                    stands.equals("SHOWN")
                            ? Optional.of(Instant.ofEpochMilli(response.get(2).toLong()))
                            : Optional.empty());
        });
    }

    /** Notes that the first members of a closed group have left it. */
    Uni<Void> gone(String namespace, String id, int members) {
        return gone.call(redis, List.of(keys(namespace, id).get(3)), List.of(Integer.toString(members)))
                .replaceWithVoid();
    }

    /**
     * Puts another account in the place of a member, if it is one.
     *
     * @param again only where the other does not stand there yet: a member that came after it stays
     */
    Uni<Void> rename(String namespace, String id, AccountKey member, AccountKey other, boolean again) {
        return rename.call(
                        redis,
                        keys(namespace, id).subList(0, 2),
                        new ScriptArguments()
                                .add(member.bytes())
                                .add(other.bytes())
                                .add(again ? 1 : 0))
                .replaceWithVoid();
    }

    /** Empty if there is no such group, or no more, or not yet. */
    Uni<Optional<GroupSummary>> summary(String namespace, String id) {
        return read.call(redis, keys(namespace, id), List.of("0"))
                .map(response -> GroupReply.isListed(response)
                        ? Optional.of(GroupReply.summary(id, response))
                        : Optional.empty());
    }

    /**
     * The group, or the one that it has become part of; empty if there is none such, or no more, or not yet. One that was
     * taken back is answered too.
     */
    Uni<Optional<Group>> surviving(String namespace, String id) {
        return surviving(namespace, id, MOST_STEPS);
    }

    private Uni<Optional<Group>> surviving(String namespace, String id, int steps) {
        return whole(namespace, id).chain(found -> {
            Optional<String> into = found.flatMap(Group::into);
            return into.isPresent() && steps > 0
                    ? surviving(namespace, into.get(), steps - 1)
                    : Uni.createFrom().item(found.filter(group -> group.wasShown() && into.isEmpty()));
        });
    }

    /** Also a group that is not listed yet, and what is left of one that has become part of another. */
    Uni<Optional<Group>> whole(String namespace, String id) {
        return read.call(redis, keys(namespace, id), List.of("1"))
                .map(response -> GroupReply.group(id, response, limits.maxActions()));
    }

    /** The same without its members and actions. */
    Uni<Optional<Group>> outline(String namespace, String id) {
        return read.call(redis, keys(namespace, id), List.of("0"))
                .map(response -> GroupReply.group(id, response, limits.maxActions()));
    }

    /** The same, with when that was. */
    Uni<Optional<GroupSnapshot>> snapshot(GroupKey key) {
        return read.call(redis, keys(key.namespace(), key.groupId()), List.of("1"))
                .map(response -> GroupReply.group(key.groupId(), response, limits.maxActions())
                        .map(group -> new GroupSnapshot(
                                key, group, Instant.ofEpochMilli(response.get(5).toLong()))));
    }

    private static List<String> keys(String namespace, String id) {
        String tag = "tl:{" + namespace + ":group:" + id + "}:";
        return List.of(tag + "actions", tag + "members", tag + "targets", tag + "facts");
    }
}
