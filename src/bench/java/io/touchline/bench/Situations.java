package io.touchline.bench;

import io.touchline.coordination.StormLevel;
import io.touchline.handling.GroupState;
import io.touchline.handling.Rung;
import io.touchline.handling.Situation;
import io.touchline.handling.TargetState;
import io.touchline.handling.ThreadTrait;
import io.touchline.learned.ModelFile;
import io.touchline.lexicon.BundledLexicons;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.Lexicons;
import io.touchline.lexicon.Mention;
import io.touchline.scoring.Aim;
import io.touchline.scoring.CommentScore;
import io.touchline.scoring.CommentScorer;
import io.touchline.target.MentionFinder;
import io.touchline.target.ProtectionWish;
import io.touchline.target.TargetRole;
import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a policy is told of the comments of the functional corpus, half of which are hostile: scored by the bundled
 * lexicons and the first tier. A tenth of the authors move with a group, a tenth of the targets are in a storm.
 */
final class Situations {

    private Situations() {}

    static List<Situation> ofCorpus() throws IOException {
        Corpus corpus = Corpus.read();
        Canonicaliser canonicaliser = new Canonicaliser();
        Lexicons lexicons = BundledLexicons.compiled();
        MentionFinder finder = new MentionFinder(corpus.names(), canonicaliser, lexicons.disguises());
        CommentScorer scorer = new CommentScorer(lexicons.matcher(), Optional.of(ModelFile.bundled()));
        Random random = new Random(1);
        List<Situation> situations = new ArrayList<>();
        for (Corpus.Comment comment : corpus.comments()) {
            CanonicalText text = canonicaliser.canonicalise(comment.text());
            List<Mention> mentions = finder.find(text);
            Aim aim = comment.targetId() == null ? Aim.NONE : new Aim(List.of(comment.targetId()));
            Set<String> about = new LinkedHashSet<>(aim.targetIds());
            mentions.forEach(mention -> about.add(mention.targetId()));
            situations.add(situation(corpus, scorer.score(text, mentions, aim), about, random));
        }
        return situations;
    }

    private static Situation situation(Corpus corpus, CommentScore score, Set<String> about, Random random) {
        Map<Category, Double> scores = new EnumMap<>(Category.class);
        score.categories().forEach((category, value) -> scores.put(category, value.score()));
        boolean grouped = random.nextInt(10) == 0;
        return new Situation(
                scores,
                score.labels(),
                score.quoted(),
                score.severity(),
                score.gravest(),
                score.modifiers().stream()
                        .map(CommentScore.FoundModifier::kind)
                        .collect(Collectors.toUnmodifiableSet()),
                about.stream().map(id -> target(corpus, id, random)).toList(),
                grouped ? Optional.of(new GroupState("g_1", 0.8)) : Optional.empty(),
                grouped ? 0.8 : 0,
                random.nextInt(10) == 0 ? Rung.WARN : Rung.CLEAN,
                about.isEmpty() ? Set.of() : Set.of(ThreadTrait.TARGET));
    }

    private static TargetState target(Corpus corpus, String id, Random random) {
        return new TargetState(
                id,
                TargetRole.valueOf(corpus.targets().get(id).path("role").textValue()),
                corpus.targets().get(id).path("minor").booleanValue(),
                ProtectionWish.STANDARD,
                random.nextInt(10) == 0 ? StormLevel.STORM : StormLevel.CALM);
    }
}
