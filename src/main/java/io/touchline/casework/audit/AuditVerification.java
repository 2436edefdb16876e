package io.touchline.casework.audit;

import io.touchline.api.DatabaseOutage;
import io.touchline.api.Problem;
import io.touchline.api.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;

/** Looks at a whole log as it is at one moment: page by page, so that its length costs time alone. Blocking. */
@ApplicationScoped
class AuditVerification {

    private static final int PAGE = 1_000;

    /** Each keeps a connection for seconds; comments need the others. */
    private static final int AT_ONCE = 2;

    private final Semaphore running = new Semaphore(AT_ONCE);
    private final DataSource database;
    private final AuditLog log;

    @Inject
    AuditVerification(DataSource database, AuditLog log) {
        this.database = database;
        this.log = log;
    }

    /**
     * @param anchor a hash of this log that was published, if one is known
     * @throws ProblemException 503 if too many look at once, or the database is away
     */
    ChainReport verify(String namespace, Optional<byte[]> anchor) {
        if (!running.tryAcquire()) {
            throw new ProblemException(Problem.of(503, List.of()));
        }
        try {
            return Snapshot.<ChainReport, RuntimeException>read(
                    database, connection -> verify(connection, namespace, anchor));
        } catch (SQLException e) {
            throw DatabaseOutage.problem(e);
        } finally {
            running.release();
        }
    }

    private ChainReport verify(Connection connection, String namespace, Optional<byte[]> anchor) throws SQLException {
        ChainCheck check = new ChainCheck(namespace);
        anchor.ifPresent(check::expect);
        // Not from 1: whatever stands before it would be passed over.
        long last = Long.MIN_VALUE;
        List<AuditRows.Stored> page;
        do {
            page = AuditRows.page(connection, namespace, last, PAGE);
            for (AuditRows.Stored one : page) {
                check.event(one.event(), one.personal());
                last = one.event().seq();
            }
        } while (page.size() == PAGE);
        AuditRows.stray(connection, namespace, Math.max(last, 0)).forEach(check::stray);
        return check.sealedEnd(AuditRows.end(connection, namespace), log::seal);
    }
}
