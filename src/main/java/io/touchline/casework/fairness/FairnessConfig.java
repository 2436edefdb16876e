package io.touchline.casework.fairness;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.touchline.api.Bounds;
import java.time.Duration;

/** When a rule is to be looked at because people do not agree with it. */
@ConfigMapping(prefix = "touchline.fairness")
public interface FairnessConfig {

    /** The share of overturned decisions above which a rule is named for review. */
    @WithDefault("0.3")
    @Bounds(from = "0", to = "1")
    double reviewAbove();

    /** Fewer decisions than that say nothing about a rule. */
    @WithDefault("20")
    @Bounds(from = "1", to = "1000000")
    int atLeast();

    /** The span that is looked at where nobody says another. */
    @WithDefault("30d")
    @Bounds(from = "1h", to = "36500d")
    Duration window();

    /** How often the metrics are counted anew. */
    @WithDefault("10m")
    @Bounds(from = "1s", to = "1d")
    Duration countEvery();
}
