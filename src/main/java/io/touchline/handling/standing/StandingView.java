package io.touchline.handling.standing;

import io.touchline.handling.Rung;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Where an account stands, as {@code /v1/accounts/{id}} shows it.
 *
 * @param cleanAt when it is clean again if nothing is added; null if it is
 * @param points by all that counts, shown or not
 * @param strikes newest first; of more than {@value #MOST_STRIKES} those of persons that were not taken back are kept before others,
 *     then those that carry something
 */
record StandingView(Rung rung, double points, Instant cleanAt, List<StrikeView> strikes) {

    static final int MOST_STRIKES = 200;

    /** @param marks what counts of all strikes of the account, those too that are not among these; by their ids */
    static StandingView of(Collection<Strike> strikes, Map<UUID, Mark> marks, Instant now, StandingRules rules) {
        List<Mark> all = List.copyOf(marks.values());
        Standing standing = Standing.of(all, now, rules);
        Map<UUID, Double> shares = shares(marks, standing);
        List<StrikeView> views = strikes.stream()
                .sorted(Comparator.comparing((Strike strike) ->
                                !(strike.isByPerson() && strike.mark().isPresent()))
                        .thenComparing(strike -> shares.getOrDefault(strike.id(), 0.0) == 0)
                        .thenComparing(Strike.NEWEST_FIRST))
                .limit(MOST_STRIKES)
                .sorted(Strike.NEWEST_FIRST)
                .map(strike -> StrikeView.of(strike, shares.getOrDefault(strike.id(), 0.0)))
                .toList();
        return new StandingView(
                standing.rung(),
                sixDecimals(standing.points()),
                Standing.cleanAt(all, now, rules).orElse(null),
                views);
    }

    /** The strikes that carry something, the newest first. */
    static List<UUID> carrying(Map<UUID, Mark> marks, Instant now, StandingRules rules) {
        Map<UUID, Double> shares = shares(marks, Standing.of(List.copyOf(marks.values()), now, rules));
        return marks.entrySet().stream()
                .filter(mark -> shares.get(mark.getKey()) > 0)
                .sorted(Comparator.comparingLong(
                                (Map.Entry<UUID, Mark> mark) -> mark.getValue().at())
                        .reversed())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<UUID, Double> shares(Map<UUID, Mark> marks, Standing standing) {
        Map<UUID, Double> shares = new HashMap<>();
        Iterator<Double> share = standing.shares().iterator();
        marks.keySet().forEach(id -> shares.put(id, share.next()));
        return shares;
    }

    static double sixDecimals(double value) {
        return Math.rint(value * 1e6) / 1e6;
    }
}
