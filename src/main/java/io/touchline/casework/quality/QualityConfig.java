package io.touchline.casework.quality;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.touchline.api.Bounds;
import java.time.Duration;

/** How much of moderators' work is spent on knowing how good it is. */
@ConfigMapping(prefix = "touchline.quality")
public interface QualityConfig {

    /** The share of decided cases, 0 to 1, that somebody else looks at again. */
    @WithDefault("0.05")
    @Bounds(from = "0", to = "1")
    double secondLooks();

    /** The share of cases given out, 0 to 1, whose answer is known. */
    @WithDefault("0.02")
    @Bounds(from = "0", to = "1")
    double golden();

    /** The span that is looked at where nobody says another. */
    @WithDefault("30d")
    @Bounds(from = "1h", to = "36500d")
    Duration window();
}
