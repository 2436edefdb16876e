package io.touchline.casework.cases;

import io.touchline.api.AccountKey;
import io.touchline.handling.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/**
 * What a decision does to accounts.
 *
 * @param accounts how many authors it is about
 * @param strikes those that it leaves, in the order of the accounts
 * @param unfounded the comments for which a rule's education does not stand
 */
record Effects(int accounts, List<Part> strikes, List<CoveredMember> unfounded) {

    /**
     * One account's part.
     *
     * @param number of the account in the decision, from 1
     * @param comment the one that it rests on most
     */
    record Part(int number, AccountKey account, Action action, SortedSet<String> labels, CoveredMember comment) {}

    /**
     * Works out what a decision does.
     *
     * @param members what it covers; what an appeal took back, and who is erased, is left alone
     * @param educated assessments for which a rule's education stands, as the API writes them
     */
    static Effects of(Ruling ruling, List<CoveredMember> members, Set<String> educated) {
        SortedMap<AccountKey, List<CoveredMember>> byAccount = byAccount(members);
        List<Part> strikes = new ArrayList<>();
        int number = 0;
        for (List<CoveredMember> own : byAccount.values()) {
            number++;
            part(number, own, ruling)
                    .filter(part -> part.action() != Action.EDUCATE
                            || own.stream().noneMatch(member -> educated.contains(member.wireId())))
                    .ifPresent(strikes::add);
        }
        return new Effects(byAccount.size(), strikes, unfounded(ruling, members));
    }

    private static SortedMap<AccountKey, List<CoveredMember>> byAccount(List<CoveredMember> members) {
        SortedMap<AccountKey, List<CoveredMember>> byAccount = new TreeMap<>();
        for (CoveredMember member : members) {
            if (member.account() != null && !member.overturned()) {
                byAccount
                        .computeIfAbsent(member.account(), any -> new ArrayList<>())
                        .add(member);
            }
        }
        return byAccount;
    }

    private static Optional<Part> part(int number, List<CoveredMember> own, Ruling ruling) {
        return switch (ruling.outcome()) {
            case UPHOLD -> {
                CoveredMember gravest = first(own, Effects::gravity);
                yield gravest.gravestOnAccount().map(action -> part(number, own, action, gravest));
            }
            case CHANGE -> {
                CoveredMember gravest = first(own, CoveredMember::severity);
                yield ruling.onAccounts().map(action -> part(number, own, action, gravest));
            }
            case OVERTURN -> Optional.empty();
        };
    }

    private static Part part(int number, List<CoveredMember> own, Action action, CoveredMember comment) {
        SortedSet<String> labels = new TreeSet<>();
        own.forEach(member -> labels.addAll(member.labels()));
        return new Part(number, comment.account(), action, labels, comment);
    }

    private static int gravity(CoveredMember member) {
        return member.gravestOnAccount().map(Action::gravity).orElse(-1);
    }

    /** The first of those that come highest. */
    private static CoveredMember first(List<CoveredMember> own, ToIntFunction<CoveredMember> height) {
        CoveredMember best = own.get(0);
        for (CoveredMember member : own) {
            if (height.applyAsInt(member) > height.applyAsInt(best)) {
                best = member;
            }
        }
        return best;
    }

    private static List<CoveredMember> unfounded(Ruling ruling, List<CoveredMember> members) {
        boolean educationStands =
                switch (ruling.outcome()) {
                    case UPHOLD -> true;
                    case CHANGE -> ruling.measures().contains(Action.EDUCATE);
                    case OVERTURN -> false;
                };
        return educationStands
                ? List.of()
                : members.stream().filter(member -> !member.overturned()).toList();
    }
}
