package io.touchline.casework.cases;

import io.touchline.assessment.store.RevisionSql;
import io.touchline.assessment.store.Revisions;
import io.touchline.handling.standing.DecidedStrikeSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;

/** Locks what rules have educated for comments, for whoever takes it back or puts it back. */
public final class LockedEducations {

    private LockedEducations() {}

    /**
     * A comment's one education by rule may rest on any of its revisions: all are locked. An edit that was being written
     * while they were waited for is known only then; the next one waits itself.
     *
     * @return all revisions of the comments
     */
    public static Revisions of(Connection connection, String namespace, Collection<UUID> assessments)
            throws SQLException {
        DecidedStrikeSql.lockEducations(
                connection, namespace, RevisionSql.all(connection, assessments).all());
        Revisions revisions = RevisionSql.all(connection, assessments);
        DecidedStrikeSql.lockEducations(connection, namespace, revisions.all());
        return revisions;
    }
}
