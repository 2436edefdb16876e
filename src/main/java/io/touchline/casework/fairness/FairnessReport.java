package io.touchline.casework.fairness;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How the decisions of a span came out. A decision counts as overturned if it says so itself, or by the share of its
 * comments that appeals took back; one that was undone, or replaced by an appeal, does not count. Times are seconds.
 *
 * @param byRule by the rule that asked for a comment's case
 * @param rulesToReview those that people overturn more often than the configured share, the worst first
 */
public record FairnessReport(
        Instant from,
        Instant to,
        Sum decisions,
        List<QueueFigures> byQueue,
        List<RuleFigures> byRule,
        List<LabelFigures> byLabel,
        AppealFigures appeals,
        List<String> rulesToReview) {

    /** All decisions of the span. */
    public record Sum(long decided, double overturned) {}

    /**
     * A queue.
     *
     * @param precision share of its cases that were not overturned
     * @param medianSeconds from a case's opening to its decision, like {@code p90Seconds}
     */
    public record QueueFigures(
            String queue, long decided, double overturned, double precision, double medianSeconds, double p90Seconds) {}

    /** A rule. */
    public record RuleFigures(String rule, long decided, double overturned, double share, boolean toReview) {}

    /**
     * A label.
     *
     * @param measures how often each was decided on
     */
    public record LabelFigures(
            String label, long decided, double overturned, double share, Map<String, Long> measures) {}

    /**
     * Appeals that were filed in the span.
     *
     * @param medianSeconds from filing to outcome, like {@code p90Seconds}; null while none is decided
     */
    public record AppealFigures(
            long filed, long open, long granted, long rejected, Double medianSeconds, Double p90Seconds) {}
}
