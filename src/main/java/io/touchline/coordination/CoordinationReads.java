package io.touchline.coordination;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.touchline.api.AccountKey;
import io.touchline.api.Problem;
import io.touchline.api.ProblemException;
import io.touchline.api.redis.RedisGate;
import io.touchline.api.redis.RedisUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What is known about groups and storms, for those who ask over HTTP, as Redis has it; without Redis that is 503. */
@ApplicationScoped
class CoordinationReads implements StormLevels {

    private final RedisGate gate;
    private final Duration budget;
    private final Clock clock;
    private final GroupStore groups;
    private final GroupIndex index;
    private final GroupBrowser browser;
    private final AccountTies accounts;
    private final TargetActivity targets;

    @Inject
    CoordinationReads(RedisGate gate, CoordinationConfig config, Clock clock) {
        this.gate = gate;
        this.budget = config.readBudget();
        this.clock = clock;
        this.groups = new GroupStore(gate.redis(), config);
        this.index = GroupIndex.of(gate.redis(), config);
        this.browser = new GroupBrowser(index, groups);
        this.accounts = AccountTies.of(gate.redis(), gate.reach(), config);
        this.targets = new TargetActivity(gate.redis(), gate.reach(), WindowRules.of(config), clock);
    }

    Uni<GroupPages.Stretch> groups(GroupBrowser.Query query) {
        return bounded(() -> browser.page(query));
    }

    /** Which of some groups Redis still has: a node of a cluster may have lost those that another knows as touched. */
    Uni<Set<String>> running(String namespace, List<String> ids) {
        return bounded(() -> index.running(namespace, ids).chain(touched -> groups.existing(namespace, touched)));
    }

    /** The group, or the one that it has become part of. */
    Uni<Optional<Group>> group(String namespace, String id) {
        return bounded(() -> groups.surviving(namespace, id));
    }

    /** The groups that an account is in, aliases resolved, and how many accounts it met. */
    Uni<AccountCompany> company(String namespace, AccountKey account) {
        return bounded(() -> Uni.combine()
                .all()
                .unis(
                        accounts.standing(namespace, account),
                        accounts.groupIds(namespace, account).chain(ids -> surviving(namespace, ids)))
                .with((standing, found) -> new AccountCompany(found, standing.partners())));
    }

    /** Those that are shown, the newest of them: two of its groups may have become one, and most may be beginnings. */
    private Uni<List<Group>> surviving(String namespace, List<String> ids) {
        return Multi.createFrom()
                .iterable(ids)
                .onItem()
                .transformToUni(id -> groups.surviving(namespace, id))
                .merge()
                .flatMap(group -> Multi.createFrom().optional(group.filter(Group::isShown)))
                .collect()
                .asMap(group -> group.summary().id())
                .map(found -> found.values().stream()
                        .sorted(Comparator.comparing(
                                        (Group group) -> group.summary().lastSeen())
                                .reversed())
                        .limit(AccountTies.MOST_TOLD)
                        .toList());
    }

    /** By the earlier of Redis' clock and ours: to one that is ahead a storm is over. */
    @Override
    public Uni<StormReading> storm(String namespace, String targetId) {
        return bounded(() -> targets.counts(namespace, targetId)).map(counts -> {
            Instant here = clock.instant();
            return StormGauge.worst(counts.buckets(), here.isBefore(counts.readAt()) ? here : counts.readAt());
        });
    }

    private <T> Uni<T> bounded(Supplier<Uni<T>> work) {
        return gate.within(budget, work)
                .onFailure(RedisUnavailableException.class)
                .transform(e -> new ProblemException(Problem.of(503, List.of())));
    }
}
