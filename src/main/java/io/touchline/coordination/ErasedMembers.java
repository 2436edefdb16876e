package io.touchline.coordination;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.touchline.api.AccountErasing;
import io.touchline.api.AccountKey;
import io.touchline.api.redis.RedisGate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Lets go of what leads from groups to an account that is erased. Its key comes from its id, so that groups would name it
 * again as soon as it returns: another, random one takes its place. Without Redis nothing is done, and the erasure waits.
 */
@ApplicationScoped
class ErasedMembers {

    private static final int KEY_BYTES = 16;
    private static final int AT_ONCE = 8;

    /** Of an account with many groups; nobody but who erases it waits. */
    private static final Duration BUDGET = Duration.ofSeconds(5);

    private final SecureRandom random = new SecureRandom();
    private final RedisGate gate;
    private final GroupStore groups;
    private final AccountTies accounts;
    private final Overlaps overlaps;
    private final CompanyRegister companies;
    private final GroupSnapshotRepository repository;
    private final GroupSnapshots snapshots;

    @Inject
    ErasedMembers(
            RedisGate gate, CoordinationConfig config, GroupSnapshotRepository repository, GroupSnapshots snapshots) {
        this.gate = gate;
        this.groups = new GroupStore(gate.redis(), config);
        this.accounts = AccountTies.of(gate.redis(), gate.reach(), config);
        this.overlaps = new Overlaps(gate.redis(), config.ttl().group());
        this.companies = CompanyRegister.of(gate.redis(), config);
        this.repository = repository;
        this.snapshots = snapshots;
    }

    void rename(@Observes AccountErasing erased) {
        String namespace = erased.namespace();
        AccountKey other = anyKey();
        // Its own list forgets the oldest.
        List<String> copied = repository.idsWith(namespace, erased.account());
        Set<String> renamed = gate.within(BUDGET, () -> rename(namespace, erased.account(), other, copied))
                .await()
                .indefinitely();
        erased.tally().add("groups", repository.rename(namespace, erased.account(), other));
        // A copy that was read before may be written after.
        renamed.forEach(id -> snapshots.note(namespace, id));
    }

    /**
     * That it is erased is noted first, for comments that are on their way. The list of its groups goes last: with it a
     * second attempt finds them again.
     *
     * @return the groups that may have had it
     */
    private Uni<Set<String>> rename(String namespace, AccountKey account, AccountKey other, List<String> copied) {
        Uni<Void> noted = companies.erase(namespace, account);
        return noted.chain(() -> accounts.groupIds(namespace, account)).chain(kept -> {
            Set<String> ids = new LinkedHashSet<>(kept);
            ids.addAll(copied);
            return withKin(namespace, ids, ids).chain(all -> unshared(namespace, account, all)
                    .chain(() -> each(all, id -> groups.rename(namespace, id, account, other))
                            .collect()
                            .last())
                    .chain(() -> accounts.standing(namespace, account))
                    .chain(standing -> unmet(namespace, account, standing.ties()))
                    .chain(() -> accounts.forget(namespace, account))
                    .replaceWith(all));
        });
    }

    /** What two of its groups share names it too; the groups tell which those are as long as they have it. */
    private Uni<Void> unshared(String namespace, AccountKey account, Set<String> ids) {
        return each(ids, id -> groups.membersAmong(namespace, id, Set.of(account))
                        .map(found -> found.isEmpty() ? Optional.<String>empty() : Optional.of(id)))
                .collect()
                .asList()
                .map(found -> found.stream().flatMap(Optional::stream).toList())
                .chain(own -> each(
                                own,
                                id -> unshared(namespace, account, id, own.subList(own.indexOf(id) + 1, own.size())))
                        .collect()
                        .last());
    }

    private Uni<Void> unshared(String namespace, AccountKey account, String id, List<String> others) {
        return each(others, other -> overlaps.remove(namespace, id, other, account))
                .collect()
                .last();
    }

    /** Whom it met would bring it into their next company by the key that leads to it. */
    private Uni<Void> unmet(String namespace, AccountKey account, List<Tie> ties) {
        Map<AccountKey, List<Tie>> byPartner = ties.stream().collect(Collectors.groupingBy(Tie::partner));
        return Multi.createFrom()
                .iterable(byPartner.values())
                .onItem()
                .transformToUni(met -> accounts.unmeet(namespace, account, met))
                .merge(AT_ONCE)
                .collect()
                .last();
    }

    /** A group that became part of another has its members still, and brings them again as long as some are left behind. */
    private Uni<Set<String>> withKin(String namespace, Set<String> known, Collection<String> last) {
        return each(last, id -> groups.kin(namespace, id)).collect().asList().chain(found -> {
            Set<String> more = new LinkedHashSet<>();
            found.forEach(more::addAll);
            more.removeAll(known);
            if (more.isEmpty()) {
                return Uni.createFrom().item(known);
            }
            Set<String> all = new LinkedHashSet<>(known);
            all.addAll(more);
            return withKin(namespace, all, more);
        });
    }

    private static <T> Multi<T> each(Collection<String> ids, Function<String, Uni<? extends T>> work) {
        return Multi.createFrom()
                .iterable(List.copyOf(ids))
                .onItem()
                .<T>transformToUni(work::apply)
                .merge(AT_ONCE);
    }

    private AccountKey anyKey() {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return new AccountKey(bytes);
    }
}
