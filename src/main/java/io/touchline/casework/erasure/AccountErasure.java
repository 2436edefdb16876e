package io.touchline.casework.erasure;

import io.touchline.api.AccountErased;
import io.touchline.api.AccountKey;
import io.touchline.api.KeyedHash;
import io.touchline.assessment.store.ErasureGuard;
import io.touchline.casework.audit.AuditErasure;
import io.touchline.casework.audit.AuditLog;
import io.touchline.casework.audit.Moderators;
import io.touchline.casework.cases.EmptiedCases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The transactions of an erasure that lock what others wait for, each whole or not at all: the first one takes the id
 * away and has writers know; the second one, after the {@link ErasureGroundwork}, deletes all else; later ones let go
 * what cases held. They lock the cases first and the end of the log last, of all keys of the account, as comments and
 * decisions do. Blocking.
 */
@ApplicationScoped
class AccountErasure {

    private static final int KEY_BYTES = 16;

    /**
     * How far the clocks of replicas may be apart: what is dated later than that is not covered. A clock that was years
     * ahead must not have what the account writes for years kept without its author.
     */
    static final Duration CLOCKS_APART = Duration.ofMinutes(10);

    private final SecureRandom random = new SecureRandom();
    private final DataSource database;
    private final Event<AccountErased> features;
    private final Moderators moderators;
    private final AuditErasure personal;
    private final EmptiedCases emptied;
    private final AuditLog log;
    private final KeyedHash hash;
    private final ErasureConfig config;
    private final Clock clock;

    @Inject
    AccountErasure(
            DataSource database,
            Event<AccountErased> features,
            Moderators moderators,
            AuditErasure personal,
            EmptiedCases emptied,
            AuditLog log,
            KeyedHash hash,
            ErasureConfig config,
            Clock clock) {
        this.database = database;
        this.features = features;
        this.moderators = moderators;
        this.personal = personal;
        this.emptied = emptied;
        this.log = log;
        this.hash = hash;
        this.config = config;
        this.clock = clock;
    }

    /** An account that is to be erased, by its own id, and when that was asked for. */
    record Asked(UUID id, String namespace, String accountId, Instant at) {}

    /**
     * Begins an erasure: from now on nothing leads from the account's keys to the id. It has one key, and those of
     * before wherever the service's own was lost: nobody could compute these, but the id still leads to them.
     *
     * @return what it covers, by keys: all that is written when it has the lock alone, decisions that were under way
     *     when it was asked for among it
     */
    @Transactional(rollbackOn = SQLException.class)
    List<ErasureGuard.Erased> begin(Asked asked, ErasureRequest request) throws SQLException {
        try (Connection connection = database.getConnection()) {
            UUID id = asked.id();
            String namespace = asked.namespace();
            ErasureGuard.lockAlone(connection);
            AccountKey own = hash.account(namespace, asked.accountId());
            Set<AccountKey> keys = new TreeSet<>(ErasureGuard.keys(connection, namespace, asked.accountId()));
            keys.add(own);
            ErasureSql.insert(
                    connection,
                    new ErasureRow(
                            id,
                            namespace,
                            asked.at(),
                            moderators.known(connection, namespace, request.by()),
                            request.reason(),
                            ErasureState.REQUESTED,
                            Optional.empty(),
                            Map.of()),
                    hash.of("erased-account", own.hex()));
            List<ErasureGuard.Erased> all = new ArrayList<>();
            int known = 0;
            for (AccountKey key : keys) {
                ErasureGuard.Erased erased = new ErasureGuard.Erased(namespace, key, until(connection, namespace, key));
                known += ErasureGuard.raise(connection, id, erased) ? 1 : 0;
                all.add(erased);
            }
            ErasureSql.progress(connection, id, ErasureState.REQUESTED, Optional.empty(), Map.of("account", known));
            return all;
        }
    }

    /**
     * Deletes everything that is left, once; none of it takes long, since comments wait for the cases. What those hold
     * stands under another key from now on.
     */
    @Transactional(rollbackOn = SQLException.class)
    void carryOut(UUID id, List<ErasureGuard.Erased> keys) throws SQLException {
        try (Connection connection = database.getConnection()) {
            ErasureRow row = ErasureSql.lock(connection, id).orElseThrow();
            if (row.state() != ErasureState.REQUESTED) {
                return;
            }
            Map<String, Integer> counts = new HashMap<>(row.erased());
            List<UUID> cases = HeldEvidence.lockCases(
                    connection,
                    row.namespace(),
                    keys.stream().map(ErasureGuard.Erased::account).toList());
            int held = 0;
            List<Deleted> all = new ArrayList<>();
            for (ErasureGuard.Erased erased : keys) {
                AccountKey other = anyKey();
                Deleted deleted = delete(connection, cases, erased, other);
                int members = deleted.members - deleted.released.members();
                if (members > 0) {
                    HeldEvidence.note(connection, row.namespace(), other, id);
                }
                held += members;
                all.add(deleted);
            }
            settleLog(connection, all, cases, counts);
            log.append(connection, List.of(ErasureEvents.requested(row, counts, held)));
            if (!HeldEvidence.held(connection, id, config.holdAfterDecision()).isEmpty()) {
                ErasureSql.progress(connection, id, ErasureState.HELD, Optional.empty(), counts);
            } else {
                complete(connection, row, counts);
            }
        }
    }

