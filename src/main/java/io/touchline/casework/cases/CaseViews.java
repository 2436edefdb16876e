package io.touchline.casework.cases;

import io.touchline.api.AccountDirectory;
import io.touchline.api.AccountKey;
import io.touchline.casework.audit.ModeratorKey;
import io.touchline.casework.audit.Moderators;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Cases and decisions as the API shows them: with names instead of keys. */
@ApplicationScoped
class CaseViews {

    private final Moderators moderators;
    private final AccountDirectory accounts;
    private final Clock clock;

    @Inject
    CaseViews(Moderators moderators, AccountDirectory accounts, Clock clock) {
        this.moderators = moderators;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** All of one namespace. */
    List<CaseView> cases(Connection connection, String namespace, List<ModerationCase> cases) throws SQLException {
        Instant now = clock.instant();
        List<UUID> decided = cases.stream()
                .map(ModerationCase::decisionId)
                .filter(Objects::nonNull)
                .toList();
        Map<UUID, DecisionView> decisions = new HashMap<>();
        List<CaseDecision> rows = DecisionRows.ofIds(connection, namespace, decided);
        List<DecisionView> views = decisions(connection, namespace, rows);
        for (int i = 0; i < rows.size(); i++) {
            decisions.put(rows.get(i).id(), views.get(i));
        }
        Set<ModeratorKey> keys = new HashSet<>();
        cases.forEach(one -> one.liveClaim(now).ifPresent(claim -> keys.add(claim.by())));
        Map<ModeratorKey, String> names = moderators.names(connection, namespace, keys);
        return cases.stream()
                .map(one -> view(one, one.liveClaim(now), names, decisions.get(one.decisionId())))
                .toList();
    }

    CaseView one(Connection connection, ModerationCase one) throws SQLException {
        return cases(connection, one.namespace(), List.of(one)).get(0);
    }

    /** In the same order. */
    List<DecisionView> decisions(Connection connection, String namespace, List<CaseDecision> decisions)
            throws SQLException {
        Set<ModeratorKey> keys = new HashSet<>();
        for (CaseDecision decision : decisions) {
            keys.add(decision.by());
            decision.undone().ifPresent(undone -> keys.add(undone.by()));
        }
        Map<ModeratorKey, String> names = moderators.names(connection, namespace, keys);
        return decisions.stream()
                .map(decision -> DecisionView.of(decision, names))
                .toList();
    }

    DecisionView one(Connection connection, CaseDecision decision) throws SQLException {
        return decisions(connection, decision.namespace(), List.of(decision)).get(0);
    }

    /** The ids behind the authors of members, as far as they are known. */
    Map<AccountKey, String> authors(String namespace, Collection<CaseMember> members) {
        Set<AccountKey> keys = new HashSet<>();
        members.forEach(member -> member.account().ifPresent(keys::add));
        return accounts.ids(namespace, keys);
    }

    private static CaseView view(
            ModerationCase one,
            Optional<ModerationCase.Claim> claim,
            Map<ModeratorKey, String> names,
            DecisionView decision) {
        return new CaseView(
                CaseIds.CASE.wire(one.id()),
                one.kind(),
                one.queue(),
                one.priority(),
                one.state(),
                one.rule(),
                one.labels(),
                one.severity(),
                one.targetIds(),
                one.groupId(),
                one.proposed(),
                one.sensitive(),
                one.memberCount(),
                one.openedAt(),
                one.lastAt(),
                claim.map(held -> new CaseView.ClaimView(
                                names.getOrDefault(held.by(), held.by().wire()), held.until()))
                        .orElse(null),
                decision,
                one.mergedInto() == null ? null : CaseIds.CASE.wire(one.mergedInto()),
                one.reviewOf() == null ? null : CaseIds.CASE.wire(one.reviewOf()));
    }
}
