package io.touchline.casework.cases;

import io.quarkus.scheduler.Scheduled;
import io.touchline.api.AccountKey;
import io.touchline.api.Outage;
import io.touchline.api.ProblemException;
import io.touchline.coordination.GroupMembers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Finds what belongs together only in hindsight: the first comments of a group or a storm come before anybody knows of it
 * and open a case each. One replica does it for all, see {@link GatheringTurn}; side by side they would do no harm.
 */
@ApplicationScoped
class CaseGathering {

    private static final Logger LOG = Logger.getLogger(CaseGathering.class);

    /** Cases that become part of another in one transaction. */
    private static final int AT_ONCE = 500;

    private static final Duration ACTIVE = Duration.ofDays(1);

    private final Outage gathering = new Outage(LOG, "cases not gathered");
    private final DataSource database;
    private final Merging merging;
    private final GroupMembers groups;
    private final CasesConfig config;
    private final Clock clock;

    @Inject
    CaseGathering(DataSource database, Merging merging, GroupMembers groups, CasesConfig config, Clock clock) {
        this.database = database;
        this.merging = merging;
        this.groups = groups;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            every = "${touchline.cases.gather.every:10s}",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void takeTurn() {
        try {
            GatheringTurn.take(database, config.gather().every(), this::gather);
        } catch (SQLException e) {
            gathering.tell(e);
        }
    }

    void gather() {
        try {
            Instant since = clock.instant().minus(ACTIVE);
            List<ModerationCase> active = Attempts.of(() -> {
                try (Connection connection = database.getConnection()) {
                    return MergeSql.gathering(connection, since);
                }
            });
            active.forEach(this::gatherInto);
            gathering.over();
        } catch (ProblemException e) {
            gathering.tell("the database is away");
        }
    }

    private void gatherInto(ModerationCase into) {
        try {
            Set<AccountKey> members =
                    into.kind() == CaseKind.GROUP ? groups.of(into.namespace(), into.groupId()) : Set.of();
            int found = AT_ONCE;
            int merged = AT_ONCE;
            // Less than was found may become part of it, if somebody is faster: then the next time will do.
            while (found == AT_ONCE && merged == AT_ONCE) {
                List<UUID> loose = loose(into, members);
                found = loose.size();
                merged = loose.isEmpty() ? 0 : Attempts.of(() -> merging.merge(into.namespace(), into.id(), loose));
            }
        } catch (ProblemException e) {
            LOG.debugf("a case was not gathered into: %d", e.problem().status());
        }
    }

    private List<UUID> loose(ModerationCase into, Set<AccountKey> members) {
        return Attempts.of(() -> {
            try (Connection connection = database.getConnection()) {
                return into.kind() == CaseKind.GROUP
                        ? MergeSql.ofAccounts(connection, ofGroup(into), members)
                        : MergeSql.inStorm(connection, ofStorm(into));
            }
        });
    }

    /** A group's members are known by name: what they say after it is as much the group's as what they said before. */
    private MergeSql.Loose ofGroup(ModerationCase into) {
        Duration reach = config.gather().groupReach();
        return new MergeSql.Loose(
                into.namespace(), into.id(), clock.instant(), reach, reach, into.targetIds(), AT_ONCE);
    }

    /** A storm's comments are known only by when they came: who comes after its last one comes in calm. */
    private MergeSql.Loose ofStorm(ModerationCase into) {
        return new MergeSql.Loose(
                into.namespace(),
                into.id(),
                clock.instant(),
                config.gather().stormReach(),
                Duration.ZERO,
                List.of(Gathering.stormTarget(into)),
                AT_ONCE);
    }
}
