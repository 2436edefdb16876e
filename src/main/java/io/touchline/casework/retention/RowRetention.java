package io.touchline.casework.retention;

import io.touchline.assessment.store.IdleAccounts;
import io.touchline.assessment.store.RefusedRows;
import io.touchline.casework.audit.AuditErasure;
import io.touchline.casework.audit.AuditLog;
import io.touchline.casework.cases.EmptiedCases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import javax.sql.DataSource;

/**
 * Lets go what is kept row by row, in parts, each with its event in one transaction. Blocking.
 */
@ApplicationScoped
class RowRetention {

    /** For a part of the rows that lie aside. */
    private static final Duration REDIS_BUDGET = Duration.ofSeconds(5);

    private final DataSource database;
    private final RefusedRows refused;
    private final EmptiedCases emptied;
    private final AuditErasure personal;
    private final AuditLog log;
    private final Clock clock;

    @Inject
    RowRetention(
            DataSource database,
            RefusedRows refused,
            EmptiedCases emptied,
            AuditErasure personal,
            AuditLog log,
            Clock clock) {
        this.database = database;
        this.refused = refused;
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
     * @param gone takes, part by part, how many comments and drafts are
     */
    void cases(String namespace, Instant before, LongConsumer gone) throws SQLException {
        OldRows.Place place = OldRows.Place.FIRST;
        while (!place.end()) {
            OldRows.Place after = place;
            place = LostRaces.again(database, connection -> {
                OldRows.Place next = OldRows.emptyCases(connection, namespace, before, after);
                emptied.close(connection, namespace, next.emptied());
                tell(connection, namespace, RetentionClass.CASES, before, next.rows());
                return next;
            });
            gone.accept(place.rows());
        }
        parts(
                namespace,
                RetentionClass.CASES,
                before,
                connection -> OldRows.deleteDrafts(connection, namespace, before),
                gone);
    }

    /** Deletes the cases of a namespace that nobody decided. @param gone takes how many comments they held */
    void undecidedCases(String namespace, Instant before, LongConsumer gone) throws SQLException {
        OldRows.Undecided part;
        do {
            part = LostRaces.again(database, connection -> {
                OldRows.Undecided deleted = OldRows.deleteUndecided(connection, namespace, before);
                tell(connection, namespace, RetentionClass.UNDECIDED_CASES, before, deleted.comments());
                return deleted;
            });
            gone.accept(part.comments());
        } while (part.cases() > 0);
    }

    void auditPersonal(String namespace, Instant before, LongConsumer gone) throws SQLException {
        parts(
                namespace,
                RetentionClass.AUDIT_PERSONAL,
                before,
                connection -> personal.eraseBefore(connection, namespace, before),
                gone);
    }

    void appeals(String namespace, Instant before, LongConsumer gone) throws SQLException {
        parts(
                namespace,
                RetentionClass.APPEALS,
                before,
                connection -> OldRows.emptyAppeals(connection, namespace, before),
                gone);
    }

    void feedback(String namespace, Instant before, LongConsumer gone) throws SQLException {
        parts(
                namespace,
                RetentionClass.FEEDBACK,
                before,
                connection -> OldRows.deleteFeedback(connection, namespace, before),
                gone);
    }

    private void parts(String namespace, RetentionClass dataClass, Instant before, Part part, LongConsumer gone)
            throws SQLException {
        int last;
        do {
            last = LostRaces.again(database, connection -> {
                int rows = part.on(connection);
                tell(connection, namespace, dataClass, before, rows);
                return rows;
            });
            gone.accept(last);
        } while (last > 0);
    }

    private void tell(Connection connection, String namespace, RetentionClass dataClass, Instant before, long rows)
            throws SQLException {
        if (rows > 0) {
            log.append(connection, List.of(RetentionEvents.rows(namespace, dataClass, before, rows)));
        }
    }

    /** Discards the refused comments of a namespace that lie aside. Logged before it is done, as by hand. */
    void refused(String namespace, Instant before, LongConsumer gone) throws SQLException {
        List<String> places = refused.receivedBefore(namespace, before, REDIS_BUDGET);
        LostRaces.again(database, connection -> {
            tell(connection, namespace, RetentionClass.TEXTS, before, places.size());
            return places;
        });
        gone.accept(refused.discard(namespace, places, REDIS_BUDGET));
    }

    /** Forgets the ids of accounts of which nothing is left. @param gone takes how many */
    void idleAccounts(Instant seenBefore, LongConsumer gone) throws SQLException {
        // What a run that was killed has not told of yet.
        LostRaces.again(database, this::tellForgotten);
        IdleAccounts.Account after = IdleAccounts.Account.FIRST;
        while (after != null) {
            IdleAccounts.Account from = after;
            List<IdleAccounts.Account> part =
                    LostRaces.again(database, connection -> IdleAccounts.next(connection, from));
            if (part.isEmpty()) {
                return;
            }
            List<IdleAccounts.Account> idle =
                    LostRaces.again(database, connection -> IdleAccounts.idle(connection, part, seenBefore));
            if (!idle.isEmpty()) {
                gone.accept(LostRaces.again(database, connection -> forget(connection, idle, seenBefore)));
                LostRaces.again(database, this::tellForgotten);
            }
            after = part.get(part.size() - 1);
        }
    }

    private static long forget(Connection connection, List<IdleAccounts.Account> idle, Instant seenBefore)
            throws SQLException {
        Map<String, Long> forgotten = IdleAccounts.forget(connection, idle);
        ForgottenAccounts.note(connection, forgotten, seenBefore);
        return forgotten.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Apart from the forgetting, which keeps comments waiting and so must not wait for the end of a log. */
    private int tellForgotten(Connection connection) throws SQLException {
        return log.append(connection, ForgottenAccounts.take(connection)).size();
    }
}
