package io.touchline.assessment;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/**
 * Where a call's time goes: {@code touchline_stage_seconds} by {@code stage}, once for each call, not for each comment.
 */
@Startup
@Singleton
class StageTimers {

    private final Timer scoring;
    private final Timer encoder;
    private final Timer redis;
    private final Timer postgres;

    StageTimers(MeterRegistry meters) {
        scoring = timer(meters, "scoring");
        encoder = timer(meters, "encoder");
        redis = timer(meters, "redis");
        postgres = timer(meters, "postgresql");
    }

    <T> T scoring(Supplier<T> work) {
        return scoring.record(work);
    }

    <T> Uni<T> encoder(Uni<T> work) {
        return timed(encoder, work);
    }

    <T> Uni<T> redis(Uni<T> work) {
        return timed(redis, work);
    }

    <T> Uni<T> postgres(Uni<T> work) {
        return timed(postgres, work);
    }

    private static <T> Uni<T> timed(Timer timer, Uni<T> work) {
        return Uni.createFrom().deferred(() -> {
            Timer.Sample sample = Timer.start();
            return work.onTermination().invoke(() -> sample.stop(timer));
        });
    }

    private static Timer timer(MeterRegistry meters, String stage) {
        return Timer.builder("touchline.stage")
                .description("Time that a call spends in a stage")
                .tag("stage", stage)
                .register(meters);
    }
}
