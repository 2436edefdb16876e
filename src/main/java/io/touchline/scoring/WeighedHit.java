package io.touchline.scoring;

import io.touchline.lexicon.LexiconHits.Harm;
import io.touchline.lexicon.Modifier;
import java.util.List;
import java.util.function.Predicate;

/**
 * A hit with what it weighs alone, before it stands in line with others of its label.
 *
 * @param weight log-odds at full strength
 * @param lowerings what takes from it, in the order in which it is taken, each modifier at most once
 * @param plain whether it can hardly mean anything else and nothing says that it is not meant so
 */
record WeighedHit(Harm harm, double weight, List<Lowering> lowerings, boolean plain) {

    /** A modifier and the share that it takes from what is left, greater than 0, at most 1. */
    record Lowering(Cover cover, double share) {}

    /** The same with another weight. */
    WeighedHit weighing(double other) {
        return new WeighedHit(harm, other, lowerings, plain);
    }

    /** What is left of {@link #weight} after all lowerings; never below zero. */
    double remaining() {
        return remainingAfter(modifier -> true);
    }

    /** What is left after these modifiers alone. */
    double remainingAfter(Predicate<Modifier> taking) {
        double left = weight;
        for (Lowering lowering : lowerings) {
            if (taking.test(lowering.cover().modifier())) {
                left *= 1 - lowering.share();
            }
        }
        return left;
    }
}
