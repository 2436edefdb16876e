package io.touchline.scoring;

import io.touchline.lexicon.Category;
import io.touchline.lexicon.Label;
import io.touchline.lexicon.Modifier;
import io.touchline.lexicon.Severity;
import io.touchline.text.Evasion;
import io.touchline.text.Span;
import java.util.Set;

/** One named reason in a category's sum. {@link #contribution()} is in log-odds and may be negative. */
public sealed interface Evidence {

    Category category();

    double contribution();

    /**
     * A term of a lexicon.
     *
     * @param span where it stands in the text as sent
     * @param canonical what it reads as in canonical form
     * @param source {@code file#id}
     */
    record Term(
            Label label,
            Severity severity,
            double contribution,
            Span span,
            String canonical,
            Set<Evasion> evasions,
            String source)
            implements Evidence {

        @Override
        public Category category() {
            return label.category();
        }
    }

    /** A frame of a lexicon; fields as in {@link Term}. */
    record Frame(
            Label label,
            Severity severity,
            double contribution,
            Span span,
            String canonical,
            Set<Evasion> evasions,
            String source)
            implements Evidence {

        @Override
        public Category category() {
            return label.category();
        }
    }

    /**
     * A debunked claim told again.
     *
     * @param span the stretch that tells it, in the text as sent
     * @param source {@code rumour#id}
     */
    record Rumour(Severity severity, double contribution, Span span, String source) implements Evidence {

        @Override
        public Category category() {
            return Category.SLANDER;
        }
    }

    /**
     * A modifier that takes from evidence it covers; its contribution is never positive.
     *
     * @param label the label whose evidence it lowers
     * @param span where its cue stands in the text as sent
     * @param source {@code file#id} of the cue, or {@code engine#…} where no lexicon entry is behind it
     */
    record Modified(Modifier modifier, Label label, double contribution, Span span, String source) implements Evidence {

        @Override
        public Category category() {
            return label.category();
        }
    }

    /**
     * Something about the comment as a whole that makes the category's other evidence weigh more, such as a registered
     * target among its mentions. It is only added where the category has evidence of its own.
     *
     * @param source {@code engine#…}
     */
    record Context(Category category, double contribution, String source) implements Evidence {}

    /**
     * What the n-gram model says: one of the stretches that weigh most, or, without a place, everything else together.
     *
     * @param span where it stands in the text as sent; null for the rest
     * @param canonical what it reads as; empty for the rest
     * @param source the model's version
     */
    record Ngram(Category category, double contribution, Span span, String canonical, String source)
            implements Evidence {}

    /**
     * What the second tier says of the comment as a whole.
     *
     * @param source the model's version
     */
    record Encoder(Category category, double contribution, String source) implements Evidence {}
}
