package io.touchline.casework.retention;

import io.touchline.api.Transaction;
import io.touchline.assessment.store.IdleAccounts;
import io.touchline.casework.audit.AuditErasure;
import io.touchline.casework.audit.AuditLog;
import io.touchline.casework.cases.EmptiedCases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Lets go what is kept row by row, in parts, each with its event in one transaction. Blocking.
 */
@ApplicationScoped
class RowRetention {

    private final DataSource database;
    private final EmptiedCases emptied;
    private final AuditErasure personal;
    private final AuditLog log;
    private final Clock clock;

    @Inject
    RowRetention(DataSource database, EmptiedCases emptied, AuditErasure personal, AuditLog log, Clock clock) {
        this.database = database;
        this.emptied = emptied;
        this.personal = personal;
        this.log = log;
        this.clock = clock;
    }

    private interface Part {
        int on(Connection connection) throws SQLException;
    }

    /**
     * Empties the cases of a namespace that were decided before a moment; open ones close. Deletes the drafts of
     * notices that were made before it.
     *
     * @return how many comments and drafts
     */
    long cases(String namespace, Instant before) throws SQLException {
        long rows = 0;
        OldRows.Place place = OldRows.Place.FIRST;
        while (!place.end()) {
            OldRows.Place after = place;
            place = Transaction.in(database, connection -> {
                OldRows.Place next = OldRows.emptyCases(connection, namespace, before, after);
                emptied.close(connection, namespace, next.emptied());
                tell(connection, namespace, RetentionClass.CASES, before, next.rows());
                return next;
            });
            rows += place.rows();
        }
        return rows
                + parts(
                        namespace,
                        RetentionClass.CASES,
                        before,
                        connection -> OldRows.deleteDrafts(connection, namespace, before));
    }

    /** Deletes the cases of a namespace that nobody decided. @return how many comments they held */
    long undecidedCases(String namespace, Instant before) throws SQLException {
        long rows = 0;
        OldRows.Undecided part;
        do {
            part = Transaction.in(database, connection -> {
                OldRows.Undecided gone = OldRows.deleteUndecided(connection, namespace, before);
                tell(connection, namespace, RetentionClass.UNDECIDED_CASES, before, gone.comments());
                return gone;
            });
            rows += part.comments();
        } while (part.cases() > 0);
        return rows;
    }

    long auditPersonal(String namespace, Instant before) throws SQLException {
        return parts(
                namespace,
                RetentionClass.AUDIT_PERSONAL,
                before,
                connection -> personal.eraseBefore(connection, namespace, before));
    }

    long appeals(String namespace, Instant before) throws SQLException {
        return parts(
                namespace,
                RetentionClass.APPEALS,
                before,
                connection -> OldRows.emptyAppeals(connection, namespace, before));
    }

    long feedback(String namespace, Instant before) throws SQLException {
        return parts(
                namespace,
                RetentionClass.FEEDBACK,
                before,
                connection -> OldRows.deleteFeedback(connection, namespace, before));
    }

    private long parts(String namespace, RetentionClass dataClass, Instant before, Part part) throws SQLException {
        long rows = 0;
        int last;
        do {
            last = Transaction.in(database, connection -> {
                int gone = part.on(connection);
                tell(connection, namespace, dataClass, before, gone);
                return gone;
            });
            rows += last;
        } while (last > 0);
        return rows;
    }

    private void tell(Connection connection, String namespace, RetentionClass dataClass, Instant before, long rows)
            throws SQLException {
        if (rows > 0) {
            log.append(connection, List.of(RetentionEvents.rows(namespace, dataClass, before, rows)));
        }
    }

    /** Forgets the ids of accounts of which nothing is left. @return how many */
    long idleAccounts(Instant seenBefore) throws SQLException {
        // What a run that was killed has not told of yet.
        Transaction.in(database, this::tellForgotten);
        long rows = 0;
        IdleAccounts.Account after = IdleAccounts.Account.FIRST;
        while (after != null) {
            Instant lookedAt = clock.instant().minusSeconds(1);
            IdleAccounts.Account from = after;
            List<IdleAccounts.Account> part =
                    Transaction.in(database, connection -> IdleAccounts.next(connection, from));
            if (part.isEmpty()) {
                return rows;
            }
            List<IdleAccounts.Account> idle =
                    Transaction.in(database, connection -> IdleAccounts.idle(connection, part, seenBefore));
            if (!idle.isEmpty()) {
                rows += Transaction.in(database, connection -> forget(connection, idle, lookedAt, seenBefore));
                Transaction.in(database, this::tellForgotten);
            }
            after = part.get(part.size() - 1);
        }
        return rows;
    }

    private static long forget(
            Connection connection, List<IdleAccounts.Account> idle, Instant lookedAt, Instant seenBefore)
            throws SQLException {
        Map<String, Long> forgotten = IdleAccounts.forget(connection, idle, lookedAt);
        ForgottenAccounts.note(connection, forgotten, seenBefore);
        return forgotten.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Apart from the forgetting, which keeps comments waiting and so must not wait for the end of a log. */
    private int tellForgotten(Connection connection) throws SQLException {
        return log.append(connection, ForgottenAccounts.take(connection)).size();
    }
}
