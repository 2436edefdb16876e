package io.touchline.assessment;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.touchline.api.Problem;
import io.touchline.api.ProblemException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Bounds the comments that are under way; what comes above is told to come back, before anything is done for it. */
@Singleton
class Admission {

    private final AtomicInteger underWay = new AtomicInteger();
    private final int most;

    Admission(AssessmentConfig config, MeterRegistry meters) {
        this.most = config.maxInFlight();
        Gauge.builder("touchline.in.flight.comments", underWay, AtomicInteger::get)
                .description("Comments that are under way")
                .register(meters);
    }

    /** @throws ProblemException 503 if there is no room for {@code comments} more */
    <T> Uni<T> admit(int comments, Supplier<Uni<T>> work) {
        if (underWay.addAndGet(comments) > most) {
            underWay.addAndGet(-comments);
            throw new ProblemException(Problem.of(503, List.of()));
        }
        AtomicBoolean left = new AtomicBoolean();
        Runnable leave = () -> {
            if (left.compareAndSet(false, true)) {
                underWay.addAndGet(-comments);
            }
        };
        // Whatever ends the work, an error too, gives its places back, once.
        try {
            return work.get().onTermination().invoke(leave);
        } catch (Throwable e) {
            leave.run();
            throw e;
        }
    }
}
