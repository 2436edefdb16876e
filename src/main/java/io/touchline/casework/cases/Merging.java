package io.touchline.casework.cases;

import io.touchline.casework.audit.AuditLog;
import io.touchline.casework.audit.NewEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Makes cases part of another one, in one transaction, beside those who write comments and who decide. */
@ApplicationScoped
class Merging {

    /** Severity of threats and doxxing, which are never one of many. */
    private static final int GRAVEST = 4;

    private final DataSource database;
    private final AuditLog log;
    private final Clock clock;

    @Inject
    Merging(DataSource database, AuditLog log, Clock clock) {
        this.database = database;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Moves all members of these cases into another. What is not open any more, or has been claimed or decided,
     * or has become a threat since it was found, is left alone; all are if the other is full.
     *
     * @return how many became part of it
     */
    @Transactional(rollbackOn = SQLException.class)
    int merge(String namespace, UUID into, List<UUID> sources) throws SQLException {
        try (Connection connection = database.getConnection()) {
            List<UUID> all = new ArrayList<>(sources);
            all.add(into);
            Instant now = clock.instant();
            List<ModerationCase> locked = CaseRows.lock(connection, namespace, all);
            Optional<ModerationCase> target = locked.stream()
                    .filter(one -> one.id().equals(into)
                            && one.state() == CaseState.OPEN
                            && one.memberCount() < ModerationCase.MOST_MEMBERS)
                    .findFirst();
            Set<UUID> decided = MergeSql.decided(connection, sources);
            List<ModerationCase> loose = locked.stream()
                    .filter(one -> isLoose(one, now) && !decided.contains(one.id()))
                    .toList();
            if (target.isEmpty() || loose.isEmpty()) {
                return 0;
            }
            MergeSql.merge(
                    connection,
                    target.get(),
                    loose.stream().map(ModerationCase::id).toList());
            List<NewEvent> events =
                    loose.stream().map(one -> CaseEvents.merged(one, into)).toList();
            log.append(connection, events);
            return loose.size();
        }
    }

    private static boolean isLoose(ModerationCase one, Instant now) {
        return one.kind() == CaseKind.ACCOUNT
                && one.state() == CaseState.OPEN
                && one.severity() < GRAVEST
                && one.liveClaim(now).isEmpty();
    }
}
