package io.touchline.coordination;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * Groups in Redis as persons decided about them. What is decided about one is decided about the group that it has
 * become part of. Every step may be repeated.
 */
final class DecidedGroups {

    private final GroupStore groups;
    private final GroupIndex index;

    DecidedGroups(GroupStore groups, GroupIndex index) {
        this.groups = groups;
        this.index = index;
    }

    /**
     * Notes what was decided, and takes the group off the list or puts it there.
     *
     * <p>A Redis that has lost its data does not know what the group became part of, and may get both anew: then both
     * are told.
     *
     * @return the same with the group that it is part of now
     */
    Uni<GroupVerdict> tell(GroupVerdict verdict) {
        return tell(verdict, verdict.groupId(), GroupStore.MOST_STEPS).chain(whole -> {
            boolean lost = whole.equals(verdict.groupId()) && !whole.equals(verdict.wholeId());
            Uni<String> last = lost
                    ? tell(verdict, verdict.wholeId(), GroupStore.MOST_STEPS)
                    : Uni.createFrom().item(whole);
            return last.map(verdict::ofWhole);
        });
    }

    private Uni<String> tell(GroupVerdict verdict, String id, int steps) {
        return groups.decide(id, verdict)
                .chain(decided -> decided.into().isPresent() && steps > 0
                        ? tell(verdict, decided.into().get(), steps - 1)
                        : list(verdict.namespace(), id, decided).replaceWith(id));
    }

    private Uni<Void> list(String namespace, String id, GroupStore.Decided decided) {
        if (decided.cleared()) {
            return index.remove(namespace, id);
        }
        return decided.shownUntil().isPresent()
                ? index.touch(namespace, id, decided.shownUntil().get())
                : Uni.createFrom().voidItem();
    }

    /** Of some groups that are not on the list puts those there that are shown: what took them off a restore undid. */
    Uni<Void> relist(String namespace, List<String> ids) {
        return Multi.createFrom()
                .iterable(ids)
                .onItem()
                .transformToUni(id -> groups.summary(namespace, id)
                        .chain(shown -> shown.isPresent()
                                ? index.touch(namespace, id, shown.get().lastSeen())
                                : Uni.createFrom().voidItem()))
                .merge(GroupStore.READS_AT_ONCE)
                .collect()
                .last();
    }
}
