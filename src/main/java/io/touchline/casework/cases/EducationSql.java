package io.touchline.casework.cases;

import io.touchline.assessment.store.AssessmentIds;
import io.touchline.assessment.store.RevisionSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads which decisions rest on a rule's education. */
final class EducationSql {

    private static final String UPHELD =
            """
            SELECT DISTINCT d.case_id, d.decided_at
            FROM case_member m JOIN case_decision d ON d.case_id = m.case_id AND m.seq <= d.members
            WHERE m.assessment_id = ANY(?) AND m.overturned_by IS NULL
                AND d.undone_at IS NULL AND d.replaced_by IS NULL
                AND 'EDUCATE' = ANY(CASE d.outcome WHEN 'UPHOLD' THEN m.actions ELSE d.measures END)
            """;

    private EducationSql() {}

    /**
     * Those that stand and let it go on.
     *
     * @param assessmentId that it rests on, as the API writes it; the case may have another revision of the comment
     */
    static List<MeasuresUndone.Ruled> upheld(Connection connection, String assessmentId) throws SQLException {
        Optional<UUID> assessment = AssessmentIds.ofWire(assessmentId);
        if (assessment.isEmpty()) {
            return List.of();
        }
        List<UUID> revisions = RevisionSql.all(connection, List.of(assessment.get())).all().stream()
                .map(AssessmentIds::ofWire)
                .flatMap(Optional::stream)
                .toList();
        try (PreparedStatement statement = connection.prepareStatement(UPHELD)) {
            statement.setArray(1, SqlRows.uuids(connection, revisions));
            List<MeasuresUndone.Ruled> upheld = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    upheld.add(
                            new MeasuresUndone.Ruled(SqlRows.uuid(row, "case_id"), SqlRows.instant(row, "decided_at")));
                }
            }
            return upheld;
        }
    }
}
