package io.touchline.coordination;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.touchline.api.AccountKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/**
 * Writes groups down: their actions and members, the list of them, and which of them are one. Every step may be repeated
 * and none depends on having been done once, so that whoever tries a comment again completes what a crash left behind.
 *
 * <p>Two groups that share {@value #SHARED} accounts and half of those of the smaller, of which no more are counted than
 * a group keeps, are one, if both are shown or neither is, both were taken back or neither, and both are companies or
 * neither. The younger becomes part of the older, whose id stays; what is added to the younger later goes to the older.
 * Older is by event time of founding, which never changes unless Redis loses it, so that two replicas
 * that find the same pair at the same moment agree. All that the younger has goes at once; its accounts leave it after
 * that, {@value #MOST_MOVES} a comment, and are as good as gone, since its id leads to the older.
 *
 * <p>A group of copies that turns out to be a text which goes round is taken back: it leaves the list, no answer names it
 * any more, and its id is still answered, with when that was. Should half of its accounts, twenty or more, say it again,
 * or a burst come that has more than half of all, it is shown again.
 *
 * <p>One that a person has cleared is taken back for good: it counts what comes, whatever that is, and is not shown
 * unless the decision is taken back. It becomes part of no other and no other part of it, so that neither clears the
 * other.
 */
final class GroupBook {

    static final int SHARED = 3;
    private static final int COMPARED_AT_ONCE = 8;

    /** Accounts that leave a group between two notes of how many have. */
    private static final int LEAVE_AT_ONCE = 16;

    /** Accounts that one addition moves, beside those that it adds. */
    private static final int MOST_MOVES = 64;

    private final GroupStore groups;
    private final GroupIndex index;
    private final AccountTies accounts;
    private final Overlaps overlaps;
    private final BiConsumer<String, String> onChange;
    private final Set<String> merging = ConcurrentHashMap.newKeySet();

