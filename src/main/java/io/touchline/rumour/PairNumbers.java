package io.touchline.rumour;

import io.touchline.rumour.RumourQuery.Scored;
import java.util.function.Supplier;

/**
 * A claim beside a stretch, in numbers: what {@link Sameness}, {@link Standing} and the comment's score say, and what sums
 * of them a {@link MatchModel} begins with.
 *
 * @param topic for whether it is about the same at all
 * @param words for everything else; the first is one, as in {@code topic}
 * @param copied whether it repeats the claim's own words of its target, and nothing speaks against that it means them
 * @param ofAnother whether it repeats them of somebody else
 */
record PairNumbers(double[] topic, double[] words, boolean copied, boolean ofAnother) {

    /** Of {@link Sameness}, those that say what it is about. */
    private static final int[] TOPIC = {0, 1, 4, 7, 8, 9, 11, 12, 13, 14, 15};

    /** Of a claim's pieces, by weight: as many make a copy. */
    static final double COPY = 0.7;

    /** @param whose whose the claim's words are; asked of copies alone */
    static PairNumbers of(double[] sameness, double[] standing, Scored scored, Supplier<Subject.Whose> whose) {
        double[] topic = new double[TOPIC.length];
        for (int i = 0; i < topic.length; i++) {
            topic[i] = sameness[TOPIC[i]];
        }
        double[] score = {
            Math.max(-4, Math.min(4, scored.slander() / 4)),
            half(scored.negated()),
            half(scored.debunked()),
            half(scored.questioned()),
            half(scored.attributed()),
            half(scored.countered())
        };
        double[] words = new double[sameness.length + standing.length - 1 + score.length];
        System.arraycopy(sameness, 0, words, 0, sameness.length);
        System.arraycopy(standing, 1, words, sameness.length, standing.length - 1);
        System.arraycopy(score, 0, words, sameness.length + standing.length - 1, score.length);
        Subject.Whose subject = sameness[Sameness.PIECES] >= COPY ? whose.get() : Subject.Whose.UNCLEAR;
        return new PairNumbers(
                topic,
                words,
                subject == Subject.Whose.ITS_OWN && Standing.plain(standing),
                subject == Subject.Whose.ANOTHERS);
    }

    private static double half(int count) {
        return Math.min(2, count) / 2.0;
    }
}
