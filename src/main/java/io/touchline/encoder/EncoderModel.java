package io.touchline.encoder;

import io.touchline.learned.NgramModel;
import io.touchline.lexicon.Category;
import java.util.EnumMap;
import java.util.Map;

/**
 * What training leaves of the second tier. Immutable.
 *
 * @param version as it stands in answers; different for different content
 * @param besides the version of the first tier that its weights were fitted beside
 * @param band how far, in log-odds of its score, a category may be from its threshold for the comment to be in doubt
 * @param tuned what it has changed of each kind of encoder
 * @param heads one for each kind of encoder: log-odds of harm, one for each category
 * @param weighings one for each category of {@link NgramModel#CATEGORIES}
 */
public record EncoderModel(
        String version,
        String besides,
        double band,
        Map<EncoderKind, TunedWeights> tuned,
        Map<EncoderKind, LinearHead> heads,
        Map<Category, Weighing> weighings) {

    /**
     * The encoder's contribution is {@code factor · decision + constant}, in the log-odds of lexicons and n-grams; the
     * score is then {@code 1 / (1 + exp(−slope · logit))}.
     *
     * @param slope greater than zero
     */
    public record Weighing(double factor, double constant, double slope) {

        public Weighing {
            if (!(slope > 0 && Double.isFinite(slope) && Double.isFinite(factor) && Double.isFinite(constant))) {
                throw new IllegalArgumentException("a weighing must rise: " + slope);
            }
        }

        /** What a decision adds to the log-odds of lexicons and n-grams. */
        public double contribution(double decision) {
            return factor * decision + constant;
        }

        /** The probability of harm. @param logit of lexicons and n-grams */
        public double score(double logit, double decision) {
            return 1 / (1 + Math.exp(-slope * (logit + contribution(decision))));
        }
    }

    public EncoderModel {
        tuned = Map.copyOf(tuned);
        heads = Map.copyOf(heads);
        weighings = Map.copyOf(weighings);
        if (!weighings.keySet().containsAll(NgramModel.CATEGORIES)) {
            throw new IllegalArgumentException("a category is missing");
        }
        for (EncoderKind kind : EncoderKind.values()) {
            if (!tuned.containsKey(kind)
                    || !heads.containsKey(kind)
                    || heads.get(kind).outputs() != NgramModel.CATEGORIES.size()
                    || heads.get(kind).dimension() != kind.dimension()) {
                throw new IllegalArgumentException("no head for " + kind);
            }
        }
    }

    /** What follows from decisions. @param decisions as {@link Encoders#decide} gives them */
    public Opinion opinion(double[] decisions) {
        Map<Category, Opinion.Weight> weights = new EnumMap<>(Category.class);
        for (int k = 0; k < decisions.length; k++) {
            Category category = NgramModel.CATEGORIES.get(k);
            Weighing weighing = weighings.get(category);
            weights.put(category, new Opinion.Weight(weighing.contribution(decisions[k]), weighing.slope()));
        }
        return new Opinion(version, weights);
    }
}
