package io.touchline.assessment.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Port to the casework: opens the cases that a policy asks for, in the transaction that writes the comments. */
public interface CaseOpener {

    /**
     * Opens the cases of these rows, or adds to those that are open.
     *
     * @param rows written now, for the first time; those without a {@link CaseNote} are left alone
     * @param revisions theirs, by id
     */
    Opening open(Connection connection, List<AssessmentRow> rows, Map<UUID, Integer> revisions) throws SQLException;

    /** The cases, as the API writes their ids, that these assessments belong to. Blocking. */
    Map<UUID, String> casesOf(Collection<UUID> assessmentIds);

    /** What was opened, and not yet logged. */
    interface Opening {

        /** Case ids by assessment id. */
        Map<UUID, String> caseIds();

        /**
         * Writes the openings, and what rules do to accounts by themselves, into the log; last in the transaction, since
         * all writers meet there.
         *
         * @param educating those of the rows of which an education is left
         */
        void log(Connection connection, List<AssessmentRow> educating) throws SQLException;
    }
}
