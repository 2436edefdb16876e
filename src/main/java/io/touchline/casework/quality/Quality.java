package io.touchline.casework.quality;

import io.touchline.api.Page;
import io.touchline.api.PageRequest;
import io.touchline.api.ProblemException;
import io.touchline.api.TimeRange;
import io.touchline.casework.audit.ModeratorKey;
import io.touchline.casework.audit.Moderators;
import io.touchline.casework.cases.CaseIds;
import io.touchline.casework.cases.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The set of cases whose answer is known, and the figures of agreement. Blocking. */
@ApplicationScoped
class Quality {

    private final DataSource database;
    private final Moderators moderators;
    private final Clock clock;

    @Inject
    Quality(DataSource database, Moderators moderators, Clock clock) {
        this.database = database;
        this.moderators = moderators;
        this.clock = clock;
    }

    /** @throws ProblemException 404, or 409 if the case is not decided, or nothing is left of it to look at */
    @Transactional(rollbackOn = SQLException.class)
    GoldenView set(String namespace, UUID caseId, GoldenRequest request) throws SQLException {
        try (Connection connection = database.getConnection()) {
            ModeratorKey by = moderators.known(connection, namespace, request.by());
            GoldenSql.lock(connection, namespace, caseId);
            GoldenSql.Standing standing =
                    GoldenSql.standing(connection, namespace, caseId).orElseThrow(ProblemException::notFound);
            Outcome outcome = standing.outcome()
                    .orElseThrow(() -> new ProblemException(409, "/caseId", "the case is not decided"));
            if (standing.emptied()) {
                throw new ProblemException(409, "/caseId", "nothing is left of the comments that it held");
            }
            GoldenCase golden = new GoldenCase(
                    caseId, outcome, request.reason(), by, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            GoldenSql.set(connection, namespace, golden);
            return GoldenView.of(golden, request.by());
        }
    }

    /** @throws ProblemException 404 if its answer is not known */
    @Transactional(rollbackOn = SQLException.class)
    void remove(String namespace, UUID caseId) throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (!GoldenSql.remove(connection, namespace, caseId)) {
                throw ProblemException.notFound();
            }
        }
    }

    @Transactional(rollbackOn = SQLException.class)
    Page<GoldenView> list(String namespace, PageRequest page) throws SQLException {
        UUID before = page.after(CaseIds.CASE::ofWire).orElse(null);
        try (Connection connection = database.getConnection()) {
            Page<GoldenCase> shown = page.cut(
                    GoldenSql.list(connection, namespace, before, page.rows()),
                    golden -> CaseIds.CASE.wire(golden.caseId()));
            Map<ModeratorKey, String> names = moderators.names(
                    connection,
                    namespace,
                    shown.items().stream().map(GoldenCase::setBy).distinct().toList());
            return shown.map(golden -> GoldenView.of(golden, name(names, golden.setBy())));
        }
    }

    @Transactional(rollbackOn = SQLException.class)
    QualityReport report(String namespace, TimeRange range) throws SQLException {
        try (Connection connection = database.getConnection()) {
            List<ReviewSql.Pair> second = ReviewSql.pairs(connection, namespace, Purpose.SECOND_LOOK, range);
            List<ReviewSql.Pair> golden = ReviewSql.pairs(connection, namespace, Purpose.GOLDEN, range);
            Map<ModeratorKey, String> names = moderators.names(
                    connection,
                    namespace,
                    golden.stream().map(ReviewSql.Pair::secondBy).distinct().toList());
            return new QualityReport(
                    range.from(),
                    range.to(),
                    new QualityReport.SecondLooks(
                            ReviewSql.open(connection, namespace, Purpose.SECOND_LOOK),
                            agreement(second),
                            by(second, ReviewSql.Pair::queue, QualityReport.OfQueue::new)),
                    new QualityReport.Golden(
                            ReviewSql.open(connection, namespace, Purpose.GOLDEN),
                            agreement(golden),
                            by(golden, pair -> name(names, pair.secondBy()), QualityReport.OfModerator::new)));
        }
    }

    private static String name(Map<ModeratorKey, String> names, ModeratorKey key) {
        return names.getOrDefault(key, key.wire());
    }

    /** Makes one line of figures. */
    private interface Line<T> {
        T of(String name, Agreement agreement);
    }

    private static <T> List<T> by(List<ReviewSql.Pair> pairs, Function<ReviewSql.Pair, String> group, Line<T> line) {
        Map<String, List<ReviewSql.Pair>> groups =
                pairs.stream().collect(Collectors.groupingBy(group, TreeMap::new, Collectors.toList()));
        return groups.entrySet().stream()
                .map(own -> line.of(own.getKey(), agreement(own.getValue())))
                .toList();
    }

    private static Agreement agreement(Collection<ReviewSql.Pair> pairs) {
        Map<Outcome, Map<Outcome, Long>> counts = new EnumMap<>(Outcome.class);
        for (ReviewSql.Pair pair : pairs) {
            counts.computeIfAbsent(pair.first(), any -> new EnumMap<>(Outcome.class))
                    .merge(pair.second(), pair.count(), Long::sum);
        }
        return Agreement.of(Outcome.class, counts);
    }
}
