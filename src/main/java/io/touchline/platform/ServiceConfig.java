package io.touchline.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.touchline.api.Bounds;
import io.touchline.api.ServiceMode;
import java.time.Duration;
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

    /**
     * Calls that bring no comments and may run at a time; with {@link #exports()} fewer than
     * {@code quarkus.datasource.jdbc.max-size}, or the service does not start.
     */
    @WithDefault("10")
    @Bounds(from = "1", to = "1000")
    int otherCalls();

    /** Exports and evidence packs that may run at a time, besides; each takes a connection now and then. */
    @WithDefault("4")
    @Bounds(from = "1", to = "1000")
    int exports();

    /** How long a body may take to come. */
    @WithDefault("10s")
    @Bounds(from = "1s", to = "1h")
    Duration bodyWithin();

    /** The same for one of more than 256 KiB, and for a batch that does not announce its length. */
    @WithDefault("1m")
    @Bounds(from = "1s", to = "1h")
    Duration largeBodyWithin();

    /** How long a client may take nothing of an export, a pack or a stream's answers that wait for it. */
    @WithDefault("1m")
    @Bounds(from = "1s", to = "1h")
    Duration takenWithin();
}
