package io.touchline.coordination;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.touchline.api.AccountKey;
import io.touchline.api.redis.RedisScript;
import io.touchline.api.redis.ScriptArguments;
import io.vertx.mutiny.redis.client.Redis;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Writes groups down: their actions and members, the list of them, and which of them are one. Every step may be repeated
 * and none depends on having been done once, so that whoever tries a comment again completes what a crash left behind.
 *
 * <p>Two groups that share {@value #SHARED} accounts and half of those of the smaller are one, if both are shown or
 * neither is. The younger becomes part of the older, whose id stays; what is added to the younger later goes to the
 * older. Older is by event time of founding, which never changes, so that two replicas that find the same pair at the
 * same moment agree.
 */
final class GroupBook {

    private static final int SHARED = 3;
    private static final int JOINS_AT_ONCE = 8;

    private final RedisScript overlap = RedisScript.of("/coordination/overlap.lua");
    private final Redis redis;
    private final GroupStore groups;
    private final GroupIndex index;
    private final AccountTies accounts;
    private final BiConsumer<String, String> onChange;
    private final Duration ttl;
    private final Set<String> merging = ConcurrentHashMap.newKeySet();

    /** @param onChange told namespace and id of each listed group that changes, and of each that becomes part of another */
    GroupBook(
            Redis redis,
            GroupStore groups,
            GroupIndex index,
            AccountTies accounts,
            Duration ttl,
            BiConsumer<String, String> onChange) {
        this.redis = redis;
        this.groups = groups;
        this.index = index;
        this.accounts = accounts;
        this.ttl = ttl;
        this.onChange = onChange;
    }

    /** Which of some accounts are members of a group. */
    Uni<Set<AccountKey>> membersAmong(String namespace, String id, Collection<AccountKey> accounts) {
        return groups.membersAmong(namespace, id, accounts);
    }

    /** Where an addition ended up. */
    record Entry(String groupId, boolean listed) {}

    /** Adds to a group, or to the one that it has become part of. */
    Uni<Entry> add(String namespace, String id, GroupAddition addition) {
        return place(namespace, id, addition, GroupStore.MOST_STEPS)
                .chain(entry -> enrol(namespace, entry.groupId(), addition.accounts())
                        .chain(merged -> merged
                                ? place(namespace, entry.groupId(), addition.withNothing(), GroupStore.MOST_STEPS)
                                : Uni.createFrom().item(entry)))
                .chain(entry -> listed(namespace, entry, addition.lastSeen()));
    }

    private Uni<Entry> place(String namespace, String id, GroupAddition addition, int steps) {
        return groups.add(namespace, id, addition).chain(standing -> {
            if (standing.into().isPresent() && steps > 0) {
                return place(namespace, standing.into().get(), addition, steps - 1);
            }
            return standing.met() > 0 && addition.isSwarm(standing.met(), standing.before())
                    ? groups.list(namespace, id, "SWARM").replaceWith(new Entry(id, true))
                    : Uni.createFrom().item(new Entry(id, standing.listed()));
        });
    }

    private Uni<Entry> listed(String namespace, Entry entry, Instant lastSeen) {
        if (!entry.listed()) {
            return Uni.createFrom().item(entry);
        }
        onChange.accept(namespace, entry.groupId());
        return index.touch(namespace, entry.groupId(), lastSeen).replaceWith(entry);
    }

    /**
     * Notes the group with its accounts; an account that was in others may show that they are one.
     *
     * @return whether one did
     */
    private Uni<Boolean> enrol(String namespace, String id, Map<AccountKey, Instant> members) {
        AtomicBoolean merged = new AtomicBoolean();
        return each(members, (account, at) -> accounts.join(namespace, account, id, at, Optional.empty())
                        .chain(ids -> compare(namespace, id, account, ids))
                        .invoke(one -> merged.compareAndSet(false, one))
                        .replaceWithVoid())
                .map(done -> merged.get());
    }

    private static Uni<Void> each(
            Map<AccountKey, Instant> members, BiFunction<AccountKey, Instant, Uni<Void>> joining) {
        List<Uni<Void>> joins = new ArrayList<>(members.size());
        members.forEach((account, at) -> joins.add(joining.apply(account, at)));
        return joins.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join()
                        .all(joins)
                        .usingConcurrencyOf(JOINS_AT_ONCE)
                        .andFailFast()
                        .replaceWithVoid();
    }

    private Uni<Boolean> compare(String namespace, String id, AccountKey account, List<String> ids) {
        return Multi.createFrom()
                .iterable(ids)
                .filter(other -> !other.equals(id))
                .onItem()
                .transformToUniAndConcatenate(other -> compare(namespace, id, other, account))
                .collect()
                .with(Collectors.reducing(false, Boolean::logicalOr));
    }

    private Uni<Boolean> compare(String namespace, String id, String other, AccountKey account) {
        String pair = id.compareTo(other) < 0 ? id + ":" + other : other + ":" + id;
        ScriptArguments arguments = new ScriptArguments().add(account.bytes()).add(ttl.toMillis());
        return overlap.call(redis, List.of("tl:{" + namespace + ":overlap:" + pair + "}:accounts"), arguments)
                .chain(shared -> shared.toInteger() < SHARED
                        ? Uni.createFrom().item(false)
                        : isOne(namespace, id, other, shared.toInteger())
                                .chain(one -> one
                                        ? merge(namespace, pair, id, other).replaceWith(true)
                                        : Uni.createFrom().item(false)));
    }

    private Uni<Boolean> isOne(String namespace, String id, String other, int shared) {
        return Uni.combine()
                .all()
                .unis(groups.members(namespace, id), groups.members(namespace, other))
                .with((one, two) -> 2 * shared >= Math.min(one, two));
    }

    /** Many accounts may show the same at the same moment; one of them is enough. */
    private Uni<Void> merge(String namespace, String pair, String one, String other) {
        String key = namespace + ' ' + pair;
        if (!merging.add(key)) {
            return Uni.createFrom().voidItem();
        }
        return merge(namespace, one, other).onTermination().invoke(() -> merging.remove(key));
    }

    private Uni<Void> merge(String namespace, String one, String other) {
        return Uni.combine()
                .all()
                .unis(groups.whole(namespace, one), groups.whole(namespace, other))
                .asTuple()
                .chain(both -> both.getItem1().isEmpty() || both.getItem2().isEmpty()
                        ? Uni.createFrom().voidItem()
                        : merge(
                                namespace,
                                both.getItem1().get(),
                                both.getItem2().get()));
    }

    private Uni<Void> merge(String namespace, Group one, Group other) {
        // One that is shown must not draw one in that a crowd may have brought about.
        boolean begun = one.into().isPresent() || other.into().isPresent();
        if (!begun && one.listed() != other.listed()) {
            return Uni.createFrom().voidItem();
        }
        Group older = one.isOlderThan(other) ? one : other;
        Group younger = older == one ? other : one;
        String id = younger.summary().id();
        return groups.close(namespace, id, older.summary().id())
                // Before its accounts leave it: they bring whoever tries again back here.
                .call(() -> index.remove(namespace, id))
                .invoke(() -> {
                    if (younger.listed()) {
                        onChange.accept(namespace, id);
                    }
                })
                // What was added before it was closed is in this second reading, what comes later goes to the older
                // one.
                .chain(into ->
                        groups.whole(namespace, id).chain(whole -> move(namespace, whole.orElse(younger), into)));
    }

    private Uni<Void> move(String namespace, Group from, String into) {
        GroupAddition moved = GroupAddition.moved(from);
        Optional<String> leave = Optional.of(from.summary().id());
        return place(namespace, into, moved, GroupStore.MOST_STEPS)
                .chain(entry -> each(moved.accounts(), (account, at) -> accounts.join(
                                        namespace, account, entry.groupId(), at, leave)
                                .replaceWithVoid())
                        .chain(() -> listed(namespace, entry, moved.lastSeen())))
                .replaceWithVoid();
    }
}
