package io.touchline.handling.standing;

import io.touchline.handling.Rung;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Where an account stands, as {@code /v1/accounts/{id}} shows it.
 *
 * @param cleanAt when it is clean again if nothing is added; null if it is
 * @param strikes newest first; of more than {@value #MOST_STRIKES} those of persons that count are kept before others
 */
record StandingView(Rung rung, double points, Instant cleanAt, List<StrikeView> strikes) {

    private static final int MOST_STRIKES = 200;

    static StandingView of(List<Strike> strikes, Instant now, StandingRules rules) {
        List<Strike> counting =
                strikes.stream().filter(strike -> strike.mark().isPresent()).toList();
        List<Mark> marks =
                counting.stream().map(strike -> strike.mark().orElseThrow()).toList();
        Standing standing = Standing.of(marks, now, rules);
        Map<UUID, Double> shares = new HashMap<>();
        for (int i = 0; i < counting.size(); i++) {
            shares.put(counting.get(i).id(), standing.shares().get(i));
        }
        List<StrikeView> views = strikes.stream()
                .sorted(Comparator.comparing(strike -> !(strike.isByPerson() && shares.containsKey(strike.id()))))
                .limit(MOST_STRIKES)
                .sorted(Strike.NEWEST_FIRST)
                .map(strike -> StrikeView.of(strike, shares.getOrDefault(strike.id(), 0.0)))
                .toList();
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
