package io.touchline.assessment;

import io.touchline.coordination.CoordinationReport;
import io.touchline.coordination.StormLevel;
import io.touchline.handling.GroupState;
import io.touchline.handling.Rung;
import io.touchline.handling.Situation;
import io.touchline.handling.TargetState;
import io.touchline.lexicon.Category;
import io.touchline.scoring.CommentScore;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a policy is told of a comment. */
final class Situations {

    private Situations() {}

    /** Where Redis could not be asked, storms count as calm, no group is known and the account is clean. */
    static Situation of(Reading reading, Surroundings surroundings) {
        Optional<CoordinationReport> report = surroundings.coordination();
        CommentScore score = reading.score();
        Map<Category, Double> scores = new EnumMap<>(Category.class);
        score.categories().forEach((category, value) -> scores.put(category, value.score()));
        double together = report.map(CoordinationReport::score).orElse(0.0);
        return new Situation(
                scores,
                AccountLabels.of(reading, report),
                score.quoted(),
                AccountLabels.severity(reading),
                score.gravest(),
                score.speaking(),
                targets(reading, report),
                report.flatMap(CoordinationReport::groupId).map(id -> new GroupState(id, together)),
                together,
                surroundings.standing().orElse(Rung.CLEAN),
                reading.thread());
    }

    private static List<TargetState> targets(Reading reading, Optional<CoordinationReport> report) {
        return reading.concerned().stream()
                .map(target -> new TargetState(
                        target.id(),
                        target.role(),
                        target.minor(),
                        target.protection(),
                        report.map(r -> r.storms().getOrDefault(target.id(), StormLevel.CALM))
                                .orElse(StormLevel.CALM)))
                .toList();
    }
}
