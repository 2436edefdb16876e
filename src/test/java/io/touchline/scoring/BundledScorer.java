package io.touchline.scoring;

import io.touchline.learned.ModelFile;
import io.touchline.lexicon.BundledLexicons;
import io.touchline.lexicon.Lexicons;
import io.touchline.lexicon.Mention;
import io.touchline.target.MentionFinder;
import io.touchline.target.TargetNames;
import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The bundled lexicons and first tier, and some who are registered, each by the id that is their name. */
final class BundledScorer {

    private final Canonicaliser canonicaliser = new Canonicaliser();
    private final Lexicons lexicons = BundledLexicons.compiled();
    private final CommentScorer scorer;
    private final MentionFinder finder;

    BundledScorer(String... names) throws IOException {
        this(Arrays.stream(names)
                .map(name -> new TargetNames(name, name, List.of(), List.of()))
                .toList());
    }

    BundledScorer(List<TargetNames> targets) throws IOException {
        scorer = new CommentScorer(lexicons.matcher(), Optional.of(ModelFile.bundled()));
        finder = new MentionFinder(targets, canonicaliser, lexicons.disguises());
    }

    FirstReading first(String written) {
        CanonicalText text = canonicaliser.canonicalise(written);
        return scorer.first(text, finder.find(text), Aim.NONE);
    }

    String version() {
        return scorer.version();
    }

    CommentScore score(String written) {
        return first(written).score();
    }

    /** What {@link AskedClauses} finds. */
    List<Cover> asked(String written) {
        CanonicalText text = canonicaliser.canonicalise(written);
        List<Mention> mentions = finder.find(text);
        return AskedClauses.in(text, mentions, lexicons.matcher().match(text, mentions));
    }

    /** What {@link RefusedNames} finds. */
    List<Cover> refused(String written) {
        CanonicalText text = canonicaliser.canonicalise(written);
        List<Mention> mentions = finder.find(text);
        return RefusedNames.in(text, mentions, lexicons.matcher().match(text, mentions));
    }
}
