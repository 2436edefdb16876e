package io.touchline.training;

import io.touchline.learned.Example;
import io.touchline.learned.LearnedModel;
import io.touchline.lexicon.Lexicons;
import io.touchline.scoring.Aim;
import io.touchline.scoring.CommentScore;
import io.touchline.scoring.CommentScorer;
import io.touchline.target.MentionFinder;
import io.touchline.target.TargetNames;
import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** From a labelled comment to its score by the very stages that the service runs. */
final class CommentPipeline {

    private final Canonicaliser canonicaliser;
    private final MentionFinder finder;
    private final CommentScorer scorer;
    private final Optional<Set<String>> registered;

    /** @param registry empty if there is none; then the {@code targetId} of every comment counts as registered */
    CommentPipeline(
            Canonicaliser canonicaliser,
            Lexicons lexicons,
            Optional<LearnedModel> learned,
            Optional<List<TargetNames>> registry) {
        this.canonicaliser = canonicaliser;
        this.finder = new MentionFinder(registry.orElse(List.of()), canonicaliser, lexicons.disguises());
        this.scorer = new CommentScorer(lexicons.matcher(), learned);
        this.registered =
                registry.map(targets -> targets.stream().map(TargetNames::id).collect(Collectors.toUnmodifiableSet()));
    }

    /** What evidence is summed with. */
    String model() {
        return scorer.version();
    }

    /** The comment as a model learns from it. */
    Example example(LabelledComment comment) {
        CanonicalText text = canonicaliser.canonicalise(comment.text());
        return new Example(scorer.read(text, finder.find(text), aim(comment)), comment.truth(), comment.label());
    }

    CommentScore score(LabelledComment comment) {
        CanonicalText text = canonicaliser.canonicalise(comment.text());
        return scorer.score(text, finder.find(text), aim(comment));
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
