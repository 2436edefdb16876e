package io.touchline.handling.life;

import io.touchline.handling.Action;
import io.touchline.handling.CaseRequest;
import io.touchline.handling.Differences;
import io.touchline.handling.Recommendation;
import io.touchline.handling.Suggestion;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a policy would have changed. "From" is what was decided then, or what the policy that it is compared with decides
 * in the same situation. Of what was decided then no more is kept than suggestion and measures, so that beside it
 * nothing else is counted or shown as changed.
 *
 * @param compared assessments that both decided on
 * @param withoutSituation assessed before situations were kept: skipped
 * @param unreadable whose situation this release does not read: skipped
 * @param changed another suggestion, other actions, something else of the same ones, or another case
 * @param stricter a stronger suggestion than before
 * @param milder a weaker one
 * @param suggestions from -> to -> how often
 * @param actionsAdded where it was not recommended before
 * @param actionsChanged where both recommend it: action -> what of it is not the same -> how often
 * @param casesChanged what is not the same of the case -> how often
 * @param labels those that were held at least once, in the order of their names
 * @param targets with most changes first
 * @param rules of the policy, in its order, those that never fired too
 * @param flips a fair sample of the changes, the newest first
 */
public record BacktestReport(
        long compared,
        long withoutSituation,
        long unreadable,
        long changed,
        long stricter,
        long milder,
        Map<Suggestion, Map<Suggestion, Long>> suggestions,
        Map<Action, Long> actionsAdded,
        Map<Action, Long> actionsRemoved,
        Map<Action, Map<Differences.Term, Long>> actionsChanged,
        Map<Differences.CaseTerm, Long> casesChanged,
        List<LabelCount> labels,
        Most targets,
        Accounts accounts,
        List<RuleCount> rules,
        List<Flip> flips) {

    /** Reports of before this was counted have none of it. */
    public BacktestReport {
        actionsChanged = actionsChanged == null ? Map.of() : actionsChanged;
        casesChanged = casesChanged == null ? Map.of() : casesChanged;
    }

    public record LabelCount(String label, long compared, long changed) {}

    public record RuleCount(String rule, long fired) {}

    /**
     * @param mostMissed a count may be too low by so much; 0 where all are exact
     * @param items ids of targets, or keys of accounts
     */
    public record Most(long mostMissed, List<Count> items) {}

    public record Count(String id, long changed) {}

    /** @param exact false if the number of those affected is estimated */
    public record Accounts(long affected, boolean exact, Most most) {}

    /**
     * One assessment that would have come out otherwise.
     *
     * @param fromMeasures those that are not the same on the other side, with what belongs to them
     * @param fromCase the case that is asked for; null if none is
     * @param rule of the policy, that made its suggestion
     */
    public record Flip(
            String assessmentId,
            Suggestion fromSuggestion,
            Suggestion toSuggestion,
            List<Action> fromActions,
            List<Action> toActions,
            List<FlipMeasure> fromMeasures,
            List<FlipMeasure> toMeasures,
            FlipCase fromCase,
            FlipCase toCase,
            String rule) {

        /** Reports of before they were shown have none. */
        public Flip {
            fromMeasures = fromMeasures == null ? List.of() : fromMeasures;
            toMeasures = toMeasures == null ? List.of() : toMeasures;
        }
    }

    /**
     * A measure in a flip.
     *
     * @param expiresAfter ISO 8601, null for no end
     * @param reviewAfter likewise, null for none
     */
    public record FlipMeasure(
            Action action,
            boolean requiresHuman,
            boolean strike,
            String expiresAfter,
            String reviewAfter,
            List<String> targetIds,
            List<String> reasons) {

        static FlipMeasure of(Recommendation measure) {
            return new FlipMeasure(
                    measure.action(),
                    measure.requiresHuman(),
                    measure.strike(),
                    measure.expiresAfter().map(Duration::toString).orElse(null),
                    measure.reviewAfter().map(Duration::toString).orElse(null),
                    measure.targetIds(),
                    measure.reasons());
        }
    }

    public record FlipCase(String queue, int priority) {

        static FlipCase of(CaseRequest wanted) {
            return new FlipCase(wanted.queue(), wanted.priority());
        }
    }
}
