package io.touchline.assessment;

import io.touchline.assessment.store.AssessmentIds;
import io.touchline.assessment.store.AssessmentRow;
import io.touchline.assessment.store.RevisionSql;
import io.touchline.handling.standing.DecidedStrikeSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A comment counts once against its author, however often it is assessed: where a rule's education for one of its
 * newest 200 revisions stands, another revision leaves none.
 */
final class EducatedOnce {

    private EducatedOnce() {}

    /**
     * Locks what rules have educated for the comments' other revisions: whoever is putting one back is waited for.
     *
     * @param written rows of this transaction, which holds the ledger's rows of their comments, and has locked whatever
     *     comes before strikes
     * @return those of them that leave an education
     */
    static List<AssessmentRow> of(Connection connection, List<AssessmentRow> written) throws SQLException {
        List<AssessmentRow> educating =
                written.stream().filter(row -> row.education() != null).toList();
        Map<UUID, List<UUID>> others = RevisionSql.others(connection, educating);
        Map<String, List<AssessmentRow>> edited = educating.stream()
                .filter(row -> others.containsKey(row.id()))
                .collect(Collectors.groupingBy(AssessmentRow::namespace, TreeMap::new, Collectors.toList()));
        Set<UUID> before = new HashSet<>();
        for (Map.Entry<String, List<AssessmentRow>> own : edited.entrySet()) {
            before.addAll(educatedBefore(connection, own.getKey(), own.getValue(), others));
        }
        return educating.stream().filter(row -> !before.contains(row.id())).toList();
    }

    private static List<UUID> educatedBefore(
            Connection connection, String namespace, List<AssessmentRow> rows, Map<UUID, List<UUID>> others)
            throws SQLException {
        List<String> ids = rows.stream()
                .flatMap(row -> others.get(row.id()).stream())
                .map(AssessmentIds::wire)
                .toList();
        DecidedStrikeSql.lockEducations(connection, namespace, ids);
        Set<String> educated = DecidedStrikeSql.educated(connection, namespace, ids);
        return rows.stream()
                .map(AssessmentRow::id)
                .filter(id -> others.get(id).stream().map(AssessmentIds::wire).anyMatch(educated::contains))
                .toList();
    }
}
