package io.touchline.handling.life;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.touchline.handling.Action;
import io.touchline.handling.Differences;
import io.touchline.handling.Suggestion;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A backtest as {@code /v1/policies/{id}/backtests} shows it.
 *
 * @param against {@code RECORDED}, or the {@code policy@version} that decides beside
 * @param failure why it failed, else null
 * @param report null before the end; left out of lists
 */
public record BacktestView(
        String id,
        String policyId,
        String version,
        String against,
        Instant from,
        Instant to,
        long limit,
        String state,
        String failure,
        boolean cancelRequested,
        Progress progress,
        String requestedBy,
        Instant requestedAt,
        Instant startedAt,
        Instant endedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) Report report) {

    /** @param total null until it is counted */
    public record Progress(long done, Long total) {}

    /**
     * What the policy would have changed.
     *
     * @param skipped assessments without a situation that this release reads
     * @param suggestions from -> to -> how often
     * @param actionsChanged of measures that both recommend: action -> what of it is not the same -> how often; empty
     *     beside {@code RECORDED}, as {@code casesChanged} and the measures and cases of {@code flips} are
     * @param casesChanged what is not the same of the case -> how often
     * @param accounts ids of the caller's namespace; {@code key:…} for those that are not known any more
     */
    public record Report(
            long compared,
            Skipped skipped,
            long changed,
            long stricter,
            long milder,
            Map<Suggestion, Map<Suggestion, Long>> suggestions,
            Map<Action, Long> actionsAdded,
            Map<Action, Long> actionsRemoved,
            Map<Action, Map<Differences.Term, Long>> actionsChanged,
            Map<Differences.CaseTerm, Long> casesChanged,
            List<BacktestReport.LabelCount> labels,
            List<TargetCount> targets,
            Accounts accounts,
            List<BacktestReport.RuleCount> rules,
            List<BacktestReport.Flip> flips) {}

    /** @param withoutSituation assessed before situations were kept */
    public record Skipped(long withoutSituation, long unreadable) {}

    public record TargetCount(String targetId, long changed) {}

    /**
     * @param exact false if {@code affected} is estimated
     * @param mostMissed the counts of {@code most} may be too low by so much; 0 where they are exact
     */
    public record Accounts(long affected, boolean exact, long mostMissed, List<AccountCount> most) {}

    public record AccountCount(String accountId, long changed) {}
}
