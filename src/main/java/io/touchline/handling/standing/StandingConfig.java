package io.touchline.handling.standing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.touchline.api.Bounds;
import java.time.Duration;

/**
 * How much a strike weighs, how fast that fades, and what it takes to stand on a rung. Checked as a whole at the start,
 * see {@link StandingRules}.
 */
@ConfigMapping(prefix = "touchline.standing")
public interface StandingConfig {

    /** After this long a strike carries half. */
    @WithDefault("30d")
    @Bounds(from = "1s", to = "36500d")
    Duration halfLife();

    /**
     * Of strikes by rule that are less than this apart one counts, the newest: who writes five comments before reading
     * what the first one brought has been told once.
     */
    @WithDefault("1d")
    @Bounds(from = "0s", to = "36500d")
    Duration educationPause();

    /** How long a strike that has expired can still be seen. */
    @WithDefault("366d")
    @Bounds(from = "0s", to = "36500d")
    Duration keepExpired();

    Weight weight();

    Threshold threshold();

    Expiry expiry();

    /** Of a fresh strike for each measure; at least the threshold of its rung. */
    interface Weight {

        @WithDefault("0.5")
        @Bounds(from = "0", to = "100")
        double educate();

        @WithDefault("1.5")
        @Bounds(from = "0", to = "100")
        double warn();

        @WithDefault("3")
        @Bounds(from = "0", to = "100")
        double limitComment();

        @WithDefault("6")
        @Bounds(from = "0", to = "100")
        double mute();

        @WithDefault("10")
        @Bounds(from = "0", to = "100")
        double suspendMonetisation();

        @WithDefault("15")
        @Bounds(from = "0", to = "100")
        double close();
    }

    /** Points from which on an account stands on a rung; rising. */
    interface Threshold {

        @WithDefault("0.25")
        @Bounds(from = "0", to = "100")
        double educate();

        /** Three educations within 30 days, whenever they were; never two. */
        @WithDefault("1")
        @Bounds(from = "0", to = "100")
        double warn();

        @WithDefault("2.5")
        @Bounds(from = "0", to = "100")
        double limitComment();

        @WithDefault("5")
        @Bounds(from = "0", to = "100")
        double mute();

        @WithDefault("8")
        @Bounds(from = "0", to = "100")
        double suspendMonetisation();

        @WithDefault("12")
        @Bounds(from = "0", to = "100")
        double close();
    }

    /** After which a strike for each measure carries nothing, unless the decision says otherwise. */
    interface Expiry {

        @WithDefault("30d")
        @Bounds(from = "1s", to = "36500d")
        Duration educate();

        @WithDefault("90d")
        @Bounds(from = "1s", to = "36500d")
        Duration warn();

        @WithDefault("180d")
        @Bounds(from = "1s", to = "36500d")
        Duration limitComment();

        @WithDefault("180d")
        @Bounds(from = "1s", to = "36500d")
        Duration mute();

        @WithDefault("180d")
        @Bounds(from = "1s", to = "36500d")
        Duration suspendMonetisation();

        @WithDefault("366d")
        @Bounds(from = "1s", to = "36500d")
        Duration close();
    }
}
