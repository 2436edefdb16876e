package io.touchline.coordination;

import io.touchline.api.AccountKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells a company that goes from one target to the next from a crowd in which some meet again. In a crowd those whom an
 * account meets at a place are a fresh sample of everybody, and hardly one of them was met at two other places before;
 * in a company they are the same ones. What is looked at is therefore the share of those met here that were met
 * {@value #MEETINGS} times, this time included: it does not depend on how large the company or the crowd is.
 */
final class Raids {

    static final int MEETINGS = 3;

    /** Others that have to be met that often; three accounts together are a company. */
    private static final int COMPANY = 2;

    /** Of those met here, how many have to be of the company: in tenths. */
    private static final int LEAST_TENTHS = 4;

    /** Meetings that are enough where half of those met were met before, or beside members of a company that is known. */
    private static final int FEWER_MEETINGS = 2;

    private Raids() {}

    /**
     * @param members the author's company: those met here, and those met before
     * @param groupId the group that it is already known as, or founds
     */
    record Company(Set<AccountKey> members, Optional<String> groupId) {}

    /**
     * @param met accounts met at the comment's place
     * @param own what is kept of the author
     * @param partners what is kept of those met, as far as it was asked
     * @param window meetings that are no further apart are one
     */
    static Optional<Company> company(
            Set<AccountKey> met,
            AccountTies.Standing own,
            Map<AccountKey, AccountTies.Standing> partners,
            Duration window) {
        Map<AccountKey, Integer> meetings = meetings(own.ties(), window);
        Set<AccountKey> again = metAtLeast(MEETINGS, met, meetings);
        if (!isCompany(again, met)) {
            Set<AccountKey> twice = metAtLeast(FEWER_MEETINGS, met, meetings);
            again = twice.size() > COMPANY && 2 * twice.size() >= met.size() ? twice : Set.of();
        }
        if (!again.isEmpty()) {
            Optional<String> known = met(again, partners);
            Set<AccountKey> members = metAtLeast(MEETINGS, meetings.keySet(), meetings);
            members.addAll(again);
            return Optional.of(new Company(members, known));
        }
        return met(met, partners)
                .filter(id -> met.stream()
                                .filter(account -> isIn(account, id, partners))
                                .filter(account -> meetings.getOrDefault(account, 0) >= FEWER_MEETINGS)
                                .count()
                        >= COMPANY)
                .map(id -> new Company(Set.of(), Optional.of(id)));
    }

    /** The company that is known and makes up enough of those met here. */
    static Optional<String> met(Set<AccountKey> met, Map<AccountKey, AccountTies.Standing> partners) {
        return mostFrequent(met, partners).filter(id -> {
            Set<AccountKey> members = new HashSet<>(met);
            members.removeIf(account -> !isIn(account, id, partners));
            return isCompany(members, met);
        });
    }

    /**
     * Those met on earlier occasions, a set for each thing they were met at. Whom of a large company an account meets
     * depends on who came first, so those met before and those met now may all be of it and yet be others.
     *
     * @param now epoch seconds; meetings less than a window ago are of this occasion
     */
    static Collection<Set<AccountKey>> metBefore(AccountTies.Standing own, long now, Duration window) {
        Map<Long, List<Tie>> byPlace = new HashMap<>();
        for (Tie tie : own.ties()) {
            if (now - tie.second() > window.toSeconds()) {
                Set.copyOf(tie.at()).forEach(place -> byPlace.computeIfAbsent(place, at -> new ArrayList<>())
                        .add(tie));
            }
        }
        List<Set<AccountKey>> occasions = new ArrayList<>();
        byPlace.forEach((place, ties) -> {
            Set<AccountKey> met = new HashSet<>();
            ties.forEach(tie -> met.add(tie.partner()));
            if (met.size() >= COMPANY && !isPartOfAnother(place, ties, byPlace)) {
                occasions.add(met);
            }
        });
        return occasions;
    }

    /** Whoever named this place named another one as well, where there were more. */
    private static boolean isPartOfAnother(long place, List<Tie> ties, Map<Long, List<Tie>> byPlace) {
        Set<Long> common = new HashSet<>(ties.get(0).at());
        ties.forEach(tie -> common.retainAll(tie.at()));
        return common.stream()
                .anyMatch(other -> other != place && byPlace.get(other).size() > ties.size());
    }

    /** Whether a company makes up enough of those met on one of some occasions. */
    static boolean wasThere(Set<AccountKey> members, Collection<Set<AccountKey>> occasions) {
        return occasions.stream().anyMatch(met -> {
            Set<AccountKey> some = new HashSet<>(met);
            some.retainAll(members);
            return isCompany(some, met);
        });
    }

    private static Set<AccountKey> metAtLeast(
            int times, Collection<AccountKey> accounts, Map<AccountKey, Integer> meetings) {
        Set<AccountKey> again = new LinkedHashSet<>(accounts);
        again.removeIf(account -> meetings.getOrDefault(account, 0) < times);
        return again;
    }

    private static boolean isCompany(Set<AccountKey> some, Set<AccountKey> met) {
        return some.size() >= COMPANY && 10 * some.size() >= LEAST_TENTHS * met.size();
    }

    /** Whom the author met on how many occasions: in stirs whose places have nothing in common. */
    private static Map<AccountKey, Integer> meetings(List<Tie> ties, Duration window) {
        Map<AccountKey, List<Tie>> byPartner = new HashMap<>();
        ties.forEach(tie -> byPartner
                .computeIfAbsent(tie.partner(), partner -> new ArrayList<>())
                .add(tie));
        Map<AccountKey, Integer> meetings = new HashMap<>();
        byPartner.forEach((partner, met) -> meetings.put(partner, meetingsWithOne(met, window.toSeconds())));
        return meetings;
    }

    private static int meetingsWithOne(List<Tie> ties, long window) {
        ties.sort(Comparator.comparingLong(Tie::second));
        Set<Long> before = new HashSet<>();
        int meetings = 0;
        for (int begin = 0, end; begin < ties.size(); begin = end) {
            Set<Long> places = new HashSet<>();
            end = begin;
            while (end < ties.size() && ties.get(end).second() - ties.get(begin).second() <= window) {
                places.addAll(ties.get(end++).at());
            }
            meetings += Collections.disjoint(before, places) ? 1 : 0;
            before.addAll(places);
        }
        return meetings;
    }

    /** The group that most of the accounts are in, if at least two are. */
    private static Optional<String> mostFrequent(
            Collection<AccountKey> accounts, Map<AccountKey, AccountTies.Standing> partners) {
        Map<String, Integer> counts = new HashMap<>();
        for (AccountKey account : accounts) {
            AccountTies.Standing standing = partners.get(account);
            if (standing != null) {
                standing.groupIds().stream()
                        .filter(GroupId::isOfRaids)
                        .forEach(id -> counts.merge(id, 1, Integer::sum));
            }
        }
        return counts.entrySet().stream()
                .filter(count -> count.getValue() >= COMPANY)
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    private static boolean isIn(AccountKey account, String id, Map<AccountKey, AccountTies.Standing> partners) {
        AccountTies.Standing standing = partners.get(account);
        return standing != null && standing.groupIds().contains(id);
    }
}
