package io.touchline.training;

import io.touchline.lexicon.Category;
import io.touchline.scoring.CommentScore;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the scorer said about all comments so far, by category and by kind. */
final class Tally {

    private final Map<Category, List<Judgement>> judgements = new EnumMap<>(Category.class);
    private final Map<String, Map<Category, KindSlice>> kinds = new TreeMap<>();
    private final PartnerTally partners = new PartnerTally();
    private int comments;
    private int harmless;
    private int harmlessFlagged;

    void add(LabelledComment comment, CommentScore score) {
        comments++;
        partners.add(comment, score);
        boolean allHarmless = !comment.truth().isEmpty() && !comment.truth().containsValue(true);
        if (allHarmless) {
            harmless++;
            boolean flagged = comment.truth().keySet().stream()
                    .anyMatch(category -> score.categories().get(category).asserted());
            harmlessFlagged += flagged ? 1 : 0;
        }
        for (Category category : Row.SCORED) {
            Optional<Judgement> judgement = judgement(comment, score, category);
            judgement.ifPresent(known ->
                    judgements.computeIfAbsent(category, c -> new ArrayList<>()).add(known));
            if (!comment.kind().isEmpty()) {
                KindSlice slice = kinds.computeIfAbsent(comment.kind(), kind -> new EnumMap<>(Category.class))
                        .computeIfAbsent(category, c -> new KindSlice());
                judgement.ifPresentOrElse(
                        slice::add,
                        () -> slice.addUnknown(score.categories().get(category).asserted()));
            }
        }
    }

    static Optional<Judgement> judgement(LabelledComment comment, CommentScore score, Category category) {
        return Optional.ofNullable(comment.truth().get(category))
                .map(harmful -> new Judgement(score.categories().get(category).score(), harmful));
    }

    /** Comments that are harmful in no category that is known of them. */
    int harmless() {
        return harmless;
    }

    /** Those of them that are flagged in a category that is known of them. */
    int harmlessFlagged() {
        return harmlessFlagged;
    }

    int comments() {
        return comments;
    }

    /** One for each category of which some label is known. */
    List<CategoryReport> categories() {
        return judgements.entrySet().stream()
                .map(entry -> CategoryReport.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** By kind, how disguised comments fare beside the same comments without the disguise. */
    Map<String, PartnerTally.Pairs> pairs() {
        return partners.pairs();
    }

    /** By name of the kind, then by category. */
    Map<String, Map<Category, KindSlice>> kinds() {
        return kinds;
    }
}
