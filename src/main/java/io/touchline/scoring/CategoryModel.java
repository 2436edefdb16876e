package io.touchline.scoring;

import io.touchline.learned.LearnedModel;
import io.touchline.lexicon.Category;
import java.util.EnumMap;
import java.util.Map;

/**
 * What turns the evidence of one category into its score.
 *
 * @param bias log-odds before any evidence; kept to six decimals like every contribution
 * @param calibration from the sum to a probability
 */
public record CategoryModel(double bias, Calibration calibration) {

    public CategoryModel {
        bias = LogOdds.of(bias).value();
    }

    /** One for every category, set by hand: what lexicons alone are summed with. */
    public static Map<Category, CategoryModel> defaults() {
        Map<Category, CategoryModel> models = new EnumMap<>(Category.class);
        models.put(Category.ABUSE, new CategoryModel(-3.10, Calibration.UNFITTED));
        models.put(Category.SLANDER, new CategoryModel(-4.10, Calibration.UNFITTED));
        models.put(Category.INCITEMENT, new CategoryModel(-3.60, Calibration.UNFITTED));
        models.put(Category.ACCOUNT, new CategoryModel(-3.00, Calibration.UNFITTED));
        return models;
    }

    /** Those that were fitted with a learned model; {@link Category#ACCOUNT}, which it knows nothing of, by hand. */
    static Map<Category, CategoryModel> of(LearnedModel learned) {
        Map<Category, CategoryModel> models = new EnumMap<>(defaults());
        learned.blends()
                .forEach((category, blend) ->
                        models.put(category, new CategoryModel(blend.bias(), new Calibration(blend.slope(), 0))));
        return models;
    }

    /** The same with another slope of its calibration. */
    CategoryModel rising(double slope) {
        return new CategoryModel(bias, new Calibration(slope, 0));
    }

    /** The evidence that alone comes to a score of so much. @param probability above 0, below 1 */
    double evidenceOf(double probability) {
        return calibration.logit(probability) - bias;
    }

    CategoryScore score(LogOdds evidence) {
        double logit = LogOdds.of(bias).plus(evidence).value();
        return new CategoryScore(bias, logit, calibration.probability(logit));
    }
}
