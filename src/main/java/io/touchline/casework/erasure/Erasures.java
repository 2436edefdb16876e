package io.touchline.casework.erasure;

import io.touchline.api.DatabaseOutage;
import io.touchline.api.Page;
import io.touchline.api.PageRequest;
import io.touchline.api.ProblemException;
import io.touchline.assessment.store.ErasureGuard;
import io.touchline.casework.audit.ModeratorKey;
import io.touchline.casework.audit.Moderators;
import io.touchline.casework.cases.Attempts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Erases accounts of a namespace and reports on it. Blocking; without PostgreSQL all of it is 503. */
@ApplicationScoped
class Erasures {

    private static final Logger LOG = Logger.getLogger(Erasures.class);
    private static final UUID AFTER_ALL = new UUID(-1, -1);

    private final DataSource database;
    private final AccountErasure erasure;
    private final ErasureSteps steps;
    private final Moderators moderators;
    private final ErasureConfig config;
    private final Clock clock;

    @Inject
    Erasures(
            DataSource database,
            AccountErasure erasure,
            ErasureSteps steps,
            Moderators moderators,
            ErasureConfig config,
            Clock clock) {
        this.database = database;
        this.erasure = erasure;
        this.steps = steps;
        this.moderators = moderators;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Erases an account. Nothing need be known of it: what is still under way will not be kept either.
     *
     * @return the report as it stands when all that can go is gone
     */
    ErasureReport erase(String namespace, String accountId, ErasureRequest request) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        UUID id = ErasureIds.FORMAT.next(now);
        AccountErasure.Asked asked = new AccountErasure.Asked(id, namespace, accountId, now);
        List<ErasureGuard.Erased> erased = Attempts.of(() -> erasure.begin(asked, request));
        try {
            Attempts.of(() -> {
                steps.carryOut(id, erased);
                return id;
            });
        } catch (RuntimeException e) {
            // Redis may be away, or another transaction in the way. The account is gone and nothing of it will come
            // back; the rest is tried again, see ErasureWatch.
            LOG.warnf("erasure.postponed: %s", e.getClass().getSimpleName());
        }
        return find(namespace, id);
    }

    /** @throws ProblemException 404 if there is no such erasure in the namespace */
    ErasureReport find(String namespace, UUID id) {
        return reading(connection -> {
            ErasureRow row = ErasureSql.find(connection, namespace, id).orElseThrow(ProblemException::notFound);
            return reports(connection, namespace, List.of(row)).get(0);
        });
    }

    /** Newest first. */
    Page<ErasureReport> list(String namespace, PageRequest page) {
        UUID before = page.after(ErasureIds.FORMAT::ofWire).orElse(AFTER_ALL);
        return reading(connection -> {
            Page<ErasureRow> shown = page.cut(
                    ErasureSql.list(connection, namespace, before, page.rows()),
                    row -> ErasureIds.FORMAT.wire(row.id()));
            return new Page<>(reports(connection, namespace, shown.items()), shown.nextCursor());
        });
    }

    private List<ErasureReport> reports(Connection connection, String namespace, List<ErasureRow> rows)
            throws SQLException {
        Map<ModeratorKey, String> names = moderators.names(
                connection,
                namespace,
                rows.stream().map(ErasureRow::requestedBy).toList());
        List<ErasureReport> reports = new ArrayList<>();
        for (ErasureRow row : rows) {
            reports.add(new ErasureReport(
                    ErasureIds.FORMAT.wire(row.id()),
                    row.requestedAt(),
                    names.getOrDefault(row.requestedBy(), row.requestedBy().wire()),
                    row.reason(),
                    row.completedAt().orElse(null),
                    row.state(),
                    row.erased(),
                    HeldEvidence.held(connection, row.id(), config.holdAfterDecision())));
        }
        return reports;
    }

    private interface Reading<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T reading(Reading<T> reading) {
        try (Connection connection = database.getConnection()) {
            return reading.on(connection);
        } catch (SQLException e) {
            throw DatabaseOutage.problem(e);
        }
    }
}
