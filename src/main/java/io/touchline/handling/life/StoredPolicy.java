package io.touchline.handling.life;

import io.touchline.api.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is in force of a policy, and the steps from one state to the next. A step that leads to where the policy is
 * already answers the same state; one that is not possible ends in a 409.
 *
 * @param active empty where no stored version is in force
 * @param shadow never the active one
 * @param earlier the versions active before, oldest first
 * @param archivedAt when it was deleted; it then has neither an active version nor a shadow
 */
record StoredPolicy(
        String id,
        Optional<String> active,
        Optional<String> shadow,
        List<String> earlier,
        Optional<Instant> archivedAt) {

    private static final int MOST_EARLIER = 20;

    StoredPolicy {
        Objects.requireNonNull(id, "id");
        earlier = List.copyOf(earlier);
        if (shadow.isPresent() && shadow.equals(active)) {
            throw new IllegalArgumentException("a version cannot be its own shadow");
        }
    }

    static StoredPolicy fresh(String id) {
        return new StoredPolicy(id, Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }

    /** Its shadow ends where the version was it. */
    StoredPolicy activated(String version) {
        if (active.equals(Optional.of(version))) {
            return this;
        }
        List<String> before = new ArrayList<>(earlier);
        active.ifPresent(before::add);
        return inForce(Optional.of(version), before.subList(Math.max(0, before.size() - MOST_EARLIER), before.size()));
    }

    /** @param given the version of this id that came with the service: it is what lies under the first one */
    StoredPolicy rolledBack(Optional<String> given) {
        if (active.isEmpty() || (earlier.isEmpty() && given.isEmpty())) {
            throw new ProblemException(409, "", "no version was active before this one");
        }
        if (earlier.isEmpty()) {
            return new StoredPolicy(
                    id, Optional.empty(), shadow.filter(own -> !given.equals(shadow)), earlier, archivedAt);
        }
        int last = earlier.size() - 1;
        return inForce(Optional.of(earlier.get(last)), earlier.subList(0, last));
    }

    /** @param given as above */
    StoredPolicy shadowed(String version, Optional<String> given) {
        Optional<String> deciding = activeOr(given);
        if (deciding.equals(Optional.of(version))) {
            throw new ProblemException(409, "", "this version is active");
        }
        if (deciding.isEmpty()) {
            throw new ProblemException(409, "", "no version is active that it could run beside");
        }
        return new StoredPolicy(id, active, Optional.of(version), earlier, archivedAt);
    }

    StoredPolicy unshadowed() {
        return new StoredPolicy(id, active, Optional.empty(), earlier, archivedAt);
    }

    StoredPolicy archived(Instant at) {
        return archivedAt.isPresent()
                ? this
                : new StoredPolicy(id, Optional.empty(), Optional.empty(), List.of(), Optional.of(at));
    }

    StoredPolicy revived() {
        return new StoredPolicy(id, active, shadow, earlier, Optional.empty());
    }

    /** @param given the version of this id that came with the service: it decides where no stored one does */
    Optional<String> activeOr(Optional<String> given) {
        return active.or(() -> given);
    }

    /** What a rollback would lead to; empty also where that is the given policy. */
    Optional<String> previous() {
        return earlier.isEmpty() ? Optional.empty() : Optional.of(earlier.get(earlier.size() - 1));
    }

    private StoredPolicy inForce(Optional<String> version, List<String> before) {
        return new StoredPolicy(
                id, version, shadow.filter(own -> !version.equals(Optional.of(own))), before, archivedAt);
    }
}
