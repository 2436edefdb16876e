package io.touchline.coordination;

import io.touchline.api.AccountKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is added to one group; collected before it is written.
 *
 * <p>Least members and founding time count only where the group is new, and so does its kind; but the same text is that of
 * all, and of a group that somebody says a variant in, or that another becomes part of, it is nearly the same one.
 */
final class GroupAddition {

    /** A swarm is what a crowd brings about less than once in a million times. */
    private static final double SWARM_P = 1e-6;

    private static final int SMALL_CROWD = 500;
    private static final int WELL_KNOWN = 5;
    private static final double SWELL = 2;

    /** What is asked of it before it is shown, beside its members. */
    enum Shown {
        ALWAYS,
        /** Two that are not shown do not make one that is. */
        NEVER,
        REPEATING,
        SWARM
    }

    private GroupKind kind;
    private final int leastMembers;
    private final Instant founded;
    private Shown shown = Shown.ALWAYS;
    private Traffic.Volume volume;
    /** The moment that the volume is of. */
    private Instant volumeAt;

    private List<Traffic.Volume> swelling = List.of();
    private long prior;
    private final Set<String> targetIds = new LinkedHashSet<>();
    private final Map<AccountKey, Integer> tied = new LinkedHashMap<>();
    private final Map<Long, GroupAction> actions = new LinkedHashMap<>();
    private Optional<Origin> origin = Optional.empty();

    /**
     * The group that is moved.
     *
     * @param ids its own, then those of the groups that became part of it before
     * @param doubt the average of its actions, 0 to 255
     * @param flagged how many of a thousand of its actions were flagged
     * @param peak the most actions that one window had
     */
    record Origin(List<String> ids, Instant firstSeen, Instant lastSeen, int doubt, int flagged, int peak) {}

    GroupAddition(GroupKind kind, int leastMembers, Instant founded) {
        this.kind = kind;
        this.leastMembers = leastMembers;
        this.founded = founded;
    }

    /** All of a group that becomes part of another, what it has counted and does not keep included. */
    static GroupAddition moved(Group from) {
        GroupSummary summary = from.summary();
        GroupAddition moved = new GroupAddition(nearly(summary.kind()), 1, from.founded()).targets(summary.targetIds());
        moved.shown = from.listed() ? Shown.ALWAYS : Shown.NEVER;
        moved.tied.putAll(from.memberActions());
        for (GroupAction action : from.actions()) {
            moved.action(action);
            moved.tied.computeIfPresent(action.account(), (account, count) -> Math.max(0, count - 1));
        }
        List<String> ids = new ArrayList<>();
        ids.add(summary.id());
        ids.addAll(from.origins());
        int doubt = from.actions().isEmpty() ? 0 : from.actions().get(0).doubt();
        int flagged = (int) (1_000 * from.flagged() / Math.max(1, from.said()));
        moved.origin =
                Optional.of(new Origin(ids, summary.firstSeen(), summary.lastSeen(), doubt, flagged, from.peak()));
        return moved;
    }

    private static GroupKind nearly(GroupKind kind) {
        return kind == GroupKind.SAME_TEXT_SWARM ? GroupKind.NEAR_DUPLICATE_SWARM : kind;
    }

    /** One to the same group that only asks how it stands. */
    GroupAddition withNothing() {
        GroupAddition nothing = new GroupAddition(kind, leastMembers, founded);
        nothing.shown = Shown.NEVER;
        return nothing;
    }

    GroupAddition targets(Collection<String> ids) {
        targetIds.addAll(ids);
        return this;
    }

    /**
     * It is shown once a crowd would not bring it about.
     *
     * @param at when the comment was posted that is added
     * @param around comments around it
     * @param alike what they are some of and swell with: all that is hostile, as in anger everybody's jibes are heard
     *     more; and comments about each of their targets, as more is said of an athlete when she plays
     * @param copies how often their text came before the window
     */
    GroupAddition asSwarm(Instant at, Traffic.Volume around, List<Traffic.Volume> alike, long copies) {
        shown = Shown.SWARM;
        volume = around;
        volumeAt = at;
        swelling = alike;
        prior = copies;
        return this;
    }

    /** It is shown once half of its members say it again. */
    GroupAddition asDrip() {
        shown = Shown.REPEATING;
        return this;
    }

    /** One of the same kind, without anything in it. */
    GroupAddition emptied() {
        GroupAddition emptied = new GroupAddition(kind, leastMembers, founded);
        emptied.shown = shown;
        emptied.volume = volume;
        emptied.volumeAt = volumeAt;
        emptied.swelling = swelling;
        emptied.prior = prior;
        return emptied;
    }

    Shown shown() {
        return shown;
    }

    /**
     * @param met distinct accounts that met within a window
     * @param before accounts before that
     */
    boolean isSwarm(int met, int before) {
        long known = Math.max(before, prior);
        // What is said all the time is said in bursts too, more than chance alone would have it.
        double swell = known < WELL_KNOWN ? 1 : SWELL;
        double expected = CrowdDiscount.expected(ObjectKind.TEXT, known, volume);
        for (Traffic.Volume alike : swelling) {
            expected = Math.max(expected, CrowdDiscount.expectedOfKnown(known, alike));
        }
        return met >= leastMembers
                && volume.hasPast(SMALL_CROWD)
                && PoissonTail.atLeast(met, swell * expected) < SWARM_P;
    }

    /** Accounts that belong to it although no comment of theirs is known here. */
    GroupAddition tied(Collection<AccountKey> accounts) {
        accounts.forEach(account -> tied.putIfAbsent(account, 0));
        return this;
    }

    GroupAddition action(GroupAction action) {
        actions.put(action.comment(), action);
        return this;
    }

    GroupAddition addAll(GroupAddition other) {
        // Those that met last are counted, so that it is their crowd that counts.
        boolean later = volumeAt == null || other.volumeAt != null && other.volumeAt.isAfter(volumeAt);
        if (later && other.volume != null) {
            shown = other.shown;
            volume = other.volume;
            volumeAt = other.volumeAt;
            swelling = other.swelling;
        }
        prior = Math.max(prior, other.prior);
        if (other.kind == GroupKind.NEAR_DUPLICATE_SWARM) {
            kind = nearly(kind);
        }
        other.actions.values().forEach(this::action);
        return targets(other.targetIds).tied(other.tied.keySet());
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

    /** With the actions of theirs that a moved group has counted and does not keep. */
    Map<AccountKey, Integer> tied() {
        return tied;
    }

    Optional<Origin> origin() {
        return origin;
    }

    Collection<GroupAction> actions() {
        return actions.values();
    }

    /** Everybody, with the time they were last seen. */
    Map<AccountKey, Instant> accounts() {
        Map<AccountKey, Instant> accounts = new LinkedHashMap<>();
        tied.keySet().forEach(account -> accounts.put(account, founded));
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
