package io.touchline.handling.protection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.touchline.api.Bounds;
import java.time.Duration;

/** How protections are looked after. */
@ConfigMapping(prefix = "touchline.protection")
public interface ProtectionConfig {

    /** How often what is due is looked at. */
    @WithDefault("15s")
    @Bounds(from = "1s", to = "1d")
    Duration lookEvery();

    /** How long ended ones are shown beside those that stand. */
    @WithDefault("30d")
    @Bounds(from = "0s", to = "36500d")
    Duration shown();

    /** Wall time after which ended ones go. */
    @WithDefault("366d")
    @Bounds(from = "0s", to = "36500d")
    Duration kept();
}
