package io.touchline.platform;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.touchline.api.SteadyTimer;
import io.touchline.api.redis.RedisGate;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Request;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Predicate;
import javax.sql.DataSource;

/**
 * What the service does without while it has to: PostgreSQL and Redis, looked at now and then.
 * {@code touchline_dependency_up} says 1 where one answered at the last look.
 */
@ApplicationScoped
class Dependencies {

    private static final Duration PATIENCE = Duration.ofMillis(800);

    private final DataSource database;
    private final RedisGate redis;
    private volatile Seen latest = new Seen(true, true);

    /** Which of them answered. */
    record Seen(boolean postgresql, boolean redis) {

        boolean all() {
            return postgresql && redis;
        }
    }

    @Inject
    Dependencies(DataSource database, RedisGate redis, MeterRegistry meters) {
        this.database = database;
        this.redis = redis;
        gauge(meters, "postgresql", Seen::postgresql);
        gauge(meters, "redis", Seen::redis);
    }

    private void gauge(MeterRegistry meters, String dependency, Predicate<Seen> up) {
        Gauge.builder("touchline.dependency.up", this, seen -> up.test(seen.latest) ? 1 : 0)
                .description("1 where it answered at the last look")
                .tag("dependency", dependency)
                .register(meters);
    }

    /** As of the last look; asks nobody. */
    Seen latest() {
        return latest;
    }

    String redisCircuit() {
        return redis.circuit();
    }

    void begin(@Observes StartupEvent event, SteadyTimer timer) {
        timer.every(Duration.ofSeconds(5), () -> look().await().indefinitely());
    }

    /** Asks both; never fails. */
    Uni<Seen> look() {
        Uni<Boolean> postgres =
                Uni.createFrom().item(this::databaseAnswers).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
        Uni<Boolean> pong = redis.within(PATIENCE, () -> redis.redis().send(Request.cmd(Command.PING)))
                .map(answer -> true);
        return Uni.combine()
                .all()
                .unis(orFalse(postgres), orFalse(pong))
                .with(Seen::new)
                .invoke(seen -> latest = seen);
    }

    private static Uni<Boolean> orFalse(Uni<Boolean> check) {
        return check.ifNoItem().after(PATIENCE).fail().onFailure().recoverWithItem(false);
    }

    private boolean databaseAnswers() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }
}
