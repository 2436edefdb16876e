package io.touchline.casework.cases;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.touchline.api.Bounds;
import java.time.Duration;

/** How cases are worked on. */
@ConfigMapping(prefix = "touchline.cases")
public interface CasesConfig {

    /** How long a claim lasts that says nothing itself. */
    @WithDefault("15m")
    @Bounds(from = "1s", to = "30d")
    Duration lease();

    /** How often open cases are counted for the metrics. */
    @WithDefault("30s")
    @Bounds(from = "1s", to = "1d")
    Duration countEvery();

    Gather gather();

    /** How cases of single accounts become part of the group's or storm's case that they belong to. */
    interface Gather {

        /** How often it is looked for them. */
        @WithDefault("10s")
        @Bounds(from = "1s", to = "1d")
        Duration every();

        /** An account's case is a group's only if all of it was posted so long before or after one of the group's. */
        @WithDefault("1d")
        @Bounds(from = "0s", to = "365d")
        Duration groupReach();

        /** An account's case is a storm's only if all of it was posted at most so long before one of the storm's. */
        @WithDefault("30m")
        @Bounds(from = "0s", to = "365d")
        Duration stormReach();
    }
}
