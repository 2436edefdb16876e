package io.touchline.bench;

import io.touchline.learned.ModelFile;
import io.touchline.lexicon.BundledLexicons;
import io.touchline.lexicon.Lexicons;
import io.touchline.scoring.Aim;
import io.touchline.scoring.CommentScorer;
import io.touchline.target.MentionFinder;
import io.touchline.testsupport.HostileShapes;
import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Whether the time of the whole text path grows in step with texts that are made to be slow. */
final class HostileTimes {

    static final int SHORT = 1_000;
    static final int LONG = 10_000;

    private static final Aim AIMED = new Aim(List.of("lin-zhixia"));
    private static final int TRIES = 15;

    private final Canonicaliser canonicaliser = new Canonicaliser();
    private final MentionFinder finder;
    private final CommentScorer scorer;

    /**
     * One piece over and over, with and without a prohibition behind it.
     *
     * @param micros the time of a text of {@value #LONG} units
     * @param ratio that against the time of one of {@value #SHORT}
     */
    record Shape(String piece, double micros, double ratio) {}

    HostileTimes() throws IOException {
        Lexicons lexicons = BundledLexicons.compiled();
        finder = new MentionFinder(Corpus.read().names(), canonicaliser, lexicons.disguises());
        scorer = new CommentScorer(lexicons.matcher(), Optional.of(ModelFile.bundled()));
    }

    /** All shapes, the one that grows fastest first. */
    List<Shape> measure() {
        // Once for the compiler, which meets all paths then.
        HostileShapes.pieces().forEach(piece -> shapes(piece).toList());
        return HostileShapes.pieces().stream()
                .flatMap(this::shapes)
                .sorted(Comparator.comparingDouble(Shape::ratio).reversed())
                .toList();
    }

    private Stream<Shape> shapes(String piece) {
        return Stream.of(shape(piece, HostileShapes::repeated), shape(piece, HostileShapes::beforeProhibition));
    }

    private Shape shape(String piece, BiFunction<String, Integer, String> text) {
        double shorter = best(text.apply(piece, SHORT));
        double longer = best(text.apply(piece, LONG));
        return new Shape(piece, longer / 1e3, longer / shorter);
    }

    private double best(String text) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            long begin = System.nanoTime();
            CanonicalText canonical = canonicaliser.canonicalise(text);
            scorer.score(canonical, finder.find(canonical), AIMED);
            best = Math.min(best, System.nanoTime() - begin);
        }
        return best;
    }
}
