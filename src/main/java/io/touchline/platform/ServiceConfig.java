package io.touchline.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;
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

    /** Callers by name. Local mode adds the caller {@code local} with the key {@code local}. */
    Map<String, CallerConfig> callers();

    /** One caller. */
    interface CallerConfig {
        String key();

        /** Default: the caller's name. */
        Optional<String> namespace();

        @WithDefault("true")
        boolean keepText();

        /** The policy for its comments where a request names none; default: that of all. */
        Optional<String> policy();
    }
}
