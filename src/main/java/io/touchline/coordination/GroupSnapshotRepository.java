package io.touchline.coordination;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
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
}
