package io.touchline.assessment.store;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;

/**
 * Leaves PostgreSQL alone with one kind of work once most of the latest of it failed or came too late. Look-ups and
 * writes have one each: where commits wait, for a standby, a disk or a lock, look-ups are answered all the same, and in a
 * circuit of both they would have every comment wait out its deadline.
 */
final class StoreCircuit {

    private final Guard guard;
    private volatile CircuitBreakerState state = CircuitBreakerState.CLOSED;

    /** @param work of this kind, as the gauge names it @param retryAfter how long PostgreSQL is left alone with it */
    StoreCircuit(String work, Duration retryAfter, MeterRegistry meters) {
        this.guard = Guard.create()
                .withCircuitBreaker()
                .requestVolumeThreshold(4)
                .failureRatio(0.75)
                .onStateChange(next -> state = next)
                .delay(retryAfter.toMillis(), ChronoUnit.MILLIS)
                .done()
                .build();
        Gauge.builder("touchline.store.circuit", () -> gauge(state))
                .description("0 closed, 1 half open, 2 open: PostgreSQL is left alone, comments go to the outbox")
                .tag("work", work)
                .register(meters);
    }

    private static int gauge(CircuitBreakerState state) {
        return switch (state) {
            case CLOSED -> 0;
            case HALF_OPEN -> 1;
            case OPEN -> 2;
        };
    }

    /** @param whole after which the database counts as late */
    <T> Uni<T> patiently(Uni<T> work, Duration whole, TypeLiteral<Uni<T>> type) {
        return guard.get(() -> work.ifNoItem().after(whole).fail(), type);
    }

    /**
     * A caller has less time than the database may need: that says nothing of the database. While the circuit is not
     * closed such a caller may be the one who is let through, and that try is waited for to its end, if not by him.
     */
    <T> Uni<T> hastily(Uni<T> work, Duration budget, Duration whole, TypeLiteral<Uni<T>> type) {
        return Uni.createFrom().deferred(() -> {
            if (state == CircuitBreakerState.CLOSED) {
                return within(budget, work)
                        .onItemOrFailure()
                        .call((item, failure) -> failure instanceof HurryException
                                ? Uni.createFrom().voidItem()
                                : counted(item, failure, type));
            }
            CompletableFuture<T> tried = patiently(work, whole, type).subscribeAsCompletionStage();
            return within(budget, Uni.createFrom().completionStage(tried.copy()));
        });
    }

    private static <T> Uni<T> within(Duration budget, Uni<T> work) {
        return work.ifNoItem().after(budget).failWith(HurryException::new);
    }

    private <T> Uni<T> counted(T item, Throwable failure, TypeLiteral<Uni<T>> type) {
        Uni<T> ended =
                failure == null ? Uni.createFrom().item(item) : Uni.createFrom().failure(failure);
        return guard.get(() -> ended, type).onFailure().recoverWithNull();
    }

    private static final class HurryException extends RuntimeException {

        private static final long serialVersionUID = 1;

        HurryException() {
            super("no time to wait for the database", null, false, false);
        }
    }
}
