package io.touchline.handling.life;

import io.touchline.handling.Action;
import io.touchline.handling.Decision;
import io.touchline.handling.Differences;
import io.touchline.handling.Judged;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a policy decides where something was decided before.
 *
 * @param recorded what was decided then
 * @param beside what another policy decides, to compare with instead: in all that it says
 * @param to what the policy decides
 */
record Flipped(Judged recorded, Optional<Decision> beside, Decision to) {

    Differences differences() {
        return beside.map(other -> Differences.between(other, to))
                .orElseGet(() -> Differences.between(recorded, judged(to)));
    }

    /** What is compared with, as far as both kinds tell it. */
    Judged from() {
        return beside.map(this::judged).orElse(recorded);
    }

    BacktestReport.Flip flip(String assessmentId, Differences differences) {
        Judged from = from();
        Set<Action> concerned = new HashSet<>(differences.changed().keySet());
        concerned.addAll(differences.added());
        concerned.addAll(differences.removed());
        return new BacktestReport.Flip(
                assessmentId,
                from.suggestion(),
                to.suggestion(),
                sorted(from.actions()),
                sorted(judged(to).actions()),
                beside.map(other -> measures(other, concerned)).orElse(List.of()),
                beside.isPresent() ? measures(to, concerned) : List.of(),
                beside.flatMap(Flipped::caseOf).orElse(null),
                beside.flatMap(other -> caseOf(to)).orElse(null),
                to.suggestionRule());
    }

    private Judged judged(Decision decision) {
        return Judged.of(recorded.situation(), decision);
    }

    private static List<Action> sorted(Set<Action> actions) {
        return actions.stream().sorted().toList();
    }

    private static List<BacktestReport.FlipMeasure> measures(Decision decision, Set<Action> concerned) {
        return decision.recommendations().stream()
                .filter(measure -> concerned.contains(measure.action()))
                .map(BacktestReport.FlipMeasure::of)
                .toList();
    }

    private static Optional<BacktestReport.FlipCase> caseOf(Decision decision) {
        return decision.caseRequest().map(BacktestReport.FlipCase::of);
    }
}
