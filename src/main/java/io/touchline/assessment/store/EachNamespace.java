package io.touchline.assessment.store;

import io.touchline.api.Outage;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Work that is done for each namespace, round after round, and may fail for some of them: such as those whose Redis is
 * away. They keep the others waiting no longer than one of them takes to fail. Not thread-safe.
 */
final class EachNamespace {

    private final Outage outage;

    /** Those that failed when they were last tried, longest ago first. */
    private final Set<String> failing = new LinkedHashSet<>();

    EachNamespace(Outage outage) {
        this.outage = outage;
    }

    /** First those that did not fail the last time, then those that did, until one does again. */
    void round(Collection<String> namespaces, Consumer<String> work) {
        failing.retainAll(namespaces);
        List<String> again = List.copyOf(failing);
        for (String namespace : namespaces) {
            if (!again.contains(namespace)) {
                isDone(namespace, work, namespaces.size());
            }
        }
        for (String namespace : again) {
            if (!isDone(namespace, work, namespaces.size())) {
                break;
            }
        }
        if (failing.isEmpty()) {
            outage.over();
        }
    }

    /**
     * Rounds of work that is done piece by piece, until nothing is left of it. Those of which something is left take
     * turns, and so do all of them again after a while: what comes in for one waits behind a piece of each other.
     *
     * @param leavesMore does a piece for a namespace and says whether there is more
     * @param aWhile after which all are looked at again, however much is left of some
     */
    void rounds(Supplier<? extends Collection<String>> namespaces, Predicate<String> leavesMore, Duration aWhile) {
        Set<String> left = new LinkedHashSet<>();
        Consumer<String> piece = namespace -> {
            if (leavesMore.test(namespace)) {
                left.add(namespace);
            }
        };
        do {
            left.clear();
            Collection<String> all = namespaces.get();
            round(all, piece);
            long began = System.nanoTime();
            while (!left.isEmpty() && System.nanoTime() - began < aWhile.toNanos()) {
                List<String> turns = List.copyOf(left);
                left.clear();
                turns.forEach(namespace -> isDone(namespace, piece, all.size()));
            }
        } while (!left.isEmpty());
    }

    private boolean isDone(String namespace, Consumer<String> work, int of) {
        failing.remove(namespace);
        try {
            work.accept(namespace);
            return true;
        } catch (RuntimeException e) {
            failing.add(namespace);
            outage.tell("%s, namespaces=%d of=%d".formatted(Outage.kind(e), failing.size(), of));
            return false;
        }
    }
}
