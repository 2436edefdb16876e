package io.touchline.training;

import io.touchline.learned.NgramModel;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.Severity;
import io.touchline.scoring.CategoryScore;
import io.touchline.scoring.CommentScore;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** Scores that were worked out elsewhere, in the form that a tally takes. */
final class Scores {

    private Scores() {}

    static CommentScore of(ToDoubleFunction<Category> probability) {
        Map<Category, CategoryScore> scores = new EnumMap<>(Category.class);
        for (Category category : NgramModel.CATEGORIES) {
            double score = probability.applyAsDouble(category);
            scores.put(category, new CategoryScore(0, Math.log(score / (1 - score)), score));
        }
        return new CommentScore(scores, List.of(), List.of(), List.of(), List.of(), Set.of(), Severity.NONE, Map.of());
    }
}
