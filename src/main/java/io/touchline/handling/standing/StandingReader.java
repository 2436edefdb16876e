package io.touchline.handling.standing;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.touchline.api.AccountKey;
import io.touchline.api.redis.RedisGate;
import io.touchline.api.redis.RedisUnavailableException;
import io.touchline.handling.Rung;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where accounts stand now, as their copies in Redis say; PostgreSQL is not asked. Never blocks. */
@ApplicationScoped
public class StandingReader {

    private static final int READS_AT_ONCE = 64;

    private final RedisGate gate;
    private final StandingCopies copies;
    private final StandingRules rules;
    private final Clock clock;

    @Inject
    StandingReader(RedisGate gate, StandingRules rules, Clock clock) {
        this.gate = gate;
        this.rules = rules;
        this.copies = new StandingCopies(gate.redis(), rules);
        this.clock = clock;
    }

    /**
     * One round trip for each distinct account, all at once.
     *
     * @param budget how long Redis is waited for
     * @return an entry for each account, {@code CLEAN} where nothing is kept; fails with
     *     {@link RedisUnavailableException} if Redis does not answer within the budget
     */
    public Uni<Map<AccountKey, Rung>> rungs(String namespace, Collection<AccountKey> accounts, Duration budget) {
        if (accounts.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Set<AccountKey> distinct = Set.copyOf(accounts);
        Instant now = clock.instant();
        return gate.within(budget, () -> read(namespace, distinct, now));
    }

    private Uni<Map<AccountKey, Rung>> read(String namespace, Set<AccountKey> accounts, Instant now) {
        return Multi.createFrom()
                .iterable(accounts)
                .onItem()
                .transformToUni(
                        account -> copies.read(namespace, account).map(marks -> Map.entry(account, rung(marks, now))))
                .merge(READS_AT_ONCE)
                .collect()
                .asMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Rung rung(List<Mark> marks, Instant now) {
        return marks.isEmpty() ? Rung.CLEAN : Standing.of(marks, now, rules).rung();
    }
}
