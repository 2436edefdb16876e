package io.touchline.casework.cases;

import io.touchline.casework.audit.NewEvent;
import io.touchline.handling.CaseRequest;
import io.touchline.handling.PolicyService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
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

    /** Begins the key of an account's case that gathers; one of an erased account has none that tells of it. */
    private static final String ACCOUNT = "a:";

    /** One whose key is taken gathers no more. */
    private static final String KEY =
            """
            UPDATE moderation_case c
            SET case_key = CASE WHEN EXISTS (SELECT FROM moderation_case o WHERE o.namespace = c.namespace
                                             AND o.case_key = ? AND o.state = 'OPEN')
                THEN split_part(?, '~', 1) || '~' || gen_random_uuid() ELSE ? END
            WHERE c.id = ?
            """;

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
        CaseRequest request = mostUrgent(CaseSql.rules(connection, next), decided);
        CaseSql.openedBy(connection, next, request);
        if (decided.key().startsWith(ACCOUNT) && !request.queue().equals(decided.queue())) {
            gatherIn(connection, next, decided, request.queue());
        }
        return CaseEvents.followed(
                CaseRows.find(connection, decided.namespace(), next).orElseThrow(), decided.id());
    }

    /**
     * The queue stands in the key of an account's case (see {@link Gathering}): what the account says next must come to
     * the case of its queue and to no other.
     */
    private static void gatherIn(Connection connection, UUID next, ModerationCase decided, String queue)
            throws SQLException {
        String[] parts = decided.key().split(":", 4);
        String key = ACCOUNT + parts[1] + ':' + queue + ':' + parts[3];
        try (PreparedStatement statement = connection.prepareStatement(KEY)) {
            statement.setString(1, key);
            statement.setString(2, key);
            statement.setString(3, key);
            statement.setObject(4, next);
            statement.executeUpdate();
        }
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
