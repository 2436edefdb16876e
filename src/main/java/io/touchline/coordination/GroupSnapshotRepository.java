package io.touchline.coordination;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.touchline.api.AccountKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;

/** Reads snapshots back and deletes old ones. Blocking. */
@ApplicationScoped
class GroupSnapshotRepository implements PanacheRepositoryBase<GroupSnapshotEntity, GroupKey> {

    /** The group, or as far as there are snapshots the one that it has become part of. */
    @Transactional
    Optional<Group> surviving(GroupKey key) {
        GroupSnapshotEntity found = null;
        GroupSnapshotEntity next = findById(key);
        for (int step = 0; next != null && step <= GroupStore.MOST_STEPS; step++) {
            found = next;
            next = found.intoId == null ? null : findById(new GroupKey(key.namespace(), found.intoId));
        }
        return Optional.ofNullable(found).map(GroupSnapshotEntity::toGroup);
    }

    /** @return how many were deleted */
    @Transactional
    long deleteTakenBefore(Instant moment) {
        return delete("takenAt < ?1", moment);
    }

    /**
     * Puts another account in the place of one, wherever it acted.
     *
     * @return in how many groups
     */
    @Transactional
    int rename(String namespace, AccountKey account, AccountKey other) {
        return getEntityManager()
                .createNativeQuery(
                        "UPDATE group_snapshot SET body = cast(replace(cast(body AS text), :old, :new) AS jsonb)"
                                + " WHERE namespace = :namespace AND strpos(cast(body AS text), :old) > 0")
                .setParameter("namespace", namespace)
                .setParameter("old", '"' + account.hex() + '"')
                .setParameter("new", '"' + other.hex() + '"')
                .executeUpdate();
    }
}
