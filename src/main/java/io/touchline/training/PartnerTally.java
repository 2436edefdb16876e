package io.touchline.training;

import io.touchline.lexicon.Category;
import io.touchline.scoring.CommentScore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Disguised comments beside the same comments without the disguise: what is lost between the two is lost to the disguise
 * and not to the vocabulary.
 */
final class PartnerTally {

    private final List<LabelledComment> disguised = new ArrayList<>();
    private final Map<String, CommentScore> scores = new HashMap<>();

    /**
     * The harmful categories of one kind's comments, counted once for each comment and category.
     *
     * @param plainCaught in how many the partner is caught
     * @param disguisedCaught in how many of these the disguised one is caught too; beside a partner that is missed it
     *     says nothing
     */
    record Pairs(int pairs, int plainCaught, int disguisedCaught) {

        /** The share of what is caught plainly that is caught in disguise too; NaN if nothing is caught plainly. */
        double ratio() {
            return (double) disguisedCaught / plainCaught;
        }

        private Pairs plus(boolean plain, boolean hidden) {
            return new Pairs(pairs + 1, plainCaught + (plain ? 1 : 0), disguisedCaught + (plain && hidden ? 1 : 0));
        }
    }

    void add(LabelledComment comment, CommentScore score) {
        scores.put(comment.id(), score);
        if (comment.partner().isPresent()) {
            disguised.add(comment);
        }
    }

    /** By kind; a comment whose partner is not among the comments is left out. */
    Map<String, Pairs> pairs() {
        Map<String, Pairs> kinds = new TreeMap<>();
        for (LabelledComment comment : disguised) {
            CommentScore plain = scores.get(comment.partner().orElseThrow());
            if (plain != null) {
                comment.truth().forEach((category, harmful) -> {
                    if (harmful) {
                        boolean hidden = asserted(scores.get(comment.id()), category);
                        kinds.merge(
                                comment.kind(),
                                new Pairs(0, 0, 0).plus(asserted(plain, category), hidden),
                                (a, b) -> new Pairs(
                                        a.pairs() + b.pairs(),
                                        a.plainCaught() + b.plainCaught(),
                                        a.disguisedCaught() + b.disguisedCaught()));
                    }
                });
            }
        }
        return kinds;
    }

    private static boolean asserted(CommentScore score, Category category) {
        return score.categories().get(category).asserted();
    }
}
