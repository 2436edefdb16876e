package io.touchline.training;

import io.touchline.lexicon.Disguises;
import io.touchline.scoring.CommentScore;
import io.touchline.scoring.Evidence;
import io.touchline.text.Evasion;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes comments again with a word in disguise, so that a model learns what stands around words that it cannot read.
 * The same seed makes the same comments.
 */
final class Respeller {

    private static final List<Evasion> WAYS =
            List.of(Evasion.PINYIN, Evasion.INITIALS, Evasion.SPLIT, Evasion.EMOJI, Evasion.CONFUSABLE, Evasion.LEET);

    private final Disguises disguises;
    private final long seed;

    Respeller(Disguises disguises, long seed) {
        this.disguises = disguises;
        this.seed = seed;
    }

    /** At most {@code most} variants, each with another term of the lexicons in disguise; none without a term. */
    List<LabelledComment> variants(LabelledComment comment, CommentScore score, int most) {
        List<Span> words = score.evidence().stream()
                .filter(Evidence.Term.class::isInstance)
                .map(evidence -> ((Evidence.Term) evidence).span())
                .distinct()
                .toList();
        List<LabelledComment> variants = new ArrayList<>();
        Random random = new Random(seed ^ comment.id().hashCode());
        for (int tries = 0; tries < 3 * most && variants.size() < most && !words.isEmpty(); tries++) {
            Span word = words.get(random.nextInt(words.size()));
            Evasion evasion = WAYS.get(random.nextInt(WAYS.size()));
            List<String> respelled = disguises.respellings(comment.text().substring(word.begin(), word.end()), evasion);
            if (!respelled.isEmpty()) {
                variants.add(comment.withText(comment.text().substring(0, word.begin())
                        + respelled.get(random.nextInt(respelled.size()))
                        + comment.text().substring(word.end())));
            }
        }
        return variants;
    }
}
