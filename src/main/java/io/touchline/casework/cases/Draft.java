package io.touchline.casework.cases;

import io.touchline.api.AccountKey;
import io.touchline.api.ProblemException;
import io.touchline.casework.audit.EventHash;
import io.touchline.casework.audit.ModeratorKey;
import io.touchline.handling.Action;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A decision that is being taken, with what it covers.
 *
 * @param ruling with the decider's name and reason, for the strikes
 * @param members all that it covers, in their order
 */
record Draft(ModerationCase about, CaseDecision decision, Ruling ruling, List<CoveredMember> members) {

    Draft {
        members = List.copyOf(members);
    }

    /** Under what a decision goes out: by whom, when, and with which others. */
    record Signature(ModeratorKey by, Instant at, Optional<UUID> bulkId) {}

    /**
     * @param members all that the decision covers: the first ones of the case, in their order
     * @throws ProblemException 422 if a group is to be dissolved and none of the members moves with one
     */
    static Draft of(ModerationCase about, Ruling ruling, List<CoveredMember> members, Signature signature) {
        int dissolved = ruling.measures().indexOf(Action.DISSOLVE_GROUP);
        Optional<String> group =
                members.stream().flatMap(member -> member.groupId().stream()).findFirst();
        if (dissolved >= 0 && group.isEmpty()) {
            throw new ProblemException(
                    422, "/measures/" + dissolved, CaseIds.CASE.wire(about.id()) + " names no group to dissolve");
        }
        List<CoveredMember> meant =
                members.stream().filter(member -> !member.overturned()).toList();
        CaseDecision decision = new CaseDecision(
                CaseIds.DECISION.next(signature.at()),
                about.namespace(),
                about.id(),
                about.kind(),
                group,
                signature.bulkId(),
                ruling.outcome(),
                ruling.outcome() == Outcome.UPHOLD ? proposed(meant) : ruling.measures(),
                ruling.reason(),
                signature.by(),
                signature.at(),
                members.size(),
                accounts(meant).size(),
                root(members),
                Optional.empty(),
                Optional.empty());
        return new Draft(about, decision, ruling, members);
    }

    private static List<Action> proposed(List<CoveredMember> members) {
        Set<Action> proposed = EnumSet.noneOf(Action.class);
        members.forEach(member -> proposed.addAll(member.actions()));
        return List.copyOf(proposed);
    }

    /** The account that it is about, if it is about one alone. */
    Optional<AccountKey> onlyAccount() {
        return onlyAccount(members);
    }

    static Optional<AccountKey> onlyAccount(List<CoveredMember> members) {
        Set<AccountKey> accounts = accounts(members);
        return accounts.size() == 1 && members.stream().allMatch(member -> member.account() != null)
                ? Optional.of(accounts.iterator().next())
                : Optional.empty();
    }

    private static Set<AccountKey> accounts(List<CoveredMember> members) {
        Set<AccountKey> accounts = new TreeSet<>();
        for (CoveredMember member : members) {
            if (member.account() != null) {
                accounts.add(member.account());
            }
        }
        return accounts;
    }

    private static byte[] root(List<CoveredMember> members) {
        return EventHash.sha256(members.stream().map(CoveredMember::digest).toArray(byte[][]::new));
    }
}
