package io.touchline.casework.fairness;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When a rule is to be looked at because people do not agree with it. */
@ConfigMapping(prefix = "touchline.fairness")
public interface FairnessConfig {

    /** The share of overturned decisions above which a rule is named for review. */
    @WithDefault("0.3")
    double reviewAbove();

    /** Fewer decisions than that say nothing about a rule. */
    @WithDefault("20")
    int atLeast();

    /** The span that is looked at where nobody says another. */
    @WithDefault("30d")
    Duration window();

    /** How often the metrics are counted anew. */
    @WithDefault("10m")
    Duration countEvery();
}
