package io.touchline.scoring;

import io.touchline.learned.LearnedModel;
import io.touchline.learned.ReadText;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.LexiconMatcher;
import io.touchline.lexicon.Mention;
import io.touchline.text.CanonicalText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Scores comments by what a set of lexicons finds in them. Immutable and safe for any number of threads; a new set of
 * lexicons or a new calibration is a new scorer.
 */
public final class CommentScorer {

    /** Names the weights and effects that the evidence of lexicons is summed with; it changes when any of them does. */
    private static final String EVIDENCE = "evidence-20";

    private final LexiconMatcher matcher;
    private final HitScorer hits;
    private final Optional<LearnedModel> learned;

    private CommentScorer(LexiconMatcher matcher, Map<Category, CategoryModel> models, Optional<LearnedModel> learned) {
        this.matcher = matcher;
        this.hits = new HitScorer(models);
        this.learned = learned;
    }

    /** A scorer with {@link CategoryModel#defaults()}, for which only lexicons speak. */
    public CommentScorer(LexiconMatcher matcher) {
        this(matcher, CategoryModel.defaults(), Optional.empty());
    }

    /** A scorer for which lexicons and, if there is one, a model speak. */
    public CommentScorer(LexiconMatcher matcher, Optional<LearnedModel> learned) {
        this(matcher, learned.map(CategoryModel::of).orElseGet(CategoryModel::defaults), learned);
    }

    /** Names what evidence is summed with, as it stands in answers. */
    public String version() {
        return learned.map(model -> EVIDENCE + "+" + model.version()).orElse(EVIDENCE);
    }

    /**
     * @param mentions the registered targets named in the text
     * @param aim the targets that the comment is aimed at without naming them
     */
    public CommentScore score(CanonicalText text, List<Mention> mentions, Aim aim) {
        return first(text, mentions, aim).score();
    }

    /** The same, with what a second opinion needs. */
    public FirstReading first(CanonicalText text, List<Mention> mentions, Aim aim) {
        return new FirstReading(hits, matcher, text, mentions, aim, learned);
    }

    /** The comment as a model sees it. @param aim as for {@link #score} */
    public ReadText read(CanonicalText text, List<Mention> mentions, Aim aim) {
        return FirstReading.Look.at(matcher, text, mentions, aim.present()).read();
    }
}
