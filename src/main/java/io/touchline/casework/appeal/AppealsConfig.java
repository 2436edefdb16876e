package io.touchline.casework.appeal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.touchline.api.Bounds;
import java.time.Duration;

/** How long there is to appeal and to review. Checked as a whole at the start, see {@link AppealRules}. */
@ConfigMapping(prefix = "touchline.appeals")
public interface AppealsConfig {

    /** How long after a decision, or after the comment where a rule acted, an appeal can be filed. */
    @WithDefault("P60D")
    @Bounds(from = "1s", to = "36500d")
    Duration filingWithin();

    /** How long after its filing it is to be reviewed. */
    @WithDefault("P15D")
    @Bounds(from = "1s", to = "36500d")
    Duration deadline();

    /** How long before the deadline it is marked. */
    @WithDefault("P5D")
    @Bounds(from = "1s", to = "36500d")
    Duration remindBefore();

    /** How often it is looked for appeals to mark; {@code off} for never. */
    @WithDefault("60s")
    @Bounds(from = "1s", to = "30d")
    String lookEvery();
}
