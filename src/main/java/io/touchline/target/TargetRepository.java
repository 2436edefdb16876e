package io.touchline.target;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.touchline.api.Caller;
import io.touchline.api.ProblemException;
import io.touchline.api.RegistryChanged;
import io.touchline.api.RegistryChanged.Change;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The registry in PostgreSQL. Every change raises the registry's version, and is told to whoever logs it, in the same
 * transaction. What leaves a target as it is changes nothing.
 */
@ApplicationScoped
class TargetRepository implements PanacheRepositoryBase<TargetEntity, String> {

    /** So that changes of the registry go one after another. */
    private static final String LOCK = "SELECT version FROM registry_version WHERE registry = 'target' FOR UPDATE";

    private static final String RAISE =
            "UPDATE registry_version SET version = version + 1 WHERE registry = 'target' RETURNING version";

    private final Event<RegistryChanged> changed;

    TargetRepository(Event<RegistryChanged> changed) {
        this.changed = changed;
    }

    /**
     * All or none of them.
     *
     * @param targets no two with one id
     * @return what is otherwise than before
     */
    @Transactional
    List<Change> put(List<RegisteredTarget> targets, Caller by, Instant now) {
        lock();
        // In their order, null for each that there is none of.
        List<TargetEntity> stored = getSession()
                .findMultiple(
                        TargetEntity.class,
                        targets.stream().map(RegisteredTarget::id).toList());
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            put(targets.get(i), stored.get(i), now).ifPresent(changes::add);
        }
        tell(by, changes);
        return changes;
    }

    /** @throws ProblemException if there is no such target; the version stays as it is */
    @Transactional
    void archive(String id, Caller by, Instant now) {
        lock();
        TargetEntity entity = findById(id);
        if (entity == null) {
            throw ProblemException.notFound();
        }
        if (entity.archivedAt == null) {
            RegisteredTarget before = entity.toTarget();
            entity.archivedAt = now;
            entity.updatedAt = now;
            tell(by, between(Optional.of(before), entity.toTarget()).stream().toList());
        }
    }

    /** @param stored null if there is none */
    private Optional<Change> put(RegisteredTarget target, TargetEntity stored, Instant now) {
        Optional<Change> change = between(Optional.ofNullable(stored).map(TargetEntity::toTarget), target);
        if (stored == null) {
            TargetEntity entity = new TargetEntity();
            entity.id = target.id();
            entity.take(target, now);
            persist(entity);
        } else if (change.isPresent()) {
            stored.take(target, now);
        }
        return change;
    }

    private static Optional<Change> between(Optional<RegisteredTarget> before, RegisteredTarget now) {
        Map<String, String> wish = Map.of("protection", now.protection().name());
        return Change.between(before, now, RegisteredTarget::archived, now.id(), wish);
    }

    private void lock() {
        getEntityManager().createNativeQuery(LOCK).getSingleResult();
    }

    /** The rows are written before it is told: the end of the log is locked from then on. */
    private void tell(Caller by, List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        getEntityManager().createNativeQuery(RAISE).getSingleResult();
        flush();
        changed.fire(new RegistryChanged(RegistryChanged.Registry.TARGET, by, changes));
    }

    @Transactional
    Optional<RegisteredTarget> find(String id) {
        return findByIdOptional(id).map(TargetEntity::toTarget);
    }

    /** Targets that are not archived, by id, after {@code id}. */
    @Transactional
    List<RegisteredTarget> page(String afterId, int limit) {
        return find("id > ?1 and archivedAt is null", Sort.by("id"), afterId).page(0, limit).stream()
                .map(TargetEntity::toTarget)
                .toList();
    }

    @Transactional
    List<RegisteredTarget> active() {
        return list("archivedAt is null").stream().map(TargetEntity::toTarget).toList();
    }

    @Transactional
    long version() {
        return ((Number) getEntityManager()
                        .createNativeQuery("SELECT version FROM registry_version WHERE registry = 'target'")
                        .getSingleResult())
                .longValue();
    }
}
