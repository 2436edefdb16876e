package io.touchline.scoring;

/**
 * An amount of log-odds in whole millionths. Answers carry six decimals; adding what they show has to give the logit
 * they show, which sums of unrounded doubles would not.
 */
record LogOdds(long millionths) {

    static final LogOdds ZERO = new LogOdds(0);

    private static final double SCALE = 1e6;

    /** The nearest amount of whole millionths. */
    static LogOdds of(double value) {
        return new LogOdds(Math.round(value * SCALE));
    }

    LogOdds plus(LogOdds other) {
        return new LogOdds(millionths + other.millionths);
    }

    LogOdds minus(LogOdds other) {
        return new LogOdds(millionths - other.millionths);
    }

    LogOdds times(double factor) {
        return new LogOdds(Math.round(millionths * factor));
    }

    boolean positive() {
        return millionths > 0;
    }

    double value() {
        return millionths / SCALE;
    }
}
