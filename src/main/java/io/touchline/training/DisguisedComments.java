package io.touchline.training;

import io.touchline.lexicon.Disguises;
import io.touchline.scoring.CommentScore;
import io.touchline.scoring.Evidence;
import io.touchline.text.Evasion;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * Writes harmful comments again under each {@link Evasion}, with all words hidden that give them away: the terms that
 * lexicons find, and in variants of another kind the stretches that weigh most with the n-grams instead. The same seed
 * makes the same comments.
 */
final class DisguisedComments {

    private static final String TERMS = "terms";
    private static final String STRETCHES = "n-grams";

    private final WordDisguiser disguiser;
    private final long seed;

    DisguisedComments(Disguises disguises, long seed) {
        this.disguiser = new WordDisguiser(disguises);
        this.seed = seed;
    }

    /**
     * The comments, with variants of the harmful ones that are no disguise of another. A variant's partner is the comment
     * it was made of, its kind tells disguise and words.
     *
     * @param pipeline tells the words; with a model
     */
    List<LabelledComment> with(List<LabelledComment> comments, CommentPipeline pipeline) {
        List<LabelledComment> all = new ArrayList<>(comments);
        for (LabelledComment comment : comments) {
            if (comment.partner().isEmpty() && comment.truth().containsValue(true)) {
                CommentScore score = pipeline.score(comment);
                List<Span> terms = apart(terms(score));
                List<Span> stretches = apart(stretches(comment, score));
                for (Evasion evasion : Evasion.values()) {
                    variant(comment, terms, evasion, TERMS).ifPresent(all::add);
                    variant(comment, stretches, evasion, STRETCHES).ifPresent(all::add);
                }
            }
        }
        return all;
    }

    private static List<Span> terms(CommentScore score) {
        return score.evidence().stream()
                .filter(evidence -> evidence instanceof Evidence.Term && evidence.contribution() > 0)
                .map(evidence -> ((Evidence.Term) evidence).span())
                .toList();
    }

    private static List<Span> stretches(LabelledComment comment, CommentScore score) {
        return score.evidence().stream()
                .filter(evidence -> evidence.contribution() > 0
                        && comment.truth().getOrDefault(evidence.category(), false)
                        && evidence instanceof Evidence.Ngram ngram
                        && ngram.span() != null)
                .map(evidence -> ((Evidence.Ngram) evidence).span())
                .map(span -> LatinWords.around(comment.text(), span.begin(), span.end()))
                .filter(span -> span.length() > 1
                        && comment.text()
                                .substring(span.begin(), span.end())
                                .chars()
                                .allMatch(Character::isLetter))
                .toList();
    }

    /** The longest of those that overlap, in order. */
    private static List<Span> apart(List<Span> words) {
        List<Span> apart = new ArrayList<>();
        words.stream()
                .sorted(Comparator.comparingInt(Span::length).reversed().thenComparingInt(Span::begin))
                .filter(word -> apart.stream().noneMatch(word::overlaps))
                .forEachOrdered(apart::add);
        apart.sort(Comparator.comparingInt(Span::begin));
        return apart;
    }

    private Optional<LabelledComment> variant(
            LabelledComment comment, List<Span> words, Evasion evasion, String which) {
        Random random =
                new Random(seed ^ comment.id().hashCode() ^ evasion.name().hashCode());
        StringBuilder text = new StringBuilder();
        int written = 0;
        for (Span word : words) {
            String plain = comment.text().substring(word.begin(), word.end());
            text.append(comment.text(), written, word.begin())
                    .append(disguiser.disguised(plain, evasion, random).orElse(plain));
            written = word.end();
        }
        text.append(comment.text(), written, comment.text().length());
        String name = "machine-" + evasion.name().toLowerCase(Locale.ROOT) + ", " + which;
        return text.toString().equals(comment.text())
                ? Optional.empty()
                : Optional.of(comment.disguised(comment.id() + "+" + name, text.toString(), name));
    }
}
