package io.touchline.handling.life;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.touchline.api.AccountErasing;
import io.touchline.api.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The queue of backtests and what came out of them. Whoever runs one says so every second; all times of that are the
 * database's, since replicas' clocks differ. Blocking.
 */
@ApplicationScoped
class BacktestRepository implements PanacheRepositoryBase<BacktestEntity, UUID> {

    /** Of one namespace: what others have tried is none of its business, and nothing that it could cancel. */
    static final int MOST_QUEUED = 20;

    private static final UUID LAST = new UUID(-1, -1);

    /** One comes in after another: of two that ask for the same at once each would find none. Held until the commit. */
    private static final String LOCK_QUEUE =
            "SELECT 1 FROM pg_advisory_xact_lock(hashtext('touchline.backtest_queue'))";

    /** Namespaces take turns: one that has many waiting keeps nobody else's waiting for more than the one that runs. */
    private static final String CLAIM =
            """
            UPDATE policy_backtest SET state = 'RUNNING', runner = :runner, started_at = now(), beat_at = now(), done = 0
            WHERE id = (SELECT id FROM policy_backtest q WHERE state = 'QUEUED'
                        ORDER BY (SELECT count(*) FROM policy_backtest r
                                  WHERE r.namespace = q.namespace AND r.state = 'RUNNING'),
                                 (SELECT max(started_at) FROM policy_backtest r
                                  WHERE r.namespace = q.namespace) NULLS FIRST,
                                 requested_at
                        LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id
            """;

    private static final String BEAT =
            """
            UPDATE policy_backtest SET done = :done, total = :total, beat_at = now()
            WHERE id = :id AND runner = :runner AND state = 'RUNNING' RETURNING cancel_requested
            """;

    private static final String END =
            """
            UPDATE policy_backtest
            SET state = :state, failure = NULLIF(:failure, ''), report = without_accounts(NULLIF(:report, ''), erased),
                ended_at = now()
            WHERE id = :id AND runner = :runner AND state = 'RUNNING'
            """;

    private static final String HAND_ON =
            """
            UPDATE policy_backtest SET state = 'QUEUED', runner = NULL, started_at = NULL, beat_at = NULL
            WHERE id = :id AND runner = :runner AND state = 'RUNNING'
            """;

    private static final String BURY =
            """
            UPDATE policy_backtest SET state = 'FAILED', failure = 'REPLICA_LOST', ended_at = now()
            WHERE state = 'RUNNING' AND beat_at < now() - make_interval(secs => :seconds)
            """;

    private static final String CANCEL =
            """
            UPDATE policy_backtest
            SET cancel_requested = true,
                state = CASE state WHEN 'QUEUED' THEN 'CANCELLED' ELSE state END,
                ended_at = CASE state WHEN 'QUEUED' THEN now() END
            WHERE id = :id AND state IN ('QUEUED', 'RUNNING')
            """;

    /** Whoever reads a report finds ids by keys, and an author who returns has the key of before. */
    private static final String FORGET =
            """
            UPDATE policy_backtest
            SET report = without_accounts(report, ARRAY[cast(:key AS text)]),
                erased = CASE state WHEN 'RUNNING' THEN array_append(erased, cast(:key AS text)) ELSE erased END
            WHERE namespace = :namespace AND (state = 'RUNNING' OR strpos(report, cast(:key AS text)) > 0)
            """;

    private final PolicyRepository policies;

    BacktestRepository(PolicyRepository policies) {
        this.policies = policies;
    }

    /** How a run ended. @param report empty where there is none */
    record End(Backtest.State state, Optional<Backtest.Failure> failure, Optional<String> report) {}

    /** What a runner is told when it says how far it is. */
    enum Answer {
        GO_ON,
        CANCEL,
        /** The run is not its own any more. */
        LOST
    }

