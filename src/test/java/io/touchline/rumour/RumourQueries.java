package io.touchline.rumour;

import io.touchline.learned.ModelFile;
import io.touchline.lexicon.BundledLexicons;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.Label;
import io.touchline.lexicon.Lexicons;
import io.touchline.lexicon.Mention;
import io.touchline.lexicon.Modifier;
import io.touchline.rumour.RumourQuery.About;
import io.touchline.rumour.RumourQuery.Scored;
import io.touchline.scoring.Aim;
import io.touchline.scoring.CommentScore;
import io.touchline.scoring.CommentScorer;
import io.touchline.scoring.FirstReading;
import io.touchline.scoring.ToldRumour;
import io.touchline.target.MentionFinder;
import io.touchline.target.TargetNames;
import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import io.touchline.text.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Comments as the service would ask for them: the targets of a corpus registered, the comment standing in the thread of
 * the rumour's target, scored by the bundled lexicons and the first tier.
 */
final class RumourQueries {

    /** Takes seconds, and is the same for all. */
    private final Canonicaliser canonicaliser;

    private final MentionFinder finder;
    private final CommentScorer scorer;

    RumourQueries(Canonicaliser canonicaliser, List<RumourCase> cases) throws IOException {
        Lexicons lexicons = BundledLexicons.compiled();
        this.canonicaliser = canonicaliser;
        this.scorer = new CommentScorer(lexicons.matcher(), Optional.of(ModelFile.bundled()));
        this.finder = new MentionFinder(
                cases.stream()
                        .map(each -> new TargetNames(each.rumour().targetId(), each.name(), each.aliases(), List.of()))
                        .toList(),
                canonicaliser,
                lexicons.disguises());
    }

    RumourQuery query(String comment, String threadTarget) {
        FirstReading first = first(comment, threadTarget);
        List<Mention> mentions = first.mentions();
        List<Span> places = new ArrayList<>();
        List<Span> others = new ArrayList<>();
        for (Mention mention : mentions) {
            (mention.targetId().equals(threadTarget) ? places : others).add(mention.canonical());
        }
        others.removeAll(places);
        return new RumourQuery(
                canonicaliser.canonicalise(comment),
                List.of(new About(threadTarget, places)),
                others,
                scored(first.score()));
    }

    /** Whether a comment that was found to tell these is labelled as a rumour, by lexicons and the first tier. */
    boolean isLabelled(String comment, String threadTarget, List<RumourMatch> matches) {
        CanonicalText text = canonicaliser.canonicalise(comment);
        List<ToldRumour> told = matches.stream()
                .map(match -> new ToldRumour(
                        match.rumourId(), match.targetId(), text.canonicalOf(match.span()), match.probability()))
                .toList();
        return first(comment, threadTarget).score(Optional.empty(), told).labels().stream()
                .anyMatch(label -> label.label() == Label.SLANDER_RUMOUR);
    }

    private FirstReading first(String comment, String threadTarget) {
        CanonicalText text = canonicaliser.canonicalise(comment);
        return scorer.first(text, finder.find(text), new Aim(List.of(threadTarget)));
    }

    /** What an encoder gets to read of a comment as a whole. */
    String wording(String comment, String threadTarget) {
        RumourQuery query = query(comment, threadTarget);
        return Wordings.of(
                query.text(),
                new Span(0, query.text().length()),
                query.about().get(0).places());
    }

    private static Scored scored(CommentScore score) {
        return new Scored(
                score.categories().get(Category.SLANDER).logit(),
                count(score, Modifier.NEGATED),
                count(score, Modifier.DEBUNK),
                count(score, Modifier.QUESTION),
                count(score, Modifier.ATTRIBUTED),
                count(score, Modifier.COUNTER_SPEECH));
    }

    private static int count(CommentScore score, Modifier kind) {
        return (int) score.modifiers().stream()
                .filter(modifier -> modifier.kind() == kind)
                .count();
    }
}
