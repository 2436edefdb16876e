package io.touchline.platform;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.HealthGroup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * {@code /q/health/group/degraded}: down while a dependency is away. For alerts and people, never for a probe: a replica
 * that degrades is the one thing that still answers.
 */
@HealthGroup("degraded")
@ApplicationScoped
class DegradedCheck implements AsyncHealthCheck {

    private final Dependencies dependencies;

    DegradedCheck(Dependencies dependencies) {
        this.dependencies = dependencies;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return dependencies.look().map(seen -> HealthCheckResponse.named("dependencies")
                .status(seen.all())
                .withData("postgresql", seen.postgresql())
                .withData("redis", seen.redis())
                .build());
    }
}
