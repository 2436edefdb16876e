package io.touchline.assessment.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What follows from assessments and stands or falls with them. */
public interface Consequences {

    /**
     * Writes what follows, in the transaction that writes the rows.
     *
     * @param written rows that are written now, for the first time; never empty
     */
    void write(Connection connection, List<AssessmentRow> written) throws SQLException;

    /** Told after the commit. Must not fail nor block. */
    void committed(List<AssessmentRow> written);
}
