package io.touchline.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.learned.ModelFile;
import io.touchline.lexicon.BundledLexicons;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.Lexicons;
import io.touchline.lexicon.Mention;
import io.touchline.scoring.Aim;
import io.touchline.scoring.CommentScore;
import io.touchline.scoring.CommentScorer;
import io.touchline.scoring.Evidence;
import io.touchline.target.MentionFinder;
import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import io.touchline.text.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** All that happens to a text between the request and the answer, with what has to hold of any answer. */
final class TextPath {

    static final Path CORPUS = Path.of("src/test/resources/corpus");

    private final Canonicaliser canonicaliser = new Canonicaliser();
    private final MentionFinder finder;
    private final CommentScorer scorer;

    TextPath() {
        try {
            Lexicons lexicons = BundledLexicons.compiled();
            TargetFile targets = new TargetFile(CORPUS.resolve("targets.json"), canonicaliser);
            finder = new MentionFinder(targets.targets(), canonicaliser, lexicons.disguises());
            scorer = new CommentScorer(lexicons.matcher(), Optional.of(ModelFile.bundled()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InputException e) {
            throw new IllegalStateException(e);
        }
    }

    CommentScore score(String text, Aim aim) {
        CanonicalText canonical = canonicaliser.canonicalise(text);
        return scorer.score(canonical, finder.find(canonical), aim);
    }

    void holds(String text, Aim aim) {
        CanonicalText canonical = canonicaliser.canonicalise(text);
        List<Mention> mentions = finder.find(canonical);
        CommentScore score = scorer.score(canonical, mentions, aim);

        mentions.forEach(mention -> assertInside(text, canonical.original(mention.canonical())));
        score.modifiers().forEach(modifier -> assertInside(text, modifier.span()));
        score.evidence().forEach(evidence -> assertEvidence(text, evidence));
        assertThat(score.categories()).containsOnlyKeys(Category.ABUSE, Category.SLANDER, Category.INCITEMENT);
        score.categories().forEach((category, total) -> {
            double sum = total.bias()
                    + score.evidence().stream()
                            .filter(evidence -> evidence.category() == category)
                            .mapToDouble(Evidence::contribution)
                            .sum();
            // Not through AssertJ: this runs some hundred thousand times a minute.
            if (!(Math.abs(sum - total.logit()) <= 1e-4) || !(total.score() >= 0 && total.score() <= 1)) {
                throw new AssertionError(category + ": evidence sums to " + sum + ", said is " + total);
            }
        });
        score.labels().forEach(label -> assertThat(label.score()).isBetween(0.0, 1.0));
    }

    private static void assertEvidence(String text, Evidence evidence) {
        if (evidence instanceof Evidence.Term term) {
            assertStands(text, term.span(), evidence);
        } else if (evidence instanceof Evidence.Frame frame) {
            assertStands(text, frame.span(), evidence);
        } else if (evidence instanceof Evidence.Modified modified) {
            assertInside(text, modified.span());
            if (!(modified.contribution() <= 0)) {
                throw new AssertionError("a modifier that adds: " + modified);
            }
        }
    }

    private static void assertStands(String text, Span span, Evidence evidence) {
        assertInside(text, span);
        if (span.length() == 0) {
            throw new AssertionError("evidence without a place: " + evidence);
        }
    }

    /** A span cannot run backwards by itself. */
    private static void assertInside(String text, Span span) {
        if (span.end() > text.length()) {
            throw new AssertionError(span + " is not inside a text of " + text.length());
        }
    }
}
