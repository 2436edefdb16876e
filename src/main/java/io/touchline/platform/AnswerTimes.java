package io.touchline.platform;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;

/** Buckets for the times of the two calls that somebody waits for: percentiles over all replicas need them. */
final class AnswerTimes implements MeterFilter {

    private static final Set<String> WAITED_FOR = Set.of("/v1/assessments", "/v1/assessments/batch");

    private static final double[] BOUNDS = Stream.of(5, 10, 25, 50, 100, 200, 500, 1_000, 2_500, 5_000, 10_000)
            .mapToDouble(millis -> Duration.ofMillis(millis).toNanos())
            .toArray();

    @Produces
    @Singleton
    static MeterFilter answerTimes() {
        return new AnswerTimes();
    }

    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
        String uri = id.getTag("uri");
        if (!id.getName().equals("http.server.requests") || uri == null || !WAITED_FOR.contains(uri)) {
            return config;
        }
        return DistributionStatisticConfig.builder()
                .serviceLevelObjectives(BOUNDS)
                .build()
                .merge(config);
    }
}
