package io.touchline.coordination;

import io.smallrye.mutiny.Uni;
import io.touchline.api.PageRequest;
import io.touchline.api.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pages through the groups of a namespace, newest first. */
final class GroupBrowser {

    /** A filter that matches next to nothing must not read the whole index in one request. */
    private static final int MOST_READ = 1_000;

    private static final int LEAST_STEP = 50;

    private final GroupIndex index;
    private final GroupStore store;

    GroupBrowser(GroupIndex index, GroupStore store) {
        this.index = index;
        this.store = store;
    }

    /** @return as many groups as a page holds; with a filter they may be fewer and not all */
    Uni<GroupPages.Stretch> page(Query query) {
        return fill(new Walk(query, new ArrayList<>()), query.after(), MOST_READ);
    }

    /** @param targetId only groups that attack this target */
    record Query(String namespace, Optional<GroupIndex.Entry> after, int limit, Optional<String> targetId) {

        /** @throws ProblemException 422 for a cursor of another list */
        static Query of(String namespace, PageRequest request, Optional<String> targetId) {
            Optional<GroupIndex.Entry> after = request.after(GroupIndex.Entry::ofKey);
            return new Query(namespace, after, request.limit(), targetId);
        }
    }

    /** What one page has come to so far: one element more than the page holds says that there is a next page. */
    private record Walk(Query query, List<GroupPages.Listed> found) {

        boolean isFull() {
            return found.size() > query.limit();
        }

        GroupPages.Stretch upTo(GroupIndex.Entry end) {
            return new GroupPages.Stretch(found.stream().limit(query.limit()).toList(), Optional.ofNullable(end));
        }

        GroupPages.Stretch full() {
            return upTo(found.get(query.limit() - 1).place());
        }
    }

    /** @param left how many groups may still be looked at */
    private Uni<GroupPages.Stretch> fill(Walk walk, Optional<GroupIndex.Entry> after, int left) {
        int wanted = Math.min(
                left,
                Math.max(LEAST_STEP, walk.query().limit() + 1 - walk.found().size()));
        return index.after(walk.query().namespace(), after, wanted).chain(entries -> {
            if (entries.isEmpty()) {
                return Uni.createFrom().item(() -> walk.upTo(null));
            }
            return read(walk, entries).chain(() -> {
                GroupIndex.Entry last = entries.get(entries.size() - 1);
                if (walk.isFull()) {
                    return Uni.createFrom().item(walk::full);
                }
                return left <= entries.size()
                        ? Uni.createFrom().item(() -> walk.upTo(last))
                        : fill(walk, Optional.of(last), left - entries.size());
            });
        });
    }

    private Uni<Void> read(Walk walk, List<GroupIndex.Entry> entries) {
        return matching(walk.query(), entries)
                .chain(matching -> matching.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : Uni.join()
                                .all(matching.stream()
                                        .map(entry -> store.summary(walk.query().namespace(), entry.id()))
                                        .toList())
                                .usingConcurrencyOf(GroupStore.READS_AT_ONCE)
                                .andFailFast()
                                .invoke(summaries -> {
                                    for (int i = 0; i < matching.size(); i++) {
                                        GroupIndex.Entry entry = matching.get(i);
                                        // An expired group may be listed a little longer than it exists.
                                        summaries.get(i).ifPresent(summary -> walk.found()
                                                .add(new GroupPages.Listed(entry, summary)));
                                    }
                                })
                                .replaceWithVoid());
    }

    /** Of those that attack another target nothing more is read. */
    private Uni<List<GroupIndex.Entry>> matching(Query query, List<GroupIndex.Entry> entries) {
        if (query.targetId().isEmpty()) {
            return Uni.createFrom().item(entries);
        }
        List<String> ids = entries.stream().map(GroupIndex.Entry::id).toList();
        return store.attacking(query.namespace(), ids, query.targetId().get()).map(attacking -> entries.stream()
                .filter(entry -> attacking.contains(entry.id()))
                .toList());
    }
}
