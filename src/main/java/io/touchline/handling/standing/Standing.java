package io.touchline.handling.standing;

import io.touchline.handling.Action;
import io.touchline.handling.Rung;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where an account stands at a moment: a pure function of what counts of its strikes. A strike carries
 * {@code weight · 2^(-age / halfLife)} points until it expires; of strikes by rule that follow each other too closely
 * only the newest. Points put the account on a rung, but above a warning only the points of what persons decided: nobody
 * is punished by a machine alone, nor pushed further by one.
 *
 * @param points all of them
 * @param shares what each strike carries, in the order they were given in; they add up to {@code points}
 */
record Standing(Rung rung, double points, List<Double> shares) {

    Standing {
        shares = List.copyOf(shares);
    }

    static Standing of(List<Mark> marks, Instant moment, StandingRules rules) {
        long now = moment.toEpochMilli();
        List<Double> shares = new ArrayList<>(marks.size());
        double points = 0;
        double byPersons = 0;
        boolean[] silent = silent(marks, rules);
        for (int i = 0; i < marks.size(); i++) {
            Mark mark = marks.get(i);
            double share = silent[i] ? 0 : share(mark, now, rules);
            shares.add(share);
            points += share;
            byPersons += mark.byRule() ? 0 : share;
        }
        return new Standing(rung(points, byPersons, rules), points, shares);
    }

    /** When the account is clean if nothing is added; empty if it is. To the second, never too early. */
    static Optional<Instant> cleanAt(List<Mark> all, Instant moment, StandingRules rules) {
        // Without those that carry nothing now and later, of which there may be thousands.
        boolean[] silent = silent(all, rules);
        List<Mark> marks = IntStream.range(0, silent.length)
                .filter(i -> !silent[i])
                .mapToObj(all::get)
                .toList();
        Instant at = moment;
        Standing then = of(marks, at, rules);
        boolean clean = then.rung() == Rung.CLEAN;
        while (then.rung() != Rung.CLEAN) {
            at = Instant.ofEpochSecond(Math.min(fadedAt(then.points(), at, rules), nextExpiry(marks, at)));
            then = of(marks, at, rules);
        }
        return clean ? Optional.empty() : Optional.of(at);
    }

    private static Rung rung(double points, double byPersons, StandingRules rules) {
        Rung byAll = rules.rung(points);
        if (byAll.compareTo(Rung.WARN) <= 0) {
            return byAll;
        }
        Rung decided = rules.rung(byPersons);
        return decided.compareTo(Rung.WARN) > 0 ? decided : Rung.WARN;
    }

    /** A strike of a moment that has yet to come, as clocks differ, counts as fresh. */
    private static double share(Mark mark, long now, StandingRules rules) {
        if (mark.expiresAt() <= now) {
            return 0;
        }
        double age = Math.max(0, now - mark.at());
        return mark.weight() * Math.pow(2, -age / rules.halfLife().toMillis());
    }

    /**
     * Strikes by rule that a newer one stands for. From the newest back, so that one which expires brings none of them
     * back; whether they have expired does not matter, since what stands for them is newer.
     */
    private static boolean[] silent(List<Mark> marks, StandingRules rules) {
        boolean[] silent = new boolean[marks.size()];
        long pause = rules.educationPause().toMillis();
        List<Integer> newestFirst = IntStream.range(0, marks.size())
                .filter(i -> marks.get(i).byRule())
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> marks.get(i).at())
                        .reversed())
                .toList();
        long latest = Long.MAX_VALUE;
        for (int i : newestFirst) {
            long at = marks.get(i).at();
            silent[i] = at > latest;
            latest = silent[i] ? latest : at - pause;
        }
        return silent;
    }

    private static long fadedAt(double points, Instant from, StandingRules rules) {
        double threshold = rules.step(Action.EDUCATE).threshold();
        double halfLives = Math.log(points / threshold) / Math.log(2);
        double seconds = Math.ceil(halfLives * rules.halfLife().toMillis() / 1000);
        return from.getEpochSecond() + Math.max(1, (long) seconds);
    }

    private static long nextExpiry(List<Mark> marks, Instant from) {
        return marks.stream()
                .mapToLong(mark -> Math.floorDiv(mark.expiresAt() + 999, 1000L))
                .filter(second -> second > from.getEpochSecond())
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
