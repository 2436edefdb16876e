package io.touchline.assessment.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What follows from assessments and stands or falls with them. */
public interface Consequences {

    /**
     * Writes what follows, in the transaction that writes the rows.
     *
     * @param written rows that are written now, for the first time; never empty
     * @param revisions theirs, by id
     * @return the cases that they opened or joined, by assessment id
     */
    Map<UUID, String> write(Connection connection, List<AssessmentRow> written, Map<UUID, Integer> revisions)
            throws SQLException;

    /** Told after the commit. Must not fail nor block. */
    void committed(List<AssessmentRow> written);
}
