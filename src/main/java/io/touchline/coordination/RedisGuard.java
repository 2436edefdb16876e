package io.touchline.coordination;

import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.VertxException;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;

/**
 * Bounds every use of Redis by a budget, because the client has no time-out of its own, and leaves a failing Redis
 * alone for a while. Failures come out as {@link CoordinationUnavailableException}, on any thread.
 */
@Singleton
public class RedisGuard {

    private static final Logger LOG = Logger.getLogger(RedisGuard.class);

    private final TypedGuard<Uni<Object>> breaker;

    @Inject
    RedisGuard(CoordinationConfig config) {
        // On another thread than the caller's it would cost a hop per call and gain nothing: nothing here blocks.
        breaker = TypedGuard.create(new TypeLiteral<Uni<Object>>() {})
                .withThreadOffload(false)
                .withCircuitBreaker()
                .requestVolumeThreshold(config.breaker().calls())
                .failureRatio(0.5)
                .delay(config.breaker().delay().toMillis(), ChronoUnit.MILLIS)
                .successThreshold(1)
                .onStateChange(RedisGuard::tell)
                .done()
                .build();
    }

    /**
     * @param work subscribed to at most once, and not at all while Redis is left alone
     * @return fails with {@link CoordinationUnavailableException} if the work failed or took longer
     */
    @SuppressWarnings("unchecked") // the breaker hands on what the work emits
    public <T> Uni<T> within(Duration budget, Supplier<Uni<T>> work) {
        Uni<Object> guarded = Uni.createFrom()
                .deferred(() -> breaker.get(
                        () -> (Uni<Object>) work.get().ifNoItem().after(budget).fail()));
        return (Uni<T>) guarded.onFailure().transform(RedisGuard::unavailable);
    }

    private static CoordinationUnavailableException unavailable(Throwable failure) {
        boolean expected = failure instanceof TimeoutException
                || failure instanceof CircuitBreakerOpenException
                || failure instanceof VertxException
                || failure instanceof IOException;
        if (!expected) {
            LOG.error("coordination failed", failure);
        }
        return new CoordinationUnavailableException();
    }

    private static void tell(CircuitBreakerState state) {
        LOG.warnf("coordination: Redis breaker is %s", state);
    }
}
