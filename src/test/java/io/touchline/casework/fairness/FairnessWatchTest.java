package io.touchline.casework.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.touchline.api.Problem;
import io.touchline.api.ProblemException;
import io.touchline.api.TimeRange;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FairnessWatchTest {

    private final Set<String> failing = new HashSet<>();
    private final Map<String, List<String>> toReview = new HashMap<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final FairnessWatch watch = new FairnessWatch(
            new Figures(),
            new Config(0.3, 20, Duration.ofDays(30), Duration.ofMinutes(10)),
            () -> Set.of("one", "two"),
            Clock.systemUTC(),
            meters);

    @Test
    void countsTheOthersWhereOneCannotBeCounted() {
        toReview.put("one", List.of("default#a"));
        toReview.put("two", List.of());
        watch.count();
        failing.add("one");
        toReview.put("two", List.of("default#a", "default#b"));

        watch.count();

        assertThat(shown("one")).as("as it was").isEqualTo(1);
        assertThat(shown("two")).isEqualTo(2);
    }

    @Test
    void countsTheOthersWhereOneCouldNeverBeCounted() {
        failing.add("one");
        toReview.put("two", List.of("default#a"));

        watch.count();

        assertThat(shown("one")).isNull();
        assertThat(shown("two")).isEqualTo(1);
    }

    private Double shown(String namespace) {
        Gauge gauge = meters.find("touchline.fairness.rules.to.review")
                .tag("caller_namespace", namespace)
                .gauge();
        return gauge == null ? null : gauge.value();
    }

    private record Config(double reviewAbove, int atLeast, Duration window, Duration countEvery)
            implements FairnessConfig {}

    /** Figures of namespaces, of which some are too many to count. */
    private final class Figures extends Fairness {

        private Figures() {
            super(null, null);
        }

        @Override
        FairnessReport report(String namespace, TimeRange range) {
            if (failing.contains(namespace)) {
                throw new ProblemException(Problem.of(503, List.of()));
            }
            return new FairnessReport(
                    range.from(),
                    range.to(),
                    new FairnessReport.Sum(0, 0),
                    List.of(),
                    List.of(),
                    List.of(),
                    new FairnessReport.AppealFigures(0, 0, 0, 0, null, null),
                    toReview.get(namespace));
        }
    }
}
