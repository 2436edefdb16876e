package io.touchline.handling.life;

import io.touchline.handling.Action;
import io.touchline.handling.Suggestion;
import java.util.List;
import java.util.Map;

/**
 * What a policy would have changed. "From" is what was decided then, or what the policy that it is compared with decides
 * in the same situation.
 *
 * @param compared assessments that both decided on
 * @param withoutSituation assessed before situations were kept: skipped
 * @param unreadable whose situation this release does not read: skipped
 * @param changed another suggestion or other actions; beside a policy anything else that it comes to, too
 * @param stricter a stronger suggestion than before
 * @param milder a weaker one
 * @param suggestions from -> to -> how often
 * @param actionsAdded where it was not recommended before
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
        List<LabelCount> labels,
        Most targets,
        Accounts accounts,
        List<RuleCount> rules,
        List<Flip> flips) {

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
     * One assessment that would have come out otherwise; with the same suggestion and actions in what belongs to them.
     *
     * @param rule of the policy, that made its suggestion
     */
    public record Flip(
            String assessmentId,
            Suggestion fromSuggestion,
            Suggestion toSuggestion,
            List<Action> fromActions,
            List<Action> toActions,
            String rule) {}
}
