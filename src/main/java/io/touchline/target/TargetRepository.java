package io.touchline.target;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.touchline.api.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The registry in PostgreSQL. Every change raises the registry's version in the same transaction. */
@ApplicationScoped
class TargetRepository implements PanacheRepositoryBase<TargetEntity, String> {

    /** Raising the version first also takes its row's lock, so that changes of the registry go one after another. */
    private static final String RAISE =
            "UPDATE registry_version SET version = version + 1 WHERE registry = 'target' RETURNING version";

    @Transactional
    void put(RegisteredTarget target, Instant now) {
        getEntityManager().createNativeQuery(RAISE).getSingleResult();
        TargetEntity entity = findById(target.id());
        if (entity == null) {
            entity = new TargetEntity();
            entity.id = target.id();
            entity.take(target, now);
            persist(entity);
        } else {
            entity.take(target, now);
        }
    }

    /** @throws ProblemException if there is no such target; the version stays as it is */
    @Transactional
    void archive(String id, Instant now) {
        getEntityManager().createNativeQuery(RAISE).getSingleResult();
        TargetEntity entity = findById(id);
        if (entity == null) {
            throw ProblemException.notFound();
        }
        if (entity.archivedAt == null) {
            entity.archivedAt = now;
            entity.updatedAt = now;
        }
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
