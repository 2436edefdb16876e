package io.touchline.casework.retention;

import io.quarkus.scheduler.Scheduled;
import io.touchline.api.Outage;
import io.touchline.api.RunLock;
import io.touchline.api.SureTime;
import io.touchline.api.Transaction;
import io.touchline.assessment.store.KnownNamespaces;
import io.touchline.assessment.store.StoredDay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * The run that lets go what is older than it may be, once a day, on one replica at a time. A class that something is in
 * the way of does not keep the others waiting.
 */
@ApplicationScoped
class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);

    /** Of its {@link RunLock}. */
    static final long LOCK = 0x746c5f7265746169L;

    private static final Duration CLOCKS_APART = Duration.ofMinutes(10);

    private final DataSource database;
    private final DayRetention days;
    private final RowRetention rows;
    private final KnownNamespaces namespaces;
    private final RetentionConfig config;
    private final Clock clock;

    @Inject
    Retention(
            DataSource database,
            DayRetention days,
            RowRetention rows,
            KnownNamespaces namespaces,
            RetentionConfig config,
            Clock clock) {
        this.database = database;
        this.days = days;
        this.rows = rows;
        this.namespaces = namespaces;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            every = "${touchline.retention.look-every:10m}",
            delayed = "5m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void runIfDue() {
        try {
            Optional<RetentionRun> last = Transaction.in(database, RunSql::last);
            Instant now = sure();
            // One that began later than now was run by a clock that was ahead.
            if (last.isEmpty()
                    || now.isBefore(last.get().startedAt())
                    || !now.isBefore(last.get().startedAt().plus(config.runEvery()))) {
                run();
            }
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("retention.failed reason=%s", e.getClass().getSimpleName());
        }
    }

    /** @return what was done; empty if another replica is at it */
    Optional<RetentionRun> run() throws SQLException {
        try (RunLock lock = RunLock.of(database, LOCK)) {
            if (!lock.held()) {
                return Optional.empty();
            }
            Instant now = sure();
            List<Dropped> dropped = new ArrayList<>();
            List<String> postponed = new ArrayList<>();
            drop(now, dropped, postponed);
            for (RetentionClass dataClass : RetentionClass.values()) {
                letGo(dataClass, now, dropped, postponed);
            }
            RetentionRun run =
                    new RetentionRun(now, clock.instant().truncatedTo(ChronoUnit.MILLIS), dropped, postponed);
            Transaction.in(database, connection -> RunSql.insert(connection, run));
            LOG.infof("retention.run dropped=%d postponed=%d", dropped.size(), postponed.size());
            return Optional.of(run);
        }
    }

    /** The earlier of two clocks: what one that is ahead lets go is lost. */
    private Instant sure() throws SQLException {
        Instant own = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant theirs = Transaction.in(database, SureTime::of).truncatedTo(ChronoUnit.MILLIS);
        if (Duration.between(own, theirs).abs().compareTo(CLOCKS_APART) > 0) {
            LOG.warnf("retention.clocks apart=%s", Duration.between(own, theirs));
        }
        return own.isBefore(theirs) ? own : theirs;
    }

    /** What is in the way of a day's texts is so of its assessments: without those nobody finds the texts. */
    private void drop(Instant now, List<Dropped> dropped, List<String> postponed) throws SQLException {
        Set<LocalDate> kept = new HashSet<>();
        for (StoredDay day : days.days()) {
            if (!days.due(day, now)) {
                continue;
            }
            Optional<Dropped> gone = kept.contains(day.day()) ? Optional.empty() : drop(day);
            gone.ifPresent(dropped::add);
            if (gone.isEmpty()) {
                kept.add(day.day());
                postponed.add(day.partition());
            }
        }
    }

    private Optional<Dropped> drop(StoredDay day) {
        try {
            return days.drop(day);
        } catch (SQLException e) {
            LOG.warnf("retention.postponed table=%s state=%s", day.kind().table(), e.getSQLState());
            return Optional.empty();
        }
    }

    private void letGo(RetentionClass dataClass, Instant now, List<Dropped> dropped, List<String> postponed) {
        Optional<Instant> before = dataClass.keptSince(config, now);
        if (before.isEmpty()) {
            return;
        }
        LongAdder gone = new LongAdder();
        if (!letGo(dataClass, before.get(), gone::add)) {
            postponed.add(dataClass.wire());
        }
        if (gone.sum() > 0) {
            dropped.add(Dropped.rows(dataClass, gone.sum()));
        }
    }

    /** @param gone takes how many rows are, part by part @return whether nothing was in the way */
    private boolean letGo(RetentionClass dataClass, Instant before, LongConsumer gone) {
        return switch (dataClass) {
            case TEXTS -> each(dataClass, namespace -> rows.refused(namespace, before, gone));
            case ASSESSMENTS -> true;
            case IDLE_ACCOUNTS -> done(dataClass, "-", () -> rows.idleAccounts(before, gone));
            case CASES -> each(dataClass, namespace -> rows.cases(namespace, before, gone));
            case UNDECIDED_CASES -> each(dataClass, namespace -> rows.undecidedCases(namespace, before, gone));
            case AUDIT_PERSONAL -> each(dataClass, namespace -> rows.auditPersonal(namespace, before, gone));
            case APPEALS -> each(dataClass, namespace -> rows.appeals(namespace, before, gone));
            case FEEDBACK -> each(dataClass, namespace -> rows.feedback(namespace, before, gone));
        };
    }

    private interface Work {
        void run() throws SQLException;
    }

    private interface OfNamespace {
        void run(String namespace) throws SQLException;
    }

    private boolean each(RetentionClass dataClass, OfNamespace work) {
        Set<String> all = new TreeSet<>();
        boolean done = done(dataClass, "-", () -> all.addAll(namespaces.look()));
        for (String namespace : all) {
            done &= done(dataClass, namespace, () -> work.run(namespace));
        }
        return done;
    }

    /** A row of a version to come, say, is in the way: no class waits for another, nor one namespace for another. */
    private static boolean done(RetentionClass dataClass, String namespace, Work work) {
        try {
            work.run();
            return true;
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("retention.postponed class=%s namespace=%s: %s", dataClass.wire(), namespace, Outage.kind(e));
            return false;
        }
    }
}