    /** @param onChange told namespace and id of each listed group that changes, and of each that becomes part of another */
    GroupBook(
            GroupStore groups,
            GroupIndex index,
            AccountTies accounts,
            Overlaps overlaps,
            BiConsumer<String, String> onChange) {
        this.groups = groups;
        this.index = index;
        this.accounts = accounts;
        this.overlaps = overlaps;
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
            if (standing.met() > 0 && addition.isSwarm(standing.met(), standing.before())) {
                return groups.list(namespace, id, "SWARM").replaceWith(new Entry(id, true));
            }
            Entry entry = new Entry(id, standing.listed());
            return standing.takenBack()
                    ? takeOff(namespace, entry)
                    : Uni.createFrom().item(entry);
        });
    }

    /** With each addition: whoever was told first may not have come to it. */
    private Uni<Entry> takeOff(String namespace, Entry entry) {
        onChange.accept(namespace, entry.groupId());
        return index.remove(namespace, entry.groupId()).replaceWith(entry);
    }

    private Uni<Entry> listed(String namespace, Entry entry, Instant lastSeen) {
        if (!entry.listed()) {
            return Uni.createFrom().item(entry);
        }
        onChange.accept(namespace, entry.groupId());
        return index.touch(namespace, entry.groupId(), lastSeen).replaceWith(entry);
    }

    /**
     * Notes the group with its accounts; those that were in others may show that they are one.
     *
     * @return whether some did
     */
    private Uni<Boolean> enrol(String namespace, String id, Map<AccountKey, Instant> members) {
        AtomicInteger moves = new AtomicInteger(MOST_MOVES);
        return accounts.join(namespace, id, members, Optional.empty())
                .map(groupsOf -> shared(id, groupsOf))
                .chain(shared -> compare(namespace, id, shared))
                .chain(same -> Multi.createFrom()
                        .iterable(same)
                        .onItem()
                        .transformToUniAndConcatenate(one -> merge(one, moves))
                        .collect()
                        .last()
                        .replaceWith(!same.isEmpty()));
    }

    /** Of the other groups that some accounts of one are in, which of them each has; a company is none of copies. */
    private static Map<String, List<AccountKey>> shared(String id, Map<AccountKey, List<String>> groupsOf) {
        Map<String, List<AccountKey>> shared = new TreeMap<>();
        groupsOf.forEach((account, ids) -> ids.stream()
                .filter(other -> !other.equals(id) && GroupId.isOfRaids(other) == GroupId.isOfRaids(id))
                .forEach(other ->
                        shared.computeIfAbsent(other, k -> new ArrayList<>()).add(account)));
        return shared;
    }

    /** Which of the groups that its accounts are in are one with that which they joined. */
    private Uni<List<Same>> compare(String namespace, String id, Map<String, List<AccountKey>> shared) {
        return overlaps.add(namespace, id, shared)
                .chain(counts -> Multi.createFrom()
                        .iterable(shared.keySet())
                        .filter(other -> counts.get(other) >= SHARED)
                        .onItem()
                        .transformToUni(other -> isOne(namespace, id, other, counts.get(other))
                                .map(one -> one ? Optional.of(other) : Optional.<String>empty()))
                        .merge(COMPARED_AT_ONCE)
                        .flatMap(other -> Multi.createFrom().optional(other))
                        .collect()
                        .asList())
                .map(same -> same.stream()
                        .sorted()
                        .map(other -> new Same(namespace, id, other, Set.copyOf(shared.get(other))))
                        .toList());
    }

    /** Also where the other has become part of it already, and only some of its accounts are left behind. */
    private Uni<Boolean> isOne(String namespace, String id, String other, int shared) {
        return Uni.combine()
                .all()
                .unis(groups.members(namespace, id), groups.members(namespace, other))
                // One that has expired but for where it went has no half to share.
                .with((one, two) -> Math.min(one, two) > 0 && 2 * shared >= Math.min(one, two))
                .chain(half -> half ? Uni.createFrom().item(true) : isPartOf(namespace, other, id));
    }

    /** Whether a group has become part of another, by whatever way. */
    private Uni<Boolean> isPartOf(String namespace, String id, String whole) {
        return groups.into(namespace, id)
                .chain(into -> into.isEmpty() || into.get().equals(whole)
                        ? Uni.createFrom().item(into.isPresent())
                        : whereItEnds(namespace, into.get()).map(whole::equals));
    }

    /** Where the way from a group to what that has become part of ends; itself if it is a whole. */
    private Uni<String> whereItEnds(String namespace, String id) {
        return whereItEnds(namespace, id, GroupStore.MOST_STEPS);
    }

    private Uni<String> whereItEnds(String namespace, String id, int steps) {
        return groups.into(namespace, id)
                .chain(into -> into.isPresent() && steps > 0
                        ? whereItEnds(namespace, into.get(), steps - 1)
                        : Uni.createFrom().item(id));
    }

    /**
     * Two groups that are one.
     *
     * @param shownBy accounts in both that were added to the first just now
     */
    private record Same(String namespace, String id, String other, Set<AccountKey> shownBy) {}

    /** Several comments may show the same at the same moment; one of them is enough. */
    private Uni<Void> merge(Same same, AtomicInteger moves) {
        String key = same.namespace() + ' ' + Overlaps.pair(same.id(), same.other());
        if (moves.get() <= 0 || !merging.add(key)) {
            return Uni.createFrom().voidItem();
        }
        return Uni.combine()
                .all()
                .unis(groups.outline(same.namespace(), same.id()), groups.outline(same.namespace(), same.other()))
                .asTuple()
                .chain(both -> both.getItem1().isEmpty() || both.getItem2().isEmpty()
                        ? Uni.createFrom().voidItem()
                        : merge(same, both.getItem1().get(), both.getItem2().get(), moves))
                .onTermination()
                .invoke(() -> merging.remove(key));
    }

    private Uni<Void> merge(Same same, Group one, Group other, AtomicInteger moves) {
        boolean oneIsClosed = one.into().equals(Optional.of(same.other()));
        boolean begun = oneIsClosed || other.into().equals(Optional.of(same.id()));
        if (!begun && other.into().isPresent()) {
            return whereItEnds(same.namespace(), same.other())
                    .chain(end -> end.equals(same.id())
                            ? join(same, other, end, moves)
                            : mergeWithWhole(same, one, end, moves));
        }
        // One that is shown must not draw one in that a crowd may have brought about.
        if (!begun && !one.standsAs(other)) {
            return Uni.createFrom().voidItem();
        }
        // What is closed already stays the part: of a Redis that lost the older one that has been founded anew.
        boolean oneIsWhole = begun ? !oneIsClosed : one.isOlderThan(other);
        Group older = oneIsWhole ? one : other;
        Group younger = older == one ? other : one;
        return join(same, younger, older.summary().id(), moves);
    }

    /** Also one that was closed before and has not brought all that it has, through whatever its whole has gone into since. */
    private Uni<Void> join(Same same, Group younger, String older, AtomicInteger moves) {
        return groups.close(same.namespace(), younger.summary().id(), older)
                .chain(closed ->
                        closed.isEmpty() ? Uni.createFrom().voidItem() : merge(same, younger, closed.get(), moves));
    }

    private Uni<Void> merge(Same same, Group younger, GroupStore.Closed closed, AtomicInteger moves) {
        String namespace = same.namespace();
        String id = younger.summary().id();
        // Before its accounts leave it: they bring whoever tries again back here.
        return index.remove(namespace, id)
                .invoke(() -> {
                    if (younger.wasShown()) {
                        onChange.accept(namespace, id);
                    }
                })
                // What was added before it was closed is in this second reading, what comes later goes to the older
                // one.
                .chain(() ->
                        groups.whole(namespace, id).chain(whole -> move(same, whole.orElse(younger), closed, moves)));
    }

    /** Accounts may be left behind in a group that has become part of another: that one is what theirs are one with. */
    private Uni<Void> mergeWithWhole(Same same, Group one, String whole, AtomicInteger moves) {
        Same withWhole = new Same(same.namespace(), same.id(), whole, same.shownBy());
        return groups.outline(same.namespace(), whole)
                .chain(other -> other.isEmpty() || other.get().into().isPresent()
                        ? Uni.createFrom().voidItem()
                        : merge(withWhole, one, other.get(), moves));
    }

    /**
     * Those that brought us here leave last, and only if nobody is left: their next comments, or a repeat of this one,
     * go on with the rest.
     */
    private Uni<Void> move(Same same, Group from, GroupStore.Closed closed, AtomicInteger moves) {
        GroupAddition moved = GroupAddition.moved(from);
        List<AccountKey> members = List.copyOf(from.memberActions().keySet());
        int begin = Math.min(closed.gone(), members.size());
        int left = members.size() - begin;
        int end = begin + Math.min(left, Math.max(0, moves.getAndAdd(-left)));
        Collection<AccountKey> last = end == members.size() ? same.shownBy() : List.of();
        return place(same.namespace(), closed.into(), moved, GroupStore.MOST_STEPS)
                .chain(entry -> {
                    Leaving leaving = new Leaving(same, from.summary().id(), entry.groupId(), moved);
                    return leave(leaving, members.subList(0, end), begin)
                            .chain(() -> leave(leaving, last))
                            .chain(() -> listed(same.namespace(), entry, moved.lastSeen()));
                })
                .replaceWithVoid();
    }

    /** The way of accounts from a closed group to the one that it is part of. */
    private record Leaving(Same same, String from, String into, GroupAddition moved) {}

    /** A few at a time, and noted then: the next one begins where this one was cut off. */
    private Uni<Void> leave(Leaving leaving, List<AccountKey> members, int begin) {
        if (begin == members.size()) {
            return Uni.createFrom().voidItem();
        }
        int end = Math.min(members.size(), begin + LEAVE_AT_ONCE);
        List<AccountKey> some = new ArrayList<>(members.subList(begin, end));
        some.removeAll(leaving.same().shownBy());
        return leave(leaving, some)
                .chain(() -> groups.gone(leaving.same().namespace(), leaving.from(), end))
                .chain(() -> leave(leaving, members, end));
    }

    private Uni<Void> leave(Leaving leaving, Collection<AccountKey> some) {
        Map<AccountKey, Instant> seen = leaving.moved().accounts();
        Map<AccountKey, Instant> last = new LinkedHashMap<>();
        some.forEach(account ->
                last.put(account, seen.getOrDefault(account, leaving.moved().founded())));
        return accounts.join(leaving.same().namespace(), leaving.into(), last, Optional.of(leaving.from()))
                .replaceWithVoid();
    }
}
