package io.touchline.coordination;

import io.touchline.api.AccountKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A group with all that is kept of it. Whether it is shown is what the counts say ({@code listed}), unless a person has
 * said that it is innocent ({@code cleared}).
 *
 * @param memberActions actions of each member, each comment counted once, but of copies no more than 32 of an
 *     account; 0 for one that only its ties brought in
 * @param actions the newest of them, in order of time
 * @param actionCount all that were counted
 * @param said of each account at most two of them; all in a copy from the database
 * @param founded event time of its founding; of two groups that become one the older one stays
 * @param flagged how many of those were flagged; 0 in a copy from the database
 * @param peak the most actions that one window had, at most as many as are kept; 0 in a copy from the database
 * @param listed whether it has the members that its kind asks for, and its text does not go round
 * @param round event time at which its text turned out to go round among people
 * @param cleared when a person found it innocent, if that stands
 * @param into the group that it has become part of
 * @param origins ids of the groups that have become part of it and may still be there
 */
record Group(
        GroupSummary summary,
        Map<AccountKey, Integer> memberActions,
        List<GroupAction> actions,
        long actionCount,
        long said,
        Instant founded,
        long flagged,
        int peak,
        boolean listed,
        Optional<Instant> round,
        Optional<Instant> cleared,
        Optional<String> into,
        Set<String> origins) {

    boolean isShown() {
        return listed && cleared.isEmpty();
    }

    boolean wasShown() {
        return listed || round.isPresent();
    }

    /** When it was taken off the list, by a person or since its text goes round. */
    Optional<Instant> takenBack() {
        return cleared.or(() -> round);
    }

    /**
     * Whether the two may be one. What a person has cleared stays by itself, and so does a company: the text that it had
     * copied may turn out to go round, and would be taken back with it, or drag all who say it along.
     */
    boolean standsAs(Group other) {
        return listed == other.listed
                && isCompany() == other.isCompany()
                && round.isPresent() == other.round.isPresent()
                && cleared.isEmpty()
                && other.cleared.isEmpty();
    }

    private boolean isCompany() {
        return summary.kind() == GroupKind.RAIDS;
    }

    boolean isOlderThan(Group other) {
        int order = founded.compareTo(other.founded);
        return order < 0 || (order == 0 && summary.id().compareTo(other.summary.id()) < 0);
    }
}
