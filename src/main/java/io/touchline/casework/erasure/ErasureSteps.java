package io.touchline.casework.erasure;

import io.touchline.assessment.store.ErasureGuard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** All that is left to do of an erasure that has begun, in its order. Outside of any transaction; may be repeated. */
@ApplicationScoped
class ErasureSteps {

    private final ErasureGroundwork groundwork;
    private final AccountErasure erasure;

    @Inject
    ErasureSteps(ErasureGroundwork groundwork, AccountErasure erasure) {
        this.groundwork = groundwork;
        this.erasure = erasure;
    }

    /** @param keys under which the account is known, see {@link AccountErasure#begin} */
    void carryOut(UUID id, List<ErasureGuard.Erased> keys) throws SQLException {
        for (ErasureGuard.Erased erased : keys) {
            groundwork.deleteTexts(id, erased);
        }
        // These wait for Redis, which no text does.
        for (ErasureGuard.Erased erased : keys) {
            groundwork.forgetRefused(id, erased);
            groundwork.leaveGroups(id, erased);
        }
        erasure.carryOut(id, keys);
    }
}
