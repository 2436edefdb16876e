package io.touchline.platform;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Up as soon as anybody can ask: what would keep the service from starting ends it. Says which build this is. */
@Startup
@ApplicationScoped
class StartedCheck implements HealthCheck {

    private final BuildVersion build;

    StartedCheck(BuildVersion build) {
        this.build = build;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("build")
                .up()
                .withData("version", build.version())
                .withData("revision", build.revision())
                .build();
    }
}
