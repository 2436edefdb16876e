package io.touchline.casework.fairness;

import io.touchline.api.DatabaseOutage;
import io.touchline.api.LongRead;
import io.touchline.api.ProblemException;
import io.touchline.api.TimeRange;
import io.touchline.api.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Says how the decisions of a span came out. Blocking. */
@ApplicationScoped
class Fairness {

    private final DataSource database;
    private final FairnessConfig config;

    @Inject
    Fairness(DataSource database, FairnessConfig config) {
        this.database = database;
        this.config = config;
    }

    /** @throws ProblemException 503 without the database */
    FairnessReport report(String namespace, TimeRange range) {
        try {
            return Transaction.in(
                    database, connection -> LongRead.on(connection, patient -> report(patient, namespace, range)));
        } catch (SQLException e) {
            throw DatabaseOutage.problem(e);
        }
    }

    private FairnessReport report(Connection connection, String namespace, TimeRange range) throws SQLException {
        List<FairnessReport.QueueFigures> byQueue = FairnessSql.byQueue(connection, namespace, range);
        List<FairnessReport.RuleFigures> byRule = FairnessSql.byRule(connection, namespace, range).stream()
                .map(this::rule)
                .toList();
        Map<String, Map<String, Long>> measures = FairnessSql.measures(connection, namespace, range);
        List<FairnessReport.LabelFigures> byLabel = FairnessSql.byLabel(connection, namespace, range).stream()
                .map(share -> label(share, measures))
                .toList();
        return new FairnessReport(
                range.from(),
                range.to(),
                sum(byQueue),
                byQueue,
                byRule,
                byLabel,
                FairnessSql.appeals(connection, namespace, range),
                toReview(byRule));
    }

    private static FairnessReport.Sum sum(List<FairnessReport.QueueFigures> byQueue) {
        return new FairnessReport.Sum(
                byQueue.stream().mapToLong(FairnessReport.QueueFigures::decided).sum(),
                byQueue.stream()
                        .mapToDouble(FairnessReport.QueueFigures::overturned)
                        .sum());
    }

    private FairnessReport.RuleFigures rule(FairnessSql.Share share) {
        boolean toReview = share.decided() >= config.atLeast() && share.share() > config.reviewAbove();
        return new FairnessReport.RuleFigures(
                share.name(), share.decided(), share.overturned(), share.share(), toReview);
    }

    private static FairnessReport.LabelFigures label(FairnessSql.Share share, Map<String, Map<String, Long>> measures) {
        return new FairnessReport.LabelFigures(
                share.name(),
                share.decided(),
                share.overturned(),
                share.share(),
                measures.getOrDefault(share.name(), Map.of()));
    }

    private static List<String> toReview(List<FairnessReport.RuleFigures> byRule) {
        return byRule.stream()
                .filter(FairnessReport.RuleFigures::toReview)
                .sorted(Comparator.comparingDouble(FairnessReport.RuleFigures::share)
                        .reversed())
                .map(FairnessReport.RuleFigures::rule)
                .toList();
    }
}
