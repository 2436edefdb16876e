package io.touchline.handling.protection;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.touchline.api.Outage;
import io.touchline.api.SteadyTimer;
import io.touchline.api.SureTime;
import io.touchline.coordination.StormLevel;
import io.touchline.coordination.StormLevels;
import io.touchline.coordination.StormReading;
import io.touchline.target.ProtectionWish;
import io.touchline.target.RegisteredTarget;
import io.touchline.target.TargetRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Brings protections to their end: what is over by its time is closed; what is due for a review is ended where the target
 * is calm and otherwise looked at again later; what closes a section ends where the target wants it open. An alert ends
 * as soon as there is calm. Where Redis cannot say how a target stands, nothing is ended. Replicas may do it side by side.
 */
@ApplicationScoped
class ProtectionWatch {

    private static final Logger LOG = Logger.getLogger(ProtectionWatch.class);

    private static final int AT_ONCE = 500;

    private final Outage looking = new Outage(LOG, "protections not looked at");
    private final Outage deleting = new Outage(LOG, "protections not deleted");
    private final ProtectionRepository repository;
    private final Protections protections;
    private final ProtectionConfig config;
    private final StormLevels storms;
    private final TargetRegistry targets;
    private final DataSource database;
    private final Clock clock;

    /** The last alert of the look before, 0 for none behind it. */
    private long lookedAt;

    /** The same of what was due. */
    private long reviewedAt;

    ProtectionWatch(
            ProtectionRepository repository,
            Protections protections,
            ProtectionConfig config,
            StormLevels storms,
            TargetRegistry targets,
            DataSource database,
            Clock clock) {
        this.repository = repository;
        this.database = database;
        this.protections = protections;
        this.targets = targets;
        this.config = config;
        this.storms = storms;
        this.clock = clock;
    }

    /** Behind the registry, whose targets it asks for, and by the monotonic clock: what ends was promised a time. */
    void begin(@Observes StartupEvent event, SteadyTimer timer) {
        timer.every(config.lookEvery(), this::look);
    }

    synchronized void look() {
        try {
            Instant now = SureTime.now(database, clock);
            repository.closeOver(now);
            protections.open(wishingOpen(), now);
            nextAlerts().forEach(due -> review(due, now));
            nextDue(now).forEach(due -> review(due, now));
            looking.over();
        } catch (SQLException | RuntimeException e) {
            looking.tell(e);
        }
    }

    /** In turn, as a review changes nothing of one that goes on. */
    private List<ProtectionRepository.Due> nextAlerts() {
        List<ProtectionRepository.Due> alerts = repository.alerts(lookedAt, AT_ONCE);
        lookedAt = alerts.size() < AT_ONCE ? 0 : alerts.get(AT_ONCE - 1).id();
        return alerts;
    }

    /** In turn too: what cannot be read now stays due. */
    private List<ProtectionRepository.Due> nextDue(Instant now) {
        List<ProtectionRepository.Due> due = repository.due(now, reviewedAt, AT_ONCE);
        reviewedAt = due.size() < AT_ONCE ? 0 : due.get(AT_ONCE - 1).id();
        return due;
    }

    private List<String> wishingOpen() {
        return targets.current().all().stream()
                .filter(target -> target.protection() == ProtectionWish.OPEN)
                .map(RegisteredTarget::id)
                .toList();
    }

    @Scheduled(every = "1h", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void deleteOld() {
        try {
            Instant moment = SureTime.now(database, clock).minus(config.kept());
            int part;
            do {
                part = repository.deleteEndedBefore(moment);
            } while (part > 0);
            deleting.over();
        } catch (SQLException | RuntimeException e) {
            deleting.tell(e);
        }
    }

    private void review(ProtectionRepository.Due due, Instant now) {
        try {
            StormReading reading =
                    storms.storm(due.namespace(), due.targetId()).await().indefinitely();
            protections.reviewed(due, reading.level() == StormLevel.CALM && reading.tellsOf(due.beganAt()), now);
        } catch (RuntimeException e) {
            LOG.debugf("a protection was not reviewed: %s", e.getClass().getSimpleName());
        }
    }
}
