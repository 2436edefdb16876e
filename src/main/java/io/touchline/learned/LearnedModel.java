package io.touchline.learned;

import io.touchline.lexicon.Category;
import java.util.EnumMap;
import java.util.Map;

/**
 * What training leaves: the first tier, and for each of its categories how its log-odds and those of the lexicons
 * become one score. Immutable.
 *
 * @param version as it stands in answers; different for different content
 * @param blends one for each category of {@link NgramModel#CATEGORIES}
 */
public record LearnedModel(String version, NgramModel ngrams, LabelModel labels, Map<Category, Blend> blends) {

    /**
     * The score of a category is {@code 1 / (1 + exp(−slope · (bias + Σ contributions)))} (Platt 1999, in two variables:
     * what the lexicons say counts as it is, the n-grams are scaled to it).
     *
     * @param bias log-odds before any evidence
     * @param slope greater than zero
     */
    public record Blend(double bias, double slope) {

        public Blend {
            if (!(slope > 0 && Double.isFinite(slope) && Double.isFinite(bias))) {
                throw new IllegalArgumentException("a blend must rise: slope " + slope + ", bias " + bias);
            }
        }

        /** The probability of harm. */
        public double score(double contributions) {
            return 1 / (1 + Math.exp(-slope * (bias + contributions)));
        }
    }

    public LearnedModel {
        blends = Map.copyOf(new EnumMap<>(blends));
        if (!blends.keySet().containsAll(NgramModel.CATEGORIES)) {
            throw new IllegalArgumentException("a category is missing");
        }
    }
}
