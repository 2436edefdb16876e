package io.touchline.handling.life;

import io.touchline.handling.Decision;
import io.touchline.handling.Judged;
import io.touchline.handling.JudgedCodec;
import io.touchline.handling.PastAssessments;
import io.touchline.handling.Policy;
import io.touchline.handling.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Goes through what is stored, newest first, a page at a time, and lets a policy decide on it again. One use, one thread.
 */
final class BacktestRun {

    /** Some 2 MB of situations. */
    static final int PAGE = 5_000;

    private static final Duration DAY = Duration.ofDays(1);

    private final PastAssessments past;
    private final Progress progress;
    private final JudgedCodec codec = new JudgedCodec();

    BacktestRun(PastAssessments past, Progress progress) {
        this.past = past;
        this.progress = progress;
    }

    /**
     * What is tried on what.
     *
     * @param against decides the same situations beside; empty to compare with what was decided then
     * @param limit the newest of the range that are gone through
     */
    record Plan(Policy policy, Optional<Policy> against, PastAssessments.Range range, long limit) {}

    /** Told how far the run is, after every page and while it counts. */
    interface Progress {

        /** @return false if the run is to stop */
        boolean at(long done, long total);
    }

    /** @param complete false if it was stopped before the end */
    record Result(BacktestReport report, boolean complete) {}

    /** @throws PastAssessments.UnavailableException if the store cannot be read */
    Result run(Plan plan) {
        BacktestTally tally = new BacktestTally(plan.policy());
        long total = 0;
        for (Instant end = plan.range().to();
                end.isAfter(plan.range().from()) && total < plan.limit();
                end = end.minus(DAY)) {
            total += past.count(day(plan.range(), end), plan.limit() - total);
            if (!progress.at(0, total)) {
                return new Result(tally.report(), false);
            }
        }
        return replay(plan, tally, total);
    }

    /** Day by day: a count over months in one statement could outlast the time that a statement has. */
    private static PastAssessments.Range day(PastAssessments.Range range, Instant end) {
        Instant begin = end.minus(DAY);
        return new PastAssessments.Range(range.namespace(), begin.isBefore(range.from()) ? range.from() : begin, end);
    }

    private Result replay(Plan plan, BacktestTally tally, long total) {
        Optional<String> last = Optional.empty();
        long done = 0;
        while (done < plan.limit()) {
            int wanted = (int) Math.min(PAGE, plan.limit() - done);
            List<PastAssessments.Past> page = past.newestFirst(plan.range(), last, wanted);
            page.forEach(one -> compare(plan, one, tally));
            done += page.size();
            // What came in since the count is gone through too.
            if (!progress.at(done, Math.max(done, total))) {
                return new Result(tally.report(), false);
            }
            if (page.size() < wanted) {
                break;
            }
            last = Optional.of(page.get(page.size() - 1).assessmentId());
        }
        return new Result(tally.report(), true);
    }

    private void compare(Plan plan, PastAssessments.Past one, BacktestTally tally) {
        if (one.situation().isEmpty()) {
            tally.skipWithoutSituation();
            return;
        }
        Judged judged;
        try {
            judged = codec.read(one.situation().get());
        } catch (IllegalArgumentException e) {
            tally.skipUnreadable();
            return;
        }
        Situation situation = judged.situation();
        Optional<Decision> beside = plan.against().map(policy -> policy.decide(situation));
        tally.compare(one.assessmentId(), one.account(), judged, beside);
    }
}
