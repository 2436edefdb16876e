package io.touchline.platform;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.info.GitInfo;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which build this is; {@code touchline_build_info} carries it as labels, {@code /q/info} in full. */
@Startup
@Singleton
class BuildVersion {

    private static final String UNKNOWN = "unknown";

    private final String version;
    private final String revision;

    /** @param git absent where the build was not made from a checkout */
    @Inject
    BuildVersion(
            @ConfigProperty(name = "quarkus.application.version", defaultValue = UNKNOWN) String version,
            Instance<GitInfo> git,
            MeterRegistry meters) {
        this.version = version;
        this.revision = git.isResolvable() ? git.get().latestCommitId() : UNKNOWN;
        Gauge.builder("touchline.build.info", () -> 1)
                .description("1; its labels say which build this is")
                .tag("version", version)
                .tag("revision", revision)
                .register(meters);
    }

    String version() {
        return version;
    }

    String revision() {
        return revision;
    }
}
