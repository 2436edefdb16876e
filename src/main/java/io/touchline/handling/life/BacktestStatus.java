package io.touchline.handling.life;

import java.time.Instant;

/**
 * Where a backtest is.
 *
 * @param failure null unless it failed
 * @param total null until the counting has begun; while it counts, what is counted so far
 * @param report as stored, null before the end
 */
record BacktestStatus(
        Backtest backtest,
        Backtest.State state,
        Backtest.Failure failure,
        boolean cancelRequested,
        long done,
        Long total,
        Instant startedAt,
        Instant endedAt,
        String report) {}
