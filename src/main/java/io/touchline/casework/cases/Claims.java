package io.touchline.casework.cases;

import io.touchline.api.ProblemException;
import io.touchline.casework.audit.ModeratorKey;
import io.touchline.casework.audit.Moderators;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Who works on which case. A claim keeps others away until its lease runs out. Each call is one transaction. */
@ApplicationScoped
class Claims {

    private static final String CASE = "/id";

    private final DataSource database;
    private final Moderators moderators;
    private final KnownCases known;
    private final CasesConfig config;
    private final Clock clock;

    @Inject
    Claims(DataSource database, Moderators moderators, KnownCases known, CasesConfig config, Clock clock) {
        this.database = database;
        this.moderators = moderators;
        this.known = known;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Claims a case, or claims it for longer.
     *
     * @throws ProblemException 404, or 409 if it is not open, or somebody else's
     */
    @Transactional(rollbackOn = SQLException.class)
    ModerationCase claim(String namespace, UUID id, String by, Optional<Duration> lease) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Instant now = now();
            ModeratorKey moderator = moderators.known(connection, namespace, by);
            ModerationCase wanted = open(connection, namespace, id);
            if (isOthers(wanted, moderator, now)) {
                throw CaseConflicts.claimedByOther(CASE);
            }
            SecondLooks.check(connection, wanted, moderator, CASE);
            ClaimSql.claim(connection, id, moderator, now.plus(lease.orElse(config.lease())));
            return CaseRows.find(connection, namespace, id).orElseThrow();
        }
    }

    /** Claims the most urgent case that is free, or one whose answer is known. @return empty if there is none */
    @Transactional(rollbackOn = SQLException.class)
    Optional<ModerationCase> next(String namespace, Optional<String> queue, String by, Optional<Duration> lease)
            throws SQLException {
        try (Connection connection = database.getConnection()) {
            Instant now = now();
            ModeratorKey moderator = moderators.known(connection, namespace, by);
            Optional<UUID> id = known.instead(connection, namespace, queue, moderator, now);
            if (id.isEmpty()) {
                id = ClaimSql.next(connection, new ClaimSql.Asked(namespace, queue, moderator, now));
            }
            if (id.isEmpty()) {
                return Optional.empty();
            }
            ClaimSql.claim(connection, id.get(), moderator, now.plus(lease.orElse(config.lease())));
            return CaseRows.find(connection, namespace, id.get());
        }
    }

    /**
     * Gives a case back. One that is nobody's stays so.
     *
     * @throws ProblemException 404, or 409 if it is not open, or somebody else's
     */
    @Transactional(rollbackOn = SQLException.class)
    ModerationCase release(String namespace, UUID id, String by) throws SQLException {
        try (Connection connection = database.getConnection()) {
            ModerationCase wanted = open(connection, namespace, id);
            if (isOthers(wanted, moderators.key(namespace, by), now())) {
                throw CaseConflicts.claimedByOther(CASE);
            }
            ClaimSql.release(connection, id);
            return CaseRows.find(connection, namespace, id).orElseThrow();
        }
    }

    private static ModerationCase open(Connection connection, String namespace, UUID id) throws SQLException {
        ModerationCase found = CaseRows.lock(connection, namespace, id).orElseThrow(ProblemException::notFound);
        if (found.state() != CaseState.OPEN) {
            throw CaseConflicts.notOpen(CASE, found.state());
        }
        return found;
    }

    private static boolean isOthers(ModerationCase wanted, ModeratorKey moderator, Instant now) {
        return wanted.liveClaim(now)
                .filter(claim -> !claim.by().equals(moderator))
                .isPresent();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
