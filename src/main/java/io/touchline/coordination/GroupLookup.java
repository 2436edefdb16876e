package io.touchline.coordination;

import io.touchline.api.Problem;
import io.touchline.api.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Optional;

/**
 * One group: as Redis has it, else as its snapshot has it, which is all there is once Redis has let it go or is away.
 * A group that has become part of another is answered with that one, so that ids in old answers stay good. Blocking.
 */
@ApplicationScoped
class GroupLookup {

    private final CoordinationReads reads;
    private final GroupSnapshotRepository snapshots;

    @Inject
    GroupLookup(CoordinationReads reads, GroupSnapshotRepository snapshots) {
        this.reads = reads;
        this.snapshots = snapshots;
    }

    /** @throws ProblemException 503 if whatever may know the group is away */
    Optional<Group> find(String namespace, String id) {
        GroupKey key = new GroupKey(namespace, id);
        Optional<Group> running;
        try {
            running = reads.group(namespace, id).await().indefinitely();
        } catch (ProblemException redisAway) {
            return Optional.of(snapshot(key).orElseThrow(() -> redisAway));
        }
        return running.or(() -> snapshot(key));
    }

    private Optional<Group> snapshot(GroupKey key) {
        try {
            return snapshots.surviving(key);
        } catch (PersistenceException e) {
            throw new ProblemException(Problem.of(503, List.of()));
        }
    }
}
