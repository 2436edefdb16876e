package io.touchline.rumour;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.touchline.api.Caller;
import io.touchline.api.ProblemException;
import io.touchline.api.RegistryChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The registry in PostgreSQL. Every change raises the registry's version in the same transaction and leaves the new one
 * in its row, so that a replica reads only what changed since the version that it has; and in it is told to whoever logs
 * it. What leaves a rumour as it is changes nothing.
 */
@ApplicationScoped
class RumourRepository implements PanacheRepositoryBase<RumourEntity, String> {

    /** So that changes of the registry go one after another: a version is never seen before those below it. */
    private static final String LOCK = "SELECT version FROM registry_version WHERE registry = 'rumour' FOR UPDATE";

    private static final String RAISE =
            "UPDATE registry_version SET version = version + 1 WHERE registry = 'rumour' RETURNING version";

    private static final String VERSION = "SELECT version FROM registry_version WHERE registry = 'rumour'";

    private final Event<RegistryChanged> changed;

    RumourRepository(Event<RegistryChanged> changed) {
        this.changed = changed;
    }

    /** A row and the version it changed with. */
    record Change(Rumour rumour, long version) {}

    @Transactional
    void put(Rumour rumour, Caller by, Instant now) {
        lock();
        RumourEntity entity = findById(rumour.id());
        Optional<RegistryChanged.Change> change =
                between(Optional.ofNullable(entity).map(RumourEntity::toRumour), rumour);
        if (entity == null) {
            entity = new RumourEntity();
            entity.id = rumour.id();
            entity.take(rumour, now, raise());
            persist(entity);
        } else if (change.isPresent()) {
            entity.take(rumour, now, raise());
        }
        tell(by, change);
    }

    /** @throws ProblemException if there is no such rumour; the version stays as it is */
    @Transactional
    void archive(String id, Caller by, Instant now) {
        lock();
        RumourEntity entity = findById(id);
        if (entity == null) {
            throw ProblemException.notFound();
        }
        if (entity.archivedAt == null) {
            Rumour before = entity.toRumour();
            entity.archivedAt = now;
            entity.updatedAt = now;
            entity.updatedVersion = raise();
            tell(by, between(Optional.of(before), entity.toRumour()));
        }
    }

    @Transactional
    Optional<Rumour> find(String id) {
        return findByIdOptional(id).map(RumourEntity::toRumour);
    }

    /** Rumours that are not archived, by id, after {@code id}. @param targetId about whom, or null for all */
    @Transactional
    List<Rumour> page(String targetId, String afterId, int limit) {
        return (targetId == null
                        ? find("id > ?1 and archivedAt is null", Sort.by("id"), afterId)
                        : find("id > ?1 and archivedAt is null and targetId = ?2", Sort.by("id"), afterId, targetId))
                .page(0, limit).stream().map(RumourEntity::toRumour).toList();
    }

    /** What changed after a version, archived rows among it, in the order of the changes. */
    @Transactional
    List<Change> changesAfter(long version, int limit) {
        return find("updatedVersion > ?1", Sort.by("updatedVersion"), version).page(0, limit).stream()
                .map(entity -> new Change(entity.toRumour(), entity.updatedVersion))
                .toList();
    }

    @Transactional
    long version() {
        return ((Number) getEntityManager().createNativeQuery(VERSION).getSingleResult()).longValue();
    }

    private static Optional<RegistryChanged.Change> between(Optional<Rumour> before, Rumour now) {
        return RegistryChanged.Change.between(
                before, now, Rumour::archived, now.id(), Map.of("targetId", now.targetId()));
    }

    /** The row is written before it is told: the end of the log is locked from then on. */
    private void tell(Caller by, Optional<RegistryChanged.Change> change) {
        change.ifPresent(one -> {
            flush();
            changed.fire(new RegistryChanged(RegistryChanged.Registry.RUMOUR, by, List.of(one)));
        });
    }

    private void lock() {
        getEntityManager().createNativeQuery(LOCK).getSingleResult();
    }

    private long raise() {
        return ((Number) getEntityManager().createNativeQuery(RAISE).getSingleResult()).longValue();
    }
}
