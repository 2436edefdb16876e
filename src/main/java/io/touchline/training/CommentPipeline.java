package io.touchline.training;

import io.touchline.encoder.EncoderException;
import io.touchline.encoder.SecondTier;
import io.touchline.learned.Example;
import io.touchline.learned.LearnedModel;
import io.touchline.lexicon.Lexicons;
import io.touchline.scoring.Aim;
import io.touchline.scoring.CommentScore;
import io.touchline.scoring.CommentScorer;
import io.touchline.scoring.Evidence;
import io.touchline.scoring.FirstReading;
import io.touchline.target.MentionFinder;
import io.touchline.target.TargetNames;
import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** From a labelled comment to its score by the very stages that the service runs. */
final class CommentPipeline {

    private final Canonicaliser canonicaliser;
    private final MentionFinder finder;
    private final CommentScorer scorer;
    private final Optional<LearnedModel> learned;
    private final Optional<SecondTier> second;
    private final Optional<Set<String>> registered;

    /** @param registry empty if there is none; then the {@code targetId} of every comment counts as registered */
    CommentPipeline(
            Canonicaliser canonicaliser,
            Lexicons lexicons,
            Optional<LearnedModel> learned,
            Optional<List<TargetNames>> registry) {
        this(canonicaliser, lexicons, learned, registry, Optional.empty());
    }

    /** @param second asked where the others are in doubt */
    CommentPipeline(
            Canonicaliser canonicaliser,
            Lexicons lexicons,
            Optional<LearnedModel> learned,
            Optional<List<TargetNames>> registry,
            Optional<SecondTier> second) {
        this.canonicaliser = canonicaliser;
        this.finder = new MentionFinder(registry.orElse(List.of()), canonicaliser, lexicons.disguises());
        this.scorer = new CommentScorer(lexicons.matcher(), learned);
        this.learned = learned;
        this.second = second;
        this.registered =
                registry.map(targets -> targets.stream().map(TargetNames::id).collect(Collectors.toUnmodifiableSet()));
    }

    /** What evidence is summed with. */
    String model() {
        return second.map(tier -> scorer.version() + "+" + tier.model().version())
                .orElse(scorer.version());
    }

    /** The comment as a model learns from it. */
    Example example(LabelledComment comment) {
        CanonicalText text = canonicaliser.canonicalise(comment.text());
        return new Example(scorer.read(text, finder.find(text), aim(comment)), comment.truth(), comment.label());
    }

    /** @throws UncheckedIOException if the second tier fails */
    CommentScore score(LabelledComment comment) {
        FirstReading first = first(comment);
        if (second.isEmpty() || first.doubt() > second.get().model().band()) {
            return first.score();
        }
        try {
            return first.score(second.get().ask(second.get().text(first.read())));
        } catch (EncoderException e) {
            throw new UncheckedIOException(new IOException(e.getMessage(), e));
        }
    }

    /** How far the first tier's score is from being decided otherwise, log-odds. */
    double doubt(LabelledComment comment) {
        return first(comment).doubt();
    }

    private FirstReading first(LabelledComment comment) {
        CanonicalText text = canonicaliser.canonicalise(comment.text());
        return scorer.first(text, finder.find(text), aim(comment));
    }

    /** The score with the opinion of a second tier, whether there is doubt or not. */
    CommentScore scoreWith(LabelledComment comment, SecondTier tier) throws EncoderException {
        FirstReading first = first(comment);
        return first.score(tier.ask(tier.text(first.read())));
    }

    /** How each tier scores the comments. @param lexicons the same without a model */
    Tiers tiers(List<LabelledComment> comments, CommentPipeline lexicons, SecondTier second) throws EncoderException {
        Tiers tiers = new Tiers();
        for (LabelledComment comment : comments) {
            FirstReading first = first(comment);
            double[] decisions =
                    second.encoders().decide(first.read(), second.model().heads());
            tiers.add(
                    comment,
                    lexicons.score(comment),
                    byNgrams(first.score()),
                    decisions,
                    first.score(),
                    first.score(second.model().opinion(decisions)));
        }
        return tiers;
    }

    /** What is left of a score without what lexicons say. */
    CommentScore byNgrams(CommentScore score) {
        return Scores.of(category -> {
            double ngrams = score.evidence().stream()
                    .filter(evidence -> evidence instanceof Evidence.Ngram && evidence.category() == category)
                    .mapToDouble(Evidence::contribution)
                    .sum();
            return learned.orElseThrow().blends().get(category).score(ngrams);
        });
    }

    private Aim aim(LabelledComment comment) {
        return comment.targetId()
                .filter(this::known)
                .map(id -> new Aim(List.of(id)))
                .orElse(Aim.NONE);
    }

    /** True if the comment stands under a target that the registry does not have: it is scored as aimed at nobody. */
    boolean strayed(LabelledComment comment) {
        return comment.targetId().filter(id -> !known(id)).isPresent();
    }

    private boolean known(String targetId) {
        return registered.map(ids -> ids.contains(targetId)).orElse(true);
    }
}
