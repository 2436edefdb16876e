package io.touchline.coordination.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Four hours around a match, and the moments in it that set people writing. Times are milliseconds since the begin. */
final class MatchDay {

    static final Instant BEGIN = Instant.parse("2026-08-03T13:00:00Z");
    static final int MINUTE = 60_000;
    static final int LENGTH = 240 * MINUTE;

    /** Of first comments, those that no moment has called forth; of comments in all it is half as many. */
    private static final double BACKGROUND = 0.4;

    private static final int NOBODY = -1;

    /**
     * @param share of the comments that a moment calls forth
     * @param decay mean delay behind it
     * @param anger how much of what is written then is hostile, 0 to 1
     * @param culprit the target who is blamed, or {@link #NOBODY}
     */
    private record Moment(int at, double share, int decay, double anger, int culprit) {

        double heat(int millis) {
            return millis < at ? 0 : Math.exp(-(double) (millis - at) / decay);
        }
    }

    private final List<Moment> moments = new ArrayList<>();

    MatchDay(Dice dice) {
        add(dice, 60, 0.10, 8, 0, NOBODY); // kick-off
        add(dice, 80, 0.13, 5, 0.1, NOBODY); // goal
        add(dice, 98, 0.13, 10, 1, Cast.REFEREE); // penalty that was none
        add(dice, 108, 0.06, 8, 0.2, NOBODY); // half-time
        add(dice, 130, 0.12, 5, 0.2, NOBODY); // goal
        add(dice, 150, 0.13, 12, 0.9, Cast.PLAYER); // red card
        add(dice, 172, 0.21, 15, 0.4, NOBODY); // final whistle
        add(dice, 195, 0.12, 12, 0.6, Cast.COACH); // interview
    }

    private void add(Dice dice, int minute, double share, int decayMinutes, double anger, int culprit) {
        int at = minute * MINUTE + (int) (3 * MINUTE * dice.between(-1.0, 1.0));
        moments.add(new Moment(at, share, decayMinutes * MINUTE, anger, culprit));
    }

    /** @param culprit who is blamed for what set it off */
    record Arrival(int at, OptionalInt culprit) {}

    /** When somebody writes who does not answer another comment. */
    Arrival arrival(Dice dice) {
        if (dice.chance(BACKGROUND)) {
            return new Arrival(dice.below(LENGTH), OptionalInt.empty());
        }
        double left = dice.share();
        for (Moment moment : moments) {
            left -= moment.share();
            int at = moment.at() + (int) dice.exponential(moment.decay());
            if (left < 0 && at < LENGTH) {
                int culprit = moment.culprit();
                return new Arrival(at, culprit == NOBODY ? OptionalInt.empty() : OptionalInt.of(culprit));
            }
        }
        return new Arrival(dice.below(LENGTH), OptionalInt.empty());
    }

    /** 0 to 1. */
    double anger(int millis) {
        double anger = 0;
        for (Moment moment : moments) {
            anger = Math.max(anger, moment.anger() * moment.heat(millis));
        }
        return anger;
    }

    /** The one who is blamed now, while it is hot. */
    OptionalInt culprit(int millis) {
        for (Moment moment : moments) {
            if (moment.culprit() != NOBODY && moment.heat(millis) > 0.3) {
                return OptionalInt.of(moment.culprit());
            }
        }
        return OptionalInt.empty();
    }
}
