package io.touchline.scoring;

import io.touchline.lexicon.Category;
import io.touchline.lexicon.LexiconMatcher;
import io.touchline.lexicon.Mention;
import io.touchline.text.CanonicalText;
import java.util.List;
import java.util.Map;

/**
 * Scores comments by what a set of lexicons finds in them. Immutable and safe for any number of threads; a new set of
 * lexicons or a new calibration is a new scorer.
 */
public final class CommentScorer {

    /** Names the weights, biases and effects that evidence is summed with; it changes when any of them does. */
    public static final String VERSION = "evidence-1";

    private final LexiconMatcher matcher;
    private final HitScorer hits;

    /** @param models one for every category */
    public CommentScorer(LexiconMatcher matcher, Map<Category, CategoryModel> models) {
        this.matcher = matcher;
        this.hits = new HitScorer(models);
    }

    /** A scorer with {@link CategoryModel#defaults()}. */
    public CommentScorer(LexiconMatcher matcher) {
        this(matcher, CategoryModel.defaults());
    }

    /**
     * @param mentions the registered targets named in the text
     * @param aim the targets that the comment is aimed at without naming them
     */
    public CommentScore score(CanonicalText text, List<Mention> mentions, Aim aim) {
        return hits.score(text, matcher.match(text, mentions, aim.present()), mentions, aim);
    }
}
