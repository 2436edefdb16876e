package io.touchline.handling.standing;

import io.touchline.handling.Rung;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Where an account stands, as {@code /v1/accounts/{id}} shows it.
 *
 * @param cleanAt when it is clean again if nothing is added; null if it is
 * @param strikes newest first, at most {@value #MOST_STRIKES}
 */
record StandingView(Rung rung, double points, Instant cleanAt, List<StrikeView> strikes) {

    private static final int MOST_STRIKES = 200;

    static StandingView of(List<Strike> strikes, Instant now, StandingRules rules) {
        List<Strike> counting =
                strikes.stream().filter(strike -> strike.mark().isPresent()).toList();
        List<Mark> marks =
                counting.stream().map(strike -> strike.mark().orElseThrow()).toList();
        Standing standing = Standing.of(marks, now, rules);
        List<StrikeView> views = new ArrayList<>();
        for (Strike strike : strikes.subList(0, Math.min(MOST_STRIKES, strikes.size()))) {
            int place = counting.indexOf(strike);
            views.add(StrikeView.of(strike, place < 0 ? 0 : standing.shares().get(place)));
        }
        return new StandingView(
                standing.rung(),
                sixDecimals(standing.points()),
                Standing.cleanAt(marks, now, rules).orElse(null),
                views);
    }

    static double sixDecimals(double value) {
        return Math.rint(value * 1e6) / 1e6;
    }
}
