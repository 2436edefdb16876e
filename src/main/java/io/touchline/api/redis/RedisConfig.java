package io.touchline.api.redis;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.touchline.api.Bounds;
import java.time.Duration;

/** When a Redis that does not answer is left alone. */
@ConfigMapping(prefix = "touchline.redis")
public interface RedisConfig {

    /** The latest operations that count, at most 64; when half of them failed, Redis is looked at. */
    @WithDefault("20")
    @Bounds(from = "1", to = "64")
    int calls();

    /** How long it is left alone before it is looked at again, and again after each look in vain; no timer takes 0. */
    @WithDefault("1s")
    @Bounds(from = "1ms", to = "1h")
    Duration delay();

    /**
     * A Redis that is well answers one command within this. A look that takes longer opens the circuit, or keeps it
     * open; an operation that was given less time than this does not count where that ran out. A quarter of the time
     * that a comment gives Redis, since it may need four steps.
     */
    @WithDefault("75ms")
    @Bounds(from = "1ms", to = "1m")
    Duration answersWithin();
}
