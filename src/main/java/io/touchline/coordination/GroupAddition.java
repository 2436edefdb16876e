package io.touchline.coordination;

import io.touchline.api.AccountKey;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What is added to one group; collected before it is written.
 *
 * <p>Kind, least members and founding time count only where the group is new.
 */
final class GroupAddition {

    /** A swarm is what a crowd brings about less than once in a million times. */
    private static final double SWARM_P = 1e-6;

    private final GroupKind kind;
    private final int leastMembers;
    private final Instant founded;
    private Traffic.Volume volume;
    private final Set<String> targetIds = new LinkedHashSet<>();
    private final Set<AccountKey> tied = new LinkedHashSet<>();
    private final Map<Long, GroupAction> actions = new LinkedHashMap<>();

    GroupAddition(GroupKind kind, int leastMembers, Instant founded) {
        this.kind = kind;
        this.leastMembers = leastMembers;
        this.founded = founded;
    }

    /** One to the same group that only asks how it stands. */
    GroupAddition withNothing() {
        return new GroupAddition(kind, leastMembers, founded);
    }

    GroupAddition targets(Collection<String> ids) {
        targetIds.addAll(ids);
        return this;
    }

    /** @param volume of comments around those that are added: it is shown once a crowd would not bring it about */
    GroupAddition amid(Traffic.Volume volume) {
        this.volume = volume;
        return this;
    }

    Traffic.Volume volume() {
        return volume;
    }

    /** Whether it is shown as soon as it has its members. */
    boolean asksNoMore() {
        return volume == null;
    }

    boolean isSwarm(int met, int before) {
        double expected = CrowdDiscount.expected(ObjectKind.TEXT, before, volume);
        return met >= leastMembers && PoissonTail.atLeast(met, expected) < SWARM_P;
    }

    /** Accounts that belong to it although no comment of theirs is known here. */
    GroupAddition tied(Collection<AccountKey> accounts) {
        tied.addAll(accounts);
        return this;
    }

    GroupAddition action(GroupAction action) {
        actions.put(action.comment(), action);
        return this;
    }

    GroupAddition addAll(GroupAddition other) {
        volume = other.volume == null ? null : volume;
        other.actions.values().forEach(this::action);
        return targets(other.targetIds).tied(other.tied);
    }

    GroupKind kind() {
        return kind;
    }

    int leastMembers() {
        return leastMembers;
    }

    Instant founded() {
        return founded;
    }

    Set<String> targetIds() {
        return targetIds;
    }

    Set<AccountKey> tied() {
        return tied;
    }

    Collection<GroupAction> actions() {
        return actions.values();
    }

    /** Everybody, with the time they were last seen. */
    Map<AccountKey, Instant> accounts() {
        Map<AccountKey, Instant> accounts = new LinkedHashMap<>();
        tied.forEach(account -> accounts.put(account, founded));
        actions.values()
                .forEach(action -> accounts.merge(
                        action.account(), action.at(), (one, other) -> one.isAfter(other) ? one : other));
        return accounts;
    }

    Instant lastSeen() {
        return actions.values().stream()
                .map(GroupAction::at)
                .max(Instant::compareTo)
                .orElse(founded);
    }
}
