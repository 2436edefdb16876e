package io.touchline.coordination;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.touchline.api.AccountErased;
import io.touchline.api.AccountKey;
import io.touchline.api.redis.RedisGate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;

/**
 * Lets go of what leads from groups to an account that is erased. Its key comes from its id, so that groups would name it
 * again as soon as it returns: another, random one takes its place. Without Redis nothing is done, and the erasure waits.
 */
@ApplicationScoped
class ErasedMembers {

    private static final int KEY_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final RedisGate gate;
    private final Duration budget;
    private final GroupStore groups;
    private final AccountTies accounts;
    private final GroupSnapshotRepository snapshots;

    @Inject
    ErasedMembers(RedisGate gate, CoordinationConfig config, GroupSnapshotRepository snapshots) {
        this.gate = gate;
        this.budget = config.readBudget();
        this.groups = new GroupStore(gate.redis(), config);
        this.accounts = AccountTies.of(gate.redis(), config);
        this.snapshots = snapshots;
    }

    void rename(@Observes AccountErased erased) {
        AccountKey other = anyKey();
        gate.within(budget, () -> rename(erased.namespace(), erased.account(), other))
                .await()
                .indefinitely();
        erased.tally().add("groups", snapshots.rename(erased.namespace(), erased.account(), other));
    }

    /** The list of its groups goes last: with it a second attempt finds them again. */
    private Uni<Void> rename(String namespace, AccountKey account, AccountKey other) {
        return accounts.standing(namespace, account)
                .chain(standing -> Multi.createFrom()
                        .iterable(standing.groupIds())
                        .onItem()
                        .transformToUniAndConcatenate(id -> groups.rename(namespace, id, account, other))
                        .collect()
                        .last())
                .chain(() -> accounts.forget(namespace, account));
    }

    private AccountKey anyKey() {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return new AccountKey(bytes);
    }
}
