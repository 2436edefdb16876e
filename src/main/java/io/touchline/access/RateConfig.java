package io.touchline.access;

import io.touchline.api.Bounds;
import java.util.OptionalInt;

/** How fast somebody may call. Without a rate there is no limit. */
public interface RateConfig {

    /** Comments a second over time; a call that brings none counts as one. */
    @Bounds(from = "1", to = "100000000")
    OptionalInt perSecond();

    /** The most at once after a rest, at least what a second allows; default: what ten seconds allow. */
    @Bounds(from = "1", to = "1000000000")
    OptionalInt burst();
}
