package io.touchline.casework.cases;

import io.touchline.casework.audit.NewEvent;
import io.touchline.handling.CaseRequest;
import io.touchline.handling.PolicyService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes cases of comments that came too late for the decision on theirs. */
@ApplicationScoped
class LateComers {

    private final PolicyService policies;

    @Inject
    LateComers(PolicyService policies) {
        this.policies = policies;
    }

    /**
     * Moves what a decision does not cover into a case of its own.
     *
     * @param decided as it was before, locked
     * @param members how many the decision covers
     * @return what is to be logged of it
     */
    NewEvent follow(Connection connection, ModerationCase decided, int members, Instant now) throws SQLException {
        UUID next = CaseIds.CASE.next(now);
        CaseSql.follow(connection, decided, members, next, now);
        CaseSql.openedBy(connection, next, mostUrgent(CaseSql.rules(connection, next), decided));
        return CaseEvents.followed(
                CaseRows.find(connection, decided.namespace(), next).orElseThrow(), decided.id());
    }

    /**
     * What the comments' own rules ask for, as the policies in force have them. Where one is not there any more the
     * case stays where it was, as urgent as it was.
     */
    private CaseRequest mostUrgent(List<String> rules, ModerationCase decided) {
        List<CaseRequest> requests = new ArrayList<>();
        for (String rule : rules) {
            Optional<CaseRequest> request =
                    policies.find(rule.split("#", 2)[0]).flatMap(policy -> policy.caseRequest(rule));
            if (request.isEmpty()) {
                return new CaseRequest(decided.queue(), decided.priority(), rules.get(0));
            }
            requests.add(request.get());
        }
        return requests.stream()
                .min(Comparator.comparingInt(CaseRequest::priority))
                .orElseThrow();
    }
}
