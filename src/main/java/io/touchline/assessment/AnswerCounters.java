package io.touchline.assessment;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.touchline.coordination.StormLevel;
import io.touchline.handling.Suggestion;
import io.touchline.lexicon.Label;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was answered, comment by comment: {@code touchline_comments_total} by suggestion, {@code touchline_labels_total},
 * {@code touchline_degraded_total} by the part that was missing, {@code touchline_storm_comments_total} by the highest
 * level of a comment's targets, which is that of its own time: of what was posted long ago, as in a backfill, it says
 * nothing of now and is not counted. Repeats do not count. {@code touchline_batch_refused_items_total} counts what has no
 * answer though its batch is a 200. Made at the start: a series that is born with its first
 * comment is born at 1, and no rate sees that one.
 */
@Startup
@Singleton
class AnswerCounters {

    /** Whoever hands comments on late, as a queue does, is within it; storms last some minutes to an evening. */
    private static final Duration OF_NOW = Duration.ofHours(1);

    private final Map<String, Counter> suggestions;
    private final Map<String, Counter> labels;
    private final Map<String, Counter> parts;
    private final Map<String, Counter> levels;
    private final Counter turnedAway;

    AnswerCounters(MeterRegistry meters) {
        suggestions = counters(meters, "touchline.comments", "suggestion", names(Suggestion.values()));
        labels = counters(
                meters,
                "touchline.labels",
                "label",
                Arrays.stream(Label.values()).map(Label::wire));
        parts = counters(meters, "touchline.degraded", "part", Stream.of("encoder", "coordination", "store", "queue"));
        levels = counters(meters, "touchline.storm.comments", "level", names(StormLevel.values()));
        turnedAway = Counter.builder("touchline.batch.refused.items")
                .description("Items told to come back as a call would be with 503; the batch itself is a 200")
                .register(meters);
    }

    /** Items of a batch that were told to come back. */
    void turnedAway(long items) {
        turnedAway.increment(items);
    }

    /** @param outcomes one for each of the intakes, in order */
    void count(List<Intake> intakes, List<Outcome> outcomes) {
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof Outcome.Answered answered && !answered.repeat()) {
                count(answered.assessment());
                Intake intake = intakes.get(i);
                if (intake.eventTime().isAfter(intake.receivedAt().minus(OF_NOW))) {
                    countLevel(answered.assessment());
                }
            }
        }
    }

    private void count(Assessment assessment) {
        increment(suggestions, assessment.suggestion());
        for (Assessment.HeldLabel held : assessment.labels()) {
            increment(labels, held.label());
        }
        for (String part : assessment.degraded()) {
            increment(parts, part);
        }
    }

    private void countLevel(Assessment assessment) {
        StormLevel highest = null;
        for (Assessment.Storm storm : assessment.storms()) {
            StormLevel level = StormLevel.valueOf(storm.level());
            highest = highest == null || level.compareTo(highest) > 0 ? level : highest;
        }
        if (highest != null) {
            increment(levels, highest.name());
        }
    }

    /** All there are from the start, so that nothing but these ever becomes a label, and a rate finds its first value. */
    private static Map<String, Counter> counters(MeterRegistry meters, String name, String tag, Stream<String> values) {
        return values.collect(
                Collectors.toUnmodifiableMap(Function.identity(), value -> meters.counter(name, tag, value)));
    }

    private static Stream<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name);
    }

    private static void increment(Map<String, Counter> counters, String value) {
        Counter counter = counters.get(value);
        if (counter != null) {
            counter.increment();
        }
    }
}
