package io.touchline.api.redis;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When a Redis that does not answer is left alone. */
@ConfigMapping(prefix = "touchline.redis")
public interface RedisConfig {

    /** Operations that are looked at, at most 64; half of them failed opens the circuit. */
    @WithDefault("20")
    int calls();

    /** How long it is left alone before it is looked at again, and again after each look in vain. */
    @WithDefault("1s")
    Duration delay();

    /**
     * A Redis that is well answers one command within this. A look that takes longer does not close the circuit, and an
     * operation that was given less time than this does not count where that ran out.
     */
    @WithDefault("100ms")
    Duration answersWithin();
}
