package io.touchline.assessment;

import io.touchline.coordination.CoordinationReport;
import io.touchline.coordination.StormLevel;
import io.touchline.handling.GroupState;
import io.touchline.handling.Rung;
import io.touchline.handling.Situation;
import io.touchline.handling.TargetState;
import io.touchline.lexicon.Category;
import io.touchline.scoring.CommentScore;
import io.touchline.scoring.LabelScore;
import io.touchline.target.RegisteredTarget;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a policy is told of a comment. */
final class Situations {

    /** A comment may name thousands, and each rule is asked for each of them. */
    static final int MOST_TARGETS = 100;

    private Situations() {}

    /** Where Redis could not be asked, storms count as calm, no group is known and the account is clean. */
    static Situation of(Reading reading, Surroundings surroundings) {
        Optional<CoordinationReport> report = surroundings.coordination();
        CommentScore score = reading.score();
        Map<Category, Double> scores = new EnumMap<>(Category.class);
        score.categories().forEach((category, value) -> scores.put(category, value.score()));
        List<LabelScore> labels = AccountLabels.of(reading, report);
        double together = report.map(CoordinationReport::score).orElse(0.0);
        return new Situation(
                scores,
                labels,
                score.quoted(),
                AccountLabels.severity(reading),
                score.gravest(),
                score.speaking(),
                targets(reading, labels, report),
                report.flatMap(CoordinationReport::groupId).map(id -> new GroupState(id, together)),
                together,
                surroundings.standing().orElse(Rung.CLEAN),
                reading.thread());
    }

    private static List<TargetState> targets(
            Reading reading, List<LabelScore> labels, Optional<CoordinationReport> report) {
        return few(reading.concerned(), labels)
                .map(target -> new TargetState(
                        target.id(),
                        target.role(),
                        target.minor(),
                        target.protection(),
                        report.map(r -> r.storms().getOrDefault(target.id(), StormLevel.CALM))
                                .orElse(StormLevel.CALM)))
                .toList();
    }

    /** Those that labels are about first. */
    private static Stream<RegisteredTarget> few(List<RegisteredTarget> concerned, List<LabelScore> labels) {
        if (concerned.size() <= MOST_TARGETS) {
            return concerned.stream();
        }
        Set<String> meant = new HashSet<>();
        labels.forEach(label -> meant.addAll(label.targetIds()));
        return concerned.stream()
                .sorted(Comparator.comparing(target -> !meant.contains(target.id())))
                .limit(MOST_TARGETS);
    }
}
