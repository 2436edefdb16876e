package io.touchline.coordination;

import io.touchline.api.AccountKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * With whom an account moves, as the API shows it. Of an account that never moved with others nothing is kept, so it
 * cannot be told from one that does not exist: both have no groups and no ties.
 *
 * @param groups newest first, as the list of groups has them
 * @param ties distinct other accounts that it met where few go
 */
public record CompanyView(List<Membership> groups, int ties) {

    public CompanyView {
        groups = List.copyOf(groups);
    }

    /**
     * One of its groups.
     *
     * @param actions those of the account, 0 if only its ties brought it in
     * @param score how strongly it moves with the group, 0 to 1
     * @param firstSeen of the group, as all that follows
     */
    public record Membership(
            String groupId,
            GroupKind kind,
            int actions,
            double score,
            Instant firstSeen,
            Instant lastSeen,
            int memberCount) {

        private static Membership of(AccountKey account, Group group, Duration window) {
            GroupSummary summary = group.summary();
            return new Membership(
                    summary.id(),
                    summary.kind(),
                    group.memberActions().getOrDefault(account, 0),
                    GroupPicture.sixDecimals(GroupGraph.score(account, group.actions(), window)),
                    summary.firstSeen(),
                    summary.lastSeen(),
                    summary.memberCount());
        }
    }

    static CompanyView of(AccountKey account, AccountCompany company, Duration window) {
        List<Membership> groups = company.groups().stream()
                .sorted(Comparator.comparing(group -> GroupIndex.Entry.of(group.summary())))
                .map(group -> Membership.of(account, group, window))
                .toList();
        return new CompanyView(groups, company.partners());
    }
}
