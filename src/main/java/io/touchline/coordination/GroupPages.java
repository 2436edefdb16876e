package io.touchline.coordination;

import io.touchline.api.Page;
import io.touchline.api.PageRequest;
import io.touchline.api.Problem;
import io.touchline.api.ProblemException;
import io.touchline.coordination.GroupBrowser.Query;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The list of groups, newest first: those that Redis has, and among them, by their snapshots, those that it has let go.
 * Either of the two may be away; without Redis the newest ones may stand as they were some seconds ago. Blocking.
 */
@ApplicationScoped
class GroupPages {

    private final CoordinationReads reads;
    private final GroupSnapshotRepository snapshots;

    @Inject
    GroupPages(CoordinationReads reads, GroupSnapshotRepository snapshots) {
        this.reads = reads;
        this.snapshots = snapshots;
    }

    /**
     * A group and its place in the list, which may be another than what it says of itself: a comment that is sent again
     * moves the place alone.
     */
    record Listed(GroupIndex.Entry place, GroupSummary summary) {

        static Listed of(GroupSummary summary) {
            return new Listed(GroupIndex.Entry.of(summary), summary);
        }
    }

    /**
     * Groups of one of the two in the order of the list.
     *
     * @param end how far they were read; empty if to the end of the list
     */
    record Stretch(List<Listed> groups, Optional<GroupIndex.Entry> end) {

        static final Stretch NONE = new Stretch(List.of(), Optional.empty());

        private Set<String> ids() {
            return groups.stream().map(group -> group.summary().id()).collect(Collectors.toSet());
        }

        private Stretch without(Set<String> some) {
            return new Stretch(
                    groups.stream()
                            .filter(group -> !some.contains(group.summary().id()))
                            .toList(),
                    end);
        }
    }

    /**
     * @return a page; it may be short and still have a next one
     * @throws ProblemException 503 if Redis and the database are away; 422 for a cursor of another list
     */
    GroupPage page(String namespace, PageRequest request, Optional<String> targetId) {
        Query query = Query.of(namespace, request, targetId);
        Optional<Stretch> running = running(query);
        Optional<Stretch> old = old(query, running);
        if (running.isEmpty() && old.isEmpty()) {
            throw new ProblemException(Problem.of(503, List.of()));
        }
        List<String> degraded = new ArrayList<>(1);
        if (running.isEmpty()) {
            degraded.add("coordination");
        }
        if (old.isEmpty()) {
            degraded.add("store");
        }
        Page<GroupSummary> page = page(running.orElse(Stretch.NONE), old.orElse(Stretch.NONE), request);
        return new GroupPage(page.items(), page.nextCursor(), degraded);
    }

    private Optional<Stretch> running(Query query) {
        try {
            return Optional.of(reads.groups(query).await().indefinitely());
        } catch (ProblemException redisAway) {
            return Optional.empty();
        }
    }

    /** Without those that Redis lists too, which may be newer than their snapshots. */
    private Optional<Stretch> old(Query query, Optional<Stretch> running) {
        try {
            Stretch read = snapshots.page(query);
            return Optional.of(
                    running.isEmpty() || read.groups().isEmpty()
                            ? read
                            : read.without(running(query.namespace(), read, running.get())));
        } catch (PersistenceException databaseAway) {
            return Optional.empty();
        }
    }

    /** Those that Redis has; where it went away meanwhile, those that it has just listed. */
    private Set<String> running(String namespace, Stretch read, Stretch listed) {
        try {
            return reads.running(namespace, List.copyOf(read.ids())).await().indefinitely();
        } catch (ProblemException redisAway) {
            return listed.ids();
        }
    }

    /** What is behind the end of either may have others before it. */
    static Page<GroupSummary> page(Stretch one, Stretch other, PageRequest request) {
        int limit = request.limit();
        Optional<GroupIndex.Entry> end = one.end()
                .map(first -> other.end().filter(first::isAfter).orElse(first))
                .or(other::end);
        List<Listed> groups = new ArrayList<>(one.groups());
        groups.addAll(other.groups());
        groups.removeIf(group -> end.isPresent() && group.place().isAfter(end.get()));
        groups.sort(Comparator.comparing(Listed::place));
        boolean more = groups.size() > limit;
        List<Listed> shown = more ? groups.subList(0, limit) : groups;
        Optional<GroupIndex.Entry> last =
                more ? Optional.of(shown.get(limit - 1).place()) : end;
        return new Page<>(
                shown.stream().map(Listed::summary).toList(),
                last.map(GroupIndex.Entry::key).map(request::cursorAfter).orElse(null));
    }
}
