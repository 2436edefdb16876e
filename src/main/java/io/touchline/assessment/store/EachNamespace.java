package io.touchline.assessment.store;

import io.touchline.api.Outage;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

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

    private boolean isDone(String namespace, Consumer<String> work, int of) {
        failing.remove(namespace);
        try {
            work.accept(namespace);
            return true;
        } catch (RuntimeException e) {
            failing.add(namespace);
            outage.tell("%s, namespaces=%d of=%d".formatted(e.getClass().getSimpleName(), failing.size(), of));
            return false;
        }
    }
}
