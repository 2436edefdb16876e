package io.touchline.coordination;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.touchline.api.AccountErasing;
import io.touchline.api.AccountKey;
import io.touchline.api.Outage;
import io.touchline.api.redis.RedisGate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Lets go of what leads from groups to an account that is erased. Its key comes from its id, so that groups would name it
 * again as soon as it returns: another, random one takes its place. Without Redis nothing is done, and the erasure waits.
 *
 * <p>The same groups are looked through once more a little later: a Redis that is killed may have lost its last second,
 * and the account's list of them, on another node, be gone for good. Whoever killed it may not have killed this replica.
 */
@ApplicationScoped
class ErasedMembers {

    private static final Logger LOG = Logger.getLogger(ErasedMembers.class);
    private static final int KEY_BYTES = 16;
    private static final int AT_ONCE = 8;

    /** Of one step, or so many groups in it: an account may have hundreds. Nobody but who erases it waits. */
    private static final Duration BUDGET = Duration.ofSeconds(5);

    private static final int IN_BUDGET = 500;

    /** After which Redis, asked to once a second, has written to its disk what it did. */
    private static final Duration WRITTEN = Duration.ofSeconds(20);

    private final SecureRandom random = new SecureRandom();
    private final Outage again = new Outage(LOG, "groups of erased accounts not looked through again");
    private final Queue<Renamed> renamed = new ConcurrentLinkedQueue<>();
    private final RedisGate gate;
    private final GroupStore groups;
    private final AccountTies accounts;
    private final Overlaps overlaps;
    private final CompanyRegister companies;
    private final GroupSnapshotRepository repository;
    private final GroupSnapshots snapshots;
    private final Clock clock;
    private final int mostMembers;

    @Inject
    ErasedMembers(
            RedisGate gate,
            CoordinationConfig config,
            GroupSnapshotRepository repository,
            GroupSnapshots snapshots,
            Clock clock) {
        this.gate = gate;
        this.groups = new GroupStore(gate.redis(), config);
        this.accounts = AccountTies.of(gate.redis(), gate.reach(), config);
        this.overlaps = new Overlaps(gate.redis(), gate.reach(), config.ttl().group());
        this.companies = CompanyRegister.of(gate.redis(), config);
        this.repository = repository;
        this.snapshots = snapshots;
        this.clock = clock;
        this.mostMembers = config.groups().maxMembers();
    }

    void rename(@Observes AccountErasing erased) {
        String namespace = erased.namespace();
        AccountKey other = anyKey();
        // Its own list forgets the oldest.
        List<String> copied = repository.idsWith(namespace, erased.account());
        Set<String> groupIds = rename(namespace, erased.account(), other, copied);
        renamed.add(new Renamed(namespace, erased.account(), other, groupIds, clock.instant()));
        erased.tally().add("groups", repository.rename(namespace, erased.account(), other));
        // A copy that was read before may be written after.
        groupIds.forEach(id -> snapshots.note(namespace, id));
    }

    /** An account that has left its groups, under the key that has its place there. */
    private record Renamed(String namespace, AccountKey account, AccountKey other, Set<String> groupIds, Instant at) {}

    @Scheduled(every = "30s", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void renameAgain() {
        try {
            renameAgain(clock.instant().minus(WRITTEN));
            again.over();
        } catch (RuntimeException e) {
            again.tell(e);
        }
    }

    /**
     * Of those that were renamed up to a moment, and of what their groups have become part of since: who merged them may
     * have read them before. What joined other groups since is a new beginning and stays. Fails without Redis, and goes
     * on then where it was.
     *
     * @param written what Redis did by then is on its disk
     */
    void renameAgain(Instant written) {
        for (Renamed next = renamed.peek(); next != null && !next.at().isAfter(written); next = renamed.peek()) {
            Renamed once = next;
            Set<String> all = new LinkedHashSet<>(once.groupIds());
            addKin(once.namespace(), all);
            each(all, id -> groups.rename(once.namespace(), id, once.account(), once.other(), true));
            // What is taken away now may have been copied meanwhile.
            all.forEach(id -> snapshots.note(once.namespace(), id));
            renamed.remove(once);
        }
    }

    /**
     * That it is erased is noted first, for comments that are on their way. The list of its groups goes last: with it a
     * second attempt finds them again.
     *
     * @return the groups that may have had it
     */
    private Set<String> rename(String namespace, AccountKey account, AccountKey other, List<String> copied) {
        ask(() -> companies.erase(namespace, account));
        Set<String> all = new LinkedHashSet<>(ask(() -> accounts.groupIds(namespace, account)));
        all.addAll(copied);
        addKin(namespace, all);
        unshare(namespace, account, all);
        each(all, id -> groups.rename(namespace, id, account, other, false));
        AccountTies.Standing standing = ask(() -> accounts.standing(namespace, account));
        ask(() -> unmet(namespace, account, standing.ties()));
        ask(() -> accounts.forget(namespace, account));
        return all;
    }

    /**
     * What two of its groups share names it too; the groups tell which those are as long as they have it, but for one that
     * was full when it came.
     */
    private void unshare(String namespace, AccountKey account, Set<String> ids) {
        List<String> own = each(ids, id -> Uni.combine()
                        .all()
                        .unis(groups.membersAmong(namespace, id, Set.of(account)), groups.members(namespace, id))
                        .with((found, members) ->
                                found.isEmpty() && members < mostMembers ? Optional.<String>empty() : Optional.of(id)))
                .stream()
                .flatMap(Optional::stream)
                .toList();
        for (int i = 0; i < own.size(); i++) {
            String id = own.get(i);
            each(own.subList(i + 1, own.size()), other -> overlaps.remove(namespace, id, other, account));
        }
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
    private void addKin(String namespace, Set<String> all) {
        Set<String> last = Set.copyOf(all);
        while (!last.isEmpty()) {
            Set<String> more = new LinkedHashSet<>();
            each(last, id -> groups.kin(namespace, id)).forEach(more::addAll);
            more.removeAll(all);
            all.addAll(more);
            last = more;
        }
    }

    /** @return what is said of each, in any order */
    private <T> List<T> each(Collection<String> ids, Function<String, Uni<T>> work) {
        List<String> all = List.copyOf(ids);
        List<T> answers = new ArrayList<>();
        for (int begin = 0; begin < all.size(); begin += IN_BUDGET) {
            List<String> some = all.subList(begin, Math.min(all.size(), begin + IN_BUDGET));
            answers.addAll(ask(() -> Multi.createFrom()
                    .iterable(some)
                    .onItem()
                    .transformToUni(work::apply)
                    .merge(AT_ONCE)
                    .collect()
                    .asList()));
        }
        return answers;
    }

    private <T> T ask(Supplier<Uni<T>> work) {
        return gate.within(BUDGET, work).await().indefinitely();
    }

    private AccountKey anyKey() {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return new AccountKey(bytes);
    }
}
