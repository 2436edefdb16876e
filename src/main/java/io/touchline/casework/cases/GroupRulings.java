package io.touchline.casework.cases;

import io.touchline.api.StoredNames;
import io.touchline.coordination.GroupVerdictSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What decisions say about groups, in their transaction. Of all cases of a group the latest decision that stands
 * counts: {@link Outcome#OVERTURN} finds the group innocent, anything else that it is one.
 */
final class GroupRulings {

    private static final String STANDS =
            """
            SELECT d.decided_at, d.outcome FROM moderation_case c JOIN case_decision d ON d.case_id = c.id
            WHERE c.namespace = ? AND c.group_id = ? AND c.kind = 'GROUP' AND c.review_of IS NULL
                AND d.undone_at IS NULL AND d.replaced_by IS NULL
            ORDER BY d.decided_at DESC, d.id DESC LIMIT 1
            """;

    private GroupRulings() {}

    /**
     * Makes what is known of the groups of these cases be what their decisions say now.
     *
     * @param cases of one namespace, locked; those that are about no group are passed over
     */
    static void apply(Connection connection, String namespace, Collection<ModerationCase> cases) throws SQLException {
        Set<String> groups = cases.stream()
                .filter(one -> one.kind() == CaseKind.GROUP && !one.isReview())
                .map(ModerationCase::groupId)
                .collect(Collectors.toCollection(TreeSet::new));
        if (groups.isEmpty()) {
            return;
        }
        GroupVerdictSql.lock(connection, namespace, groups);
        for (String group : groups) {
            Optional<Stands> stands = stands(connection, namespace, group);
            GroupVerdictSql.decide(
                    connection,
                    namespace,
                    group,
                    stands.map(Stands::at),
                    stands.filter(one -> one.outcome() == Outcome.OVERTURN).isPresent());
        }
    }

    private record Stands(Instant at, Outcome outcome) {}

    private static Optional<Stands> stands(Connection connection, String namespace, String groupId)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STANDS)) {
            statement.setString(1, namespace);
            statement.setString(2, groupId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Stands(
                                SqlRows.instant(row, "decided_at"),
                                StoredNames.of(Outcome.class, row.getString("outcome"))))
                        : Optional.empty();
            }
        }
    }
}
