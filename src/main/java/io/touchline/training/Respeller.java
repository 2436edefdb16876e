package io.touchline.training;

import io.touchline.lexicon.Disguises;
import io.touchline.scoring.CommentScore;
import io.touchline.scoring.Evidence;
import io.touchline.text.Evasion;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Writes comments again with words in disguise, so that a model learns what stands around words that it cannot read, and
 * to read some. The same seed makes the same comments.
 */
final class Respeller {

    private static final List<Evasion> WAYS =
            List.of(Evasion.PINYIN, Evasion.INITIALS, Evasion.SPLIT, Evasion.EMOJI, Evasion.CONFUSABLE, Evasion.LEET);

    /** What the canonical form does not undo. */
    private static final List<Evasion> HIDING =
            Stream.concat(WAYS.stream(), Stream.of(Evasion.HOMOPHONE)).toList();

    private static final int MOST_HIDDEN = 2;
    private static final int TRIES = 8;
    private static final int LONGEST_IDEOGRAPHS = 3;
    private static final int SHORTEST_LETTERS = 4;

    private final Disguises disguises;
    private final WordDisguiser disguiser;
    private final long seed;

    Respeller(Disguises disguises, long seed) {
        this.disguises = disguises;
        this.disguiser = new WordDisguiser(disguises);
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
        RandomGenerator random = random(seed, comment);
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

    /** One whose first number tells nothing of the next comment's, although their seeds are neighbours. */
    static RandomGenerator random(long seed, LabelledComment comment) {
        return new SplittableRandom(seed ^ comment.id().hashCode());
    }

    /** The comment with one or two words of it in disguise, whatever they are; empty if none was found that can be. */
    Optional<LabelledComment> hidden(LabelledComment comment) {
        RandomGenerator random = random(~seed, comment);
        String text = comment.text();
        int wanted = 1 + random.nextInt(MOST_HIDDEN);
        int behind = text.length();
        // From the end on, so that places before a change stay where they are.
        for (int tries = 0; tries < TRIES && wanted > 0 && behind > 0; tries++) {
            Span word = word(text, random.nextInt(behind), random);
            Optional<String> way = word.end() > behind || word.length() == 0
                    ? Optional.empty()
                    : disguiser.disguised(
                            text.substring(word.begin(), word.end()),
                            HIDING.get(random.nextInt(HIDING.size())),
                            random);
            if (way.isPresent()) {
                text = text.substring(0, word.begin()) + way.get() + text.substring(word.end());
                behind = word.begin();
                wanted--;
            }
        }
        return text.equals(comment.text()) ? Optional.empty() : Optional.of(comment.withText(text));
    }

    /** Two or three ideographs from a place on, or the Latin word around or before it; of no length if there is neither. */
    private static Span word(String text, int at, RandomGenerator random) {
        int length = 2 + random.nextInt(LONGEST_IDEOGRAPHS - 1);
        int end = at;
        while (end < text.length() && end < at + length && Character.isIdeographic(text.charAt(end))) {
            end++;
        }
        if (end > at) {
            return end == at + length ? new Span(at, end) : new Span(at, at);
        }
        int letter = LatinWords.isLetter(text.charAt(at)) ? at : at - 1;
        if (letter < 0 || !LatinWords.isLetter(text.charAt(letter))) {
            return new Span(at, at);
        }
        Span word = LatinWords.around(text, letter, letter + 1);
        return word.length() < SHORTEST_LETTERS ? new Span(at, at) : word;
    }
}
