package io.touchline.casework.erasure;

import io.touchline.api.AccountErasing;
import io.touchline.assessment.store.AccountTexts;
import io.touchline.assessment.store.ErasureGuard;
import io.touchline.assessment.store.RefusedRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * What of an erasure takes long: texts by the thousand, comments that lie aside, and groups, which are in Redis and in
 * many copies. It comes before the cases are locked, since comments wait for those. Each step is a transaction, may be
 * repeated and adds what it did to the erasure's counts. Blocking.
 */
@ApplicationScoped
class ErasureGroundwork {

    private static final Duration BUDGET = Duration.ofSeconds(5);

    private final DataSource database;
    private final RefusedRows refused;
    private final Event<AccountErasing> features;

    @Inject
    ErasureGroundwork(DataSource database, RefusedRows refused, Event<AccountErasing> features) {
        this.database = database;
        this.refused = refused;
        this.features = features;
    }

    /** Whoever writes knows of the erasure, so that no text of before comes any more. */
    @Transactional(rollbackOn = SQLException.class)
    void deleteTexts(UUID id, ErasureGuard.Erased erased) throws SQLException {
        inTurn(id, connection -> Map.of("texts", AccountTexts.delete(connection, erased)));
    }

    /** What is put aside from now on, since it was under way, is left to {@link ErasureWatch}. Needs Redis. */
    @Transactional(rollbackOn = SQLException.class)
    void forgetRefused(UUID id, ErasureGuard.Erased erased) throws SQLException {
        inTurn(id, connection -> Map.of("texts", refused.forget(erased, BUDGET)));
    }

    /** Needs Redis. */
    @Transactional(rollbackOn = SQLException.class)
    void leaveGroups(UUID id, ErasureGuard.Erased erased) throws SQLException {
        inTurn(id, connection -> {
            AccountErasing event = new AccountErasing(erased.namespace(), erased.account());
            features.fire(event);
            return event.tally().rows();
        });
    }

    private interface Step {
        Map<String, Integer> on(Connection connection) throws SQLException;
    }

    /** Replicas carry an erasure on one after the other. Nothing is done for one that has come further. */
    private void inTurn(UUID id, Step step) throws SQLException {
        try (Connection connection = database.getConnection()) {
            ErasureRow row = ErasureSql.lock(connection, id).orElseThrow();
            if (row.state() != ErasureState.REQUESTED) {
                return;
            }
            Map<String, Integer> counts = new HashMap<>(row.erased());
            step.on(connection).forEach((kind, more) -> counts.merge(kind, more, Integer::sum));
            ErasureSql.progress(connection, id, ErasureState.REQUESTED, Optional.empty(), counts);
        }
    }
}
