package io.touchline.platform;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.touchline.api.redis.RedisGate;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Request;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once started: the schema is there, the lexicons are compiled, or the start would have failed. A dependency that
 * goes away later is shown but does not take the replica out, since every replica would go and the service degrades.
 */
@Readiness
@ApplicationScoped
class DependencyCheck implements AsyncHealthCheck {

    private static final Duration PATIENCE = Duration.ofMillis(800);

    private final DataSource database;
    private final RedisGate redis;

    DependencyCheck(DataSource database, RedisGate redis) {
        this.database = database;
        this.redis = redis;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        Uni<Boolean> postgres =
                Uni.createFrom().item(this::databaseAnswers).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
        Uni<Boolean> pong = redis.within(PATIENCE, () -> redis.redis().send(Request.cmd(Command.PING)))
                .map(answer -> true);
        return Uni.combine()
                .all()
                .unis(orFalse(postgres), orFalse(pong))
                .with((postgresUp, redisUp) -> HealthCheckResponse.named("touchline")
                        .up()
                        .withData("postgresql", postgresUp)
                        .withData("redis", redisUp)
                        .withData("redisCircuit", redis.circuit())
                        .build());
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
