package io.touchline.training;

import io.touchline.learned.BlendFit;
import io.touchline.lexicon.Category;
import io.touchline.scoring.CommentScore;
import java.util.Map;

/** What a first tier that did not learn from a comment says of it, by the comment's number in a training. */
interface FirstTier {

    CommentScore ngrams(int comment);

    CommentScore withLexicons(int comment);

    /**
     * As many models as there are parts of the comments.
     *
     * @param unseen of each comment the n-grams' log-odds by the model that did not see its part
     */
    static FirstTier byParts(
            TrainingSet set, Map<Category, Double> odds, Map<Category, double[]> unseen, Map<Category, BlendFit> fits) {
        Map<Category, Double> rarer = set.rarer(odds);
        return new FirstTier() {
            @Override
            public CommentScore ngrams(int comment) {
                return Scores.of(category -> 1 / (1 + rarer.get(category) * Math.exp(-unseen.get(category)[comment])));
            }

            @Override
            public CommentScore withLexicons(int comment) {
                return Scores.of(category ->
                        fits.get(category).score(set.lexicons(comment, category), unseen.get(category)[comment]));
            }
        };
    }

    /** One model, to which the comments that it is asked of are new. */
    static FirstTier newTo(TrainingSet set, CommentPipeline pipeline) {
        return new FirstTier() {
            @Override
            public CommentScore ngrams(int comment) {
                return pipeline.byNgrams(withLexicons(comment));
            }

            @Override
            public CommentScore withLexicons(int comment) {
                return pipeline.score(set.comment(comment));
            }
        };
    }
}
