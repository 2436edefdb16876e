package io.touchline.rumour;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.touchline.api.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The registry in PostgreSQL. Every change raises the registry's version in the same transaction and leaves the new one
 * in its row, so that a replica reads only what changed since the version that it has.
 */
@ApplicationScoped
class RumourRepository implements PanacheRepositoryBase<RumourEntity, String> {

    /** Raising the version first also takes its row's lock: a version is never seen before those below it. */
    private static final String RAISE =
            "UPDATE registry_version SET version = version + 1 WHERE registry = 'rumour' RETURNING version";

    private static final String VERSION = "SELECT version FROM registry_version WHERE registry = 'rumour'";

    /** A row and the version it changed with. */
    record Change(Rumour rumour, long version) {}

    @Transactional
    Change put(Rumour rumour, Instant now) {
        long version = raise();
        RumourEntity entity = findById(rumour.id());
        if (entity == null) {
            entity = new RumourEntity();
            entity.id = rumour.id();
            entity.take(rumour, now, version);
            persist(entity);
        } else {
            entity.take(rumour, now, version);
        }
        return new Change(rumour, version);
    }

    /** @throws ProblemException if there is no such rumour; the version stays as it is */
    @Transactional
    void archive(String id, Instant now) {
        long version = raise();
        RumourEntity entity = findById(id);
        if (entity == null) {
            throw ProblemException.notFound();
        }
        if (entity.archivedAt == null) {
            entity.archivedAt = now;
            entity.updatedAt = now;
            entity.updatedVersion = version;
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

    private long raise() {
        return ((Number) getEntityManager().createNativeQuery(RAISE).getSingleResult()).longValue();
    }
}
