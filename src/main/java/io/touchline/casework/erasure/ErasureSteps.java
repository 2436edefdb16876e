package io.touchline.casework.erasure;

import io.touchline.assessment.store.ErasureGuard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * All that is left to do of an erasure that has begun, in its order. Outside of any transaction; may be repeated. What is
 * in Redis is looked for once more a little later: one that is killed may have lost that it was erased, and whoever
 * killed it may not have killed this replica.
 */
@ApplicationScoped
class ErasureSteps {

    private final Queue<Left> left = new ConcurrentLinkedQueue<>();
    private final ErasureGroundwork groundwork;
    private final AccountErasure erasure;
    private final Clock clock;

    @Inject
    ErasureSteps(ErasureGroundwork groundwork, AccountErasure erasure, Clock clock) {
        this.groundwork = groundwork;
        this.erasure = erasure;
        this.clock = clock;
    }

    /** A key that left its groups. */
    private record Left(ErasureGuard.Erased erased, Instant at) {}

    /** @param keys under which the account is known, see {@link AccountErasure#begin} */
    void carryOut(UUID id, List<ErasureGuard.Erased> keys) throws SQLException {
        for (ErasureGuard.Erased erased : keys) {
            groundwork.deleteTexts(id, erased);
        }
        // These wait for Redis, which no text does.
        for (ErasureGuard.Erased erased : keys) {
            groundwork.forgetRefused(id, erased);
            groundwork.leaveGroups(id, erased);
            left.add(new Left(erased, clock.instant()));
        }
        erasure.carryOut(id, keys);
    }

    /**
     * Of what left its groups up to a moment. Fails without Redis, and goes on then where it was.
     *
     * @param written what Redis did by then is on its disk
     */
    void leaveGroupsAgain(Instant written) {
        for (Left next = left.peek(); next != null && !next.at().isAfter(written); next = left.peek()) {
            groundwork.leaveGroupsAgain(next.erased());
            left.remove(next);
        }
    }
}
