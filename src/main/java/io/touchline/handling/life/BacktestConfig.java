package io.touchline.handling.life;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.touchline.api.Bounds;
import java.time.Duration;

/** Backtests. */
@ConfigMapping(prefix = "touchline.backtest")
public interface BacktestConfig {

    /** How often a run writes how far it is, and sees that it was cancelled. */
    @WithDefault("1s")
    @Bounds(from = "1ms", to = "1h")
    Duration beat();

    /** After this long without a word, a run counts as lost with its replica. */
    @WithDefault("30s")
    @Bounds(from = "1s", to = "1d")
    Duration silence();

    /** How long the reports of ended backtests are kept. */
    @WithDefault("90d")
    @Bounds(from = "0s", to = "36500d")
    Duration keep();
}
