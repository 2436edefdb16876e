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
    private static final int MOST_STEPS = 20;

    private static final int LEAST_STEP = 50;

    private final GroupIndex index;
    private final GroupStore store;

    GroupBrowser(GroupIndex index, GroupStore store) {
        this.index = index;
        this.store = store;
    }

    /** @return as many groups as a page holds; with a filter they may be fewer and not all */
    Uni<GroupPages.Stretch> page(Query query) {
        return fill(new Walk(query, new ArrayList<>()), query.after(), 1);
    }

    /** @param targetId only groups that attack this target */
    record Query(String namespace, Optional<GroupIndex.Entry> after, int limit, Optional<String> targetId) {

        /** @throws ProblemException 422 for a cursor of another list */
        static Query of(String namespace, PageRequest request, Optional<String> targetId) {
            Optional<GroupIndex.Entry> after =
                    request.after().map(key -> GroupIndex.Entry.ofKey(key).orElseThrow(GroupBrowser::foreignCursor));
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

    private Uni<GroupPages.Stretch> fill(Walk walk, Optional<GroupIndex.Entry> after, int step) {
        int wanted =
                Math.max(LEAST_STEP, walk.query().limit() + 1 - walk.found().size());
        return index.after(walk.query().namespace(), after, wanted).chain(entries -> {
            if (entries.isEmpty()) {
                return Uni.createFrom().item(() -> walk.upTo(null));
            }
            return read(walk, entries).chain(() -> {
                GroupIndex.Entry last = entries.get(entries.size() - 1);
                if (walk.isFull()) {
                    return Uni.createFrom().item(walk::full);
                }
                return step == MOST_STEPS
                        ? Uni.createFrom().item(() -> walk.upTo(last))
                        : fill(walk, Optional.of(last), step + 1);
            });
        });
    }

    private Uni<Void> read(Walk walk, List<GroupIndex.Entry> entries) {
        List<Uni<Optional<GroupSummary>>> reads = entries.stream()
                .map(entry -> store.summary(walk.query().namespace(), entry.id()))
                .toList();
        return Uni.join()
                .all(reads)
                .andFailFast()
                .invoke(summaries -> {
                    for (int i = 0; i < entries.size(); i++) {
                        GroupIndex.Entry entry = entries.get(i);
                        // An expired group may be listed a little longer than it exists.
                        summaries
                                .get(i)
                                .filter(summary -> walk.query()
                                        .targetId()
                                        .map(summary.targetIds()::contains)
                                        .orElse(true))
                                .ifPresent(summary -> walk.found().add(new GroupPages.Listed(entry, summary)));
                    }
                })
                .replaceWithVoid();
    }

    private static ProblemException foreignCursor() {
        return new ProblemException(422, "/cursor", "not a cursor of this list");
    }
}
