package io.touchline.handling.life;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Backtests. */
@ConfigMapping(prefix = "touchline.backtest")
public interface BacktestConfig {

    /** How often a run writes how far it is, and sees that it was cancelled. */
    @WithDefault("1s")
    Duration beat();

    /** After this long without a word, a run counts as lost with its replica. */
    @WithDefault("30s")
    Duration silence();

    /** How long the reports of ended backtests are kept. */
    @WithDefault("90d")
    Duration keep();
}