    /**
     * What is deleted under one key, and not yet in the log.
     *
     * @param members comments in cases
     */
    private record Deleted(AccountErased event, int members, HeldEvidence.Released released) {}

    /** @param other under which cases hold what they have to */
    private Deleted delete(Connection connection, List<UUID> cases, ErasureGuard.Erased erased, AccountKey other)
            throws SQLException {
        AccountErased event = AccountErased.until(erased.namespace(), erased.account(), erased.until());
        event.tally().add("appeals", ErasureSql.appeals(connection, erased));
        features.fire(event);
        int members = HeldEvidence.rename(connection, cases, erased, other);
        // What was decided when the erasure was asked for is not held, whenever that was.
        HeldEvidence.Released released =
                HeldEvidence.release(connection, cases, erased.namespace(), other, erased.until());
        event.tally().add("members", released.members());
        return new Deleted(event, members, released);
    }

    /** Lets go what cases need not hold any more. @return true if nothing is held now */
    @Transactional(rollbackOn = SQLException.class)
    boolean release(UUID id) throws SQLException {
        try (Connection connection = database.getConnection()) {
            ErasureRow row = ErasureSql.lock(connection, id).orElseThrow();
            if (row.state() != ErasureState.HELD) {
                return row.state() == ErasureState.COMPLETE;
            }
            Map<String, Integer> counts = new HashMap<>(row.erased());
            Instant decidedBefore = clock.instant().minus(config.holdAfterDecision());
            List<AccountKey> keys = HeldEvidence.keys(connection, id);
            List<UUID> cases = HeldEvidence.lockCases(connection, row.namespace(), keys);
            List<Deleted> all = new ArrayList<>();
            for (AccountKey key : keys) {
                HeldEvidence.Released released =
                        HeldEvidence.release(connection, cases, row.namespace(), key, decidedBefore);
                boolean held = HeldEvidence.isHeld(connection, row.namespace(), key);
                if (released.members() > 0 || !held) {
                    // What has come to stand under the key since: a draft that quotes the evidence, a note on it.
                    AccountErased event = new AccountErased(row.namespace(), key);
                    features.fire(event);
                    event.tally().add("members", released.members());
                    all.add(new Deleted(event, released.members(), released));
                }
                if (!held) {
                    HeldEvidence.forgetKey(connection, row.namespace(), key);
                }
            }
            settleLog(connection, all, cases, counts);
            if (!HeldEvidence.held(connection, id, config.holdAfterDecision()).isEmpty()) {
                ErasureSql.progress(connection, id, ErasureState.HELD, Optional.empty(), counts);
                return false;
            }
            complete(connection, row, counts);
            return true;
        }
    }

    /** Has the log forget what is personal and be told what ended with the account. @param counts are added to */
    private void settleLog(Connection connection, List<Deleted> all, List<UUID> cases, Map<String, Integer> counts)
            throws SQLException {
        for (Deleted deleted : all) {
            AccountErased event = deleted.event;
            event.tally().add("auditParts", personal.erase(connection, event, deleted.released.emptied()));
            event.afterwards().run(connection);
            emptied.close(connection, event.namespace(), cases);
            event.tally().rows().forEach((kind, more) -> counts.merge(kind, more, Integer::sum));
        }
    }

    /** Another replica, whose clock is ahead of this one's, may have taken in what is kept by now. */
    private Instant until(Connection connection, String namespace, AccountKey account) throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return ErasureSql.newest(connection, namespace, account, now, now.plus(CLOCKS_APART))
                .map(newest -> newest.truncatedTo(ChronoUnit.MILLIS))
                .orElse(now);
    }

    private void complete(Connection connection, ErasureRow row, Map<String, Integer> counts) throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ErasureSql.progress(connection, row.id(), ErasureState.COMPLETE, Optional.of(now), counts);
        log.append(connection, List.of(ErasureEvents.completed(row, counts)));
    }

    private AccountKey anyKey() {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return new AccountKey(bytes);
    }
}
