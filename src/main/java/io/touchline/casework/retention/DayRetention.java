package io.touchline.casework.retention;

import io.touchline.api.DatabaseOutage;
import io.touchline.api.Transaction;
import io.touchline.assessment.store.StoredDay;
import io.touchline.assessment.store.StoredDays;
import io.touchline.casework.audit.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Lets go what is kept by day: texts, and later their assessments with what the ledger knows of the comments. A day is
 * dropped with its event in one transaction, or stays for the next run. Blocking.
 */
@ApplicationScoped
class DayRetention {

    /** Much longer than a day of many millions takes. */
    private static final Duration COUNTED_WITHIN = Duration.ofMinutes(10);

    private final DataSource database;
    private final AuditLog log;
    private final RetentionConfig config;

    @Inject
    DayRetention(DataSource database, AuditLog log, RetentionConfig config) {
        this.database = database;
        this.log = log;
        this.config = config;
    }

    List<StoredDay> days() throws SQLException {
        return Transaction.in(database, StoredDays::list);
    }

    /** Whether a day is over the limit of its class. */
    boolean due(StoredDay day, Instant now) {
        return dataClass(day)
                .keptSince(config, now)
                .filter(since -> !day.end().isAfter(since))
                .isPresent();
    }

    static RetentionClass dataClass(StoredDay day) {
        return switch (day.kind()) {
            case TEXT -> RetentionClass.TEXTS;
            case TARGET, ASSESSMENT -> RetentionClass.ASSESSMENTS;
        };
    }

    /**
     * @return empty if comments were in the way all the time: tried again in the next run
     * @throws SQLException also if PostgreSQL did not say in time how many rows there are: tried again as well
     */
    Optional<Dropped> drop(StoredDay day) throws SQLException {
        long rows = Transaction.in(database, connection -> StoredDays.rows(connection, day, COUNTED_WITHIN));
        if (day.kind() == StoredDay.Kind.ASSESSMENT) {
            // After what may take minutes: what is drained into that day behind this is known of for ever.
            forgetComments(day);
            Transaction.in(database, connection -> StoredDays.forgetErased(connection, day));
        }
        Dropped dropped =
                new Dropped(dataClass(day).wire(), day.kind().table(), day.day().toString(), rows);
        for (int tried = 0; tried < config.tries(); tried++) {
            if (tried > 0 && !pause()) {
                return Optional.empty();
            }
            if (tryToDrop(day, dropped)) {
                return Optional.of(dropped);
            }
        }
        return Optional.empty();
    }

    private void forgetComments(StoredDay day) throws SQLException {
        Optional<UUID> last = Optional.empty();
        do {
            Optional<UUID> after = last;
            last = LostRaces.again(database, connection -> StoredDays.forgetComments(connection, day, after));
        } while (last.isPresent());
    }

    private boolean tryToDrop(StoredDay day, Dropped dropped) throws SQLException {
        try {
            return Transaction.in(database, connection -> {
                // The table's lock comes last: nothing is waited for while comments wait for it.
                log.append(connection, List.of(RetentionEvents.day(dropped)));
                StoredDays.drop(connection, day, (int) config.lockTimeout().toMillis());
                return true;
            });
        } catch (SQLException e) {
            if (DatabaseOutage.isLocked(e)) {
                return false;
            }
            throw e;
        }
    }

    private boolean pause() {
        try {
            Thread.sleep(config.betweenTries().toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
