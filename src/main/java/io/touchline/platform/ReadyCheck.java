package io.touchline.platform;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once started: the schema is there, the lexicons are compiled, or the start would have failed. A dependency that
 * goes away later is shown, as of the last look, but does not take the replica out, since every replica would go and the
 * service degrades.
 */
@Readiness
@ApplicationScoped
class ReadyCheck implements HealthCheck {

    private final Dependencies dependencies;

    ReadyCheck(Dependencies dependencies) {
        this.dependencies = dependencies;
    }

    @Override
    public HealthCheckResponse call() {
        Dependencies.Seen seen = dependencies.latest();
        return HealthCheckResponse.named("touchline")
                .up()
                .withData("postgresql", seen.postgresql())
                .withData("redis", seen.redis())
                .withData("redisCircuit", dependencies.redisCircuit())
                .build();
    }
}
