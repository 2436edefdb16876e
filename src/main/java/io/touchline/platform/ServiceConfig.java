package io.touchline.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.touchline.api.Bounds;
import io.touchline.api.ServiceMode;
import java.util.Optional;

/** What concerns the service as a whole. */
@ConfigMapping(prefix = "touchline")
public interface ServiceConfig {

    /** {@code local} or {@code production}. */
    @WithDefault("local")
    ServiceMode mode();

    /** Where local mode keeps its data, relative to the working directory. */
    @WithDefault("data")
    String dataDir();

    /** Key of the HMAC behind account keys and fingerprints, at least 16 characters; local mode makes its own. */
    Optional<String> hmacKey();

    /** Calls that bring no comments and may run at a time; fewer than {@code quarkus.datasource.jdbc.max-size}. */
    @WithDefault("10")
    @Bounds(from = "1", to = "1000")
    int otherCalls();
}
