package io.touchline.training;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes comments again with another mark at their end: whether a bang, a full stop or nothing stands behind a short
 * insult says nothing of it, and what a model takes for the tone of those it learned from turns its answer about.
 */
final class Endings {

    /** What may be exchanged. A question mark, a bracket, an emoji say something. */
    private static final Pattern ENDING = Pattern.compile("[！!。.～~]*$");

    private static final Pattern OPEN = Pattern.compile("[\\p{IsAlphabetic}\\p{IsDigit}]$");
    private static final List<String> WIDE = List.of("", "！", "！！", "。", "～");
    private static final List<String> NARROW = List.of("", "!", "!!", ".");

    /** In longer ones the last mark weighs little. */
    private static final int LONGEST = 30;

    private static final double SHARE = 0.4;

    private final long seed;

    Endings(long seed) {
        this.seed = seed;
    }

    /** Some of the short comments, with another ending. The same seed makes the same ones. */
    Optional<LabelledComment> other(LabelledComment comment) {
        RandomGenerator random = Respeller.random(seed, comment);
        Matcher ending = ENDING.matcher(comment.text());
        String begin = ending.find() ? comment.text().substring(0, ending.start()) : comment.text();
        if (begin.length() > LONGEST || !OPEN.matcher(begin).find() || random.nextDouble() >= SHARE) {
            return Optional.empty();
        }
        List<String> endings = begin.codePoints().anyMatch(Character::isIdeographic) ? WIDE : NARROW;
        String other = begin + endings.get(random.nextInt(endings.size()));
        return other.equals(comment.text()) ? Optional.empty() : Optional.of(comment.withText(other));
    }
}
