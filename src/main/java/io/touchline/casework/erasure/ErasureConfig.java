package io.touchline.casework.erasure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.touchline.api.Bounds;
import java.time.Duration;

/** How erased accounts are looked after. */
@ConfigMapping(prefix = "touchline.erasure")
public interface ErasureConfig {

    /**
     * How long after its decision a case keeps the evidence of an account that was erased while the case was open: the
     * person who was attacked may still appeal.
     */
    @WithDefault("60d")
    @Bounds(from = "0s", to = "36500d")
    Duration holdAfterDecision();

    /** How long a comment may be under way, outside the outbox, before it is written. */
    @WithDefault("1h")
    @Bounds(from = "1s", to = "30d")
    Duration underWay();

    /** How often what was held is looked at; {@code off} for never. */
    @WithDefault("1h")
    @Bounds(from = "1s", to = "30d")
    String lookEvery();

    /** How often what was asked for and could not be done at once is tried again; {@code off} for never. */
    @WithDefault("1m")
    @Bounds(from = "1s", to = "30d")
    String finishEvery();
}