    /**
     * Puts it at the end of the queue with its line of the audit, or finds the one that waits or runs and asks for the
     * same.
     *
     * @throws ProblemException 409 if too many of the namespace are waiting or it is of one policy too many
     */
    @Transactional
    BacktestStatus queue(Backtest backtest, Deed deed) {
        getEntityManager().createNativeQuery(LOCK_QUEUE).getResultList();
        List<BacktestEntity> open =
                list("namespace = ?1 and state in ('QUEUED', 'RUNNING') order by requestedAt", backtest.namespace());
        Optional<BacktestEntity> same = open.stream()
                .filter(one -> !one.cancelRequested && one.toBacktest().asksTheSameAs(backtest))
                .findFirst();
        if (same.isPresent()) {
            return same.get().toStatus();
        }
        if (open.size() >= MOST_QUEUED) {
            throw new ProblemException(409, "", "too many backtests are waiting; one must end or be cancelled first");
        }
        BacktestEntity entity = BacktestEntity.queued(backtest);
        persist(entity);
        policies.note(backtest.policyId(), PolicyEvent.Kind.BACKTESTED, backtest.version(), deed);
        return entity.toStatus();
    }

    /** The next one for this runner: of the namespace that has fewest running, and of those the one served longest ago. */
    @Transactional
    Optional<Backtest> claim(UUID runner) {
        return getEntityManager()
                .createNativeQuery(CLAIM, UUID.class)
                .setParameter("runner", runner)
                .getResultList()
                .stream()
                .findFirst()
                .map(id -> findById((UUID) id).toBacktest());
    }

    @Transactional
    Answer beat(UUID id, UUID runner, long done, long total) {
        List<?> cancel = ofRunner(BEAT, id, runner)
                .setParameter("done", done)
                .setParameter("total", total)
                .getResultList();
        if (cancel.isEmpty()) {
            return Answer.LOST;
        }
        return cancel.get(0).equals(true) ? Answer.CANCEL : Answer.GO_ON;
    }

    @Transactional
    void end(UUID id, UUID runner, End end) {
        // A null would need a type of its own; nothing of this is ever an empty text.
        ofRunner(END, id, runner)
                .setParameter("state", end.state().name())
                .setParameter("failure", end.failure().map(Enum::name).orElse(""))
                .setParameter("report", end.report().orElse(""))
                .executeUpdate();
    }

    /** Puts a run back into the queue, for a replica that stops. */
    @Transactional
    void handOn(UUID id, UUID runner) {
        ofRunner(HAND_ON, id, runner).executeUpdate();
    }

    /** Ends the runs of replicas that have not been heard of for so long. @return how many */
    @Transactional
    int bury(Duration silence) {
        return getEntityManager()
                .createNativeQuery(BURY)
                .setParameter("seconds", silence.toMillis() / 1000.0)
                .executeUpdate();
    }

    /** An account that is erased is named in no report any more; of what runs it is taken out at the end. */
    @Transactional
    void forget(@Observes AccountErasing erased) {
        getEntityManager()
                .createNativeQuery(FORGET)
                .setParameter("namespace", erased.namespace())
                .setParameter("key", erased.account().hex())
                .executeUpdate();
    }

    /** What waits is cancelled at once, what runs is told. Nothing happens to what has ended. */
    @Transactional
    void cancel(UUID id) {
        getEntityManager().createNativeQuery(CANCEL).setParameter("id", id).executeUpdate();
    }

    @Transactional
    Optional<BacktestStatus> find(String namespace, String policyId, UUID id) {
        return find("id = ?1 and namespace = ?2 and policyId = ?3", id, namespace, policyId)
                .firstResultOptional()
                .map(BacktestEntity::toStatus);
    }

    /** Newest first: ids rise with time. */
    @Transactional
    List<BacktestStatus> page(String namespace, String policyId, Optional<UUID> before, int limit) {
        return find(
                        "namespace = ?1 and policyId = ?2 and id < ?3 order by id desc",
                        namespace,
                        policyId,
                        before.orElse(LAST))
                .page(0, limit)
                .stream()
                .map(BacktestEntity::toStatus)
                .toList();
    }

    /** @return how many were deleted */
    @Transactional
    long deleteEndedBefore(Instant moment) {
        return delete("endedAt < ?1", moment);
    }

    private Query ofRunner(String sql, UUID id, UUID runner) {
        return getEntityManager().createNativeQuery(sql).setParameter("id", id).setParameter("runner", runner);
    }
}
