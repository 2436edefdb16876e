package io.touchline.scoring;

import io.touchline.encoder.Opinion;
import io.touchline.learned.LearnedModel;
import io.touchline.learned.ReadText;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.LexiconHits;
import io.touchline.lexicon.LexiconMatcher;
import io.touchline.lexicon.Mention;
import io.touchline.text.Addresses;
import io.touchline.text.CanonicalText;
import io.touchline.text.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A comment as lexicons and the first tier read it, with what is needed to hear a second opinion. Used by one thread at
 * a time.
 */
public final class FirstReading {

    /**
     * Log-odds. Of 29,212 comments that neither tier has learned from the encoder reads 394 more for it (1.3%), takes back 6
     * wrong accusations (都去给他点赞) and 3 right ones, and finds one more.
     */
    private static final double UNSUPPORTED = 1;

    /** The most units of a text of which n-grams have little to go by; of longer ones as many right as wrong were lost. */
    private static final int SHORT = 30;

    private final HitScorer scorer;
    private final CanonicalText text;
    private final LexiconHits hits;
    private final List<Mention> mentions;
    private final Aim aim;
    private final List<Cover> denied;
    private final ReadText read;
    private final NgramEvidence ngrams;
    private final CommentScore score;

    FirstReading(
            HitScorer scorer,
            LexiconMatcher matcher,
            CanonicalText text,
            List<Mention> mentions,
            Aim aim,
            Optional<LearnedModel> learned) {
        this.scorer = scorer;
        this.text = text;
        this.mentions = mentions;
        this.aim = aim;
        Look look = Look.at(matcher, text, mentions, aim.present());
        this.hits = look.hits();
        this.denied = look.denied();
        this.read = look.read();
        this.ngrams = NgramEvidence.of(learned, read);
        this.score = score(Optional.empty(), List.of());
    }

    /** What lexicons and first tier say. */
    public CommentScore score() {
        return score;
    }

    /** The same with what the second tier says. */
    public CommentScore score(Opinion opinion) {
        return score(Optional.of(opinion), List.of());
    }

    /** The same with what the second tier says, if it was heard, and with the debunked claims that it tells again. */
    public CommentScore score(Optional<Opinion> opinion, List<ToldRumour> rumours) {
        return scorer.score(text, hits, mentions, aim, new HitScorer.Beside(ngrams, opinion, rumours, denied));
    }

    /** What lexicons and another first tier say. */
    CommentScore score(HitScorer other, LearnedModel model) {
        NgramEvidence beside = NgramEvidence.of(Optional.of(model), read);
        return other.score(
                text, hits, mentions, aim, new HitScorer.Beside(beside, Optional.empty(), List.of(), denied));
    }

    /** The registered targets that it names. */
    public List<Mention> mentions() {
        return mentions;
    }

    /** The comment as the models see it. */
    public ReadText read() {
        return read;
    }

    /** The clauses that do nothing but deny, forbid, object or ask, which models do not see; in order. */
    static List<Cover> passedOver(CanonicalText text, List<Mention> mentions, LexiconHits hits) {
        List<Cover> asked = AskedClauses.in(text, mentions, hits);
        if (!asked.isEmpty()) {
            return asked;
        }
        Map<Integer, Cover> byClause = new TreeMap<>();
        Stream.of(
                        RefusedNames.in(text, mentions, hits),
                        ForbiddenClauses.in(text, mentions, hits),
                        DeniedClauses.in(text, mentions, hits))
                .flatMap(List::stream)
                .forEach(cover -> byClause.put(cover.stretch().begin(), cover));
        return List.copyOf(byClause.values());
    }

    /**
     * A comment as it is before anything is weighed.
     *
     * @param hits what lexicons find in what is written, and in what is read where something is hidden
     * @param denied what is {@link #passedOver}
     * @param read the comment as models see it
     */
    record Look(LexiconHits hits, List<Cover> denied, ReadText read) {

        /** What is hidden in a clause may be all that it denies, or say more than that somebody is asked to refrain. */
        static Look at(LexiconMatcher matcher, CanonicalText text, List<Mention> mentions, boolean aimedAnyway) {
            List<Span> addresses = Addresses.in(text);
            LexiconHits seen = outside(addresses, matcher.match(text, mentions, aimedAnyway));
            ReadText whole = read(text, mentions, seen, List.of(), addresses);
            LexiconHits hits = outside(addresses, matcher.match(text, mentions, aimedAnyway, seen, whole.hidden()));
            List<Cover> denied = passedOver(text, mentions, hits);
            if (denied.isEmpty()) {
                return new Look(hits, denied, whole);
            }
            ReadText rest = read(text, mentions, seen, denied, addresses);
            return new Look(
                    outside(addresses, matcher.match(text, mentions, aimedAnyway, seen, rest.hidden())), denied, rest);
        }

        /** The letters of an address of a page or of mail are no words; what it says of an account counts. */
        private static LexiconHits outside(List<Span> addresses, LexiconHits hits) {
            if (addresses.isEmpty()) {
                return hits;
            }
            List<LexiconHits.Harm> harms = hits.harms().stream()
                    .filter(harm -> harm.entry().label().category() == Category.ACCOUNT
                            || addresses.stream().noneMatch(address -> address.contains(harm.span())))
                    .toList();
            return new LexiconHits(harms, hits.cues(), hits.exceptions(), hits.persons());
        }

        static ReadText read(
                CanonicalText text,
                List<Mention> mentions,
                LexiconHits hits,
                List<Cover> denied,
                List<Span> addresses) {
            return ReadText.of(
                    text, mentions, hits, denied.stream().map(Cover::stretch).toList(), addresses);
        }
    }

    /**
     * How near it is to being decided otherwise: the least log-odds of a category's score, without its sign. What n-grams
     * alone assert of a short text, since no lexicon has a word for it, is the less sure by {@link #UNSUPPORTED}.
     */
    public double doubt() {
        return score.categories().entrySet().stream()
                .mapToDouble(
                        category -> doubt(category.getKey(), category.getValue().score()))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    private double doubt(Category category, double probability) {
        double odds = Math.log(probability / (1 - probability));
        return odds > 0 && text.length() <= SHORT && !supported(category)
                ? Math.max(0, odds - UNSUPPORTED)
                : Math.abs(odds);
    }

    /** Whether more than n-grams speaks for it. */
    private boolean supported(Category category) {
        return score.evidence().stream()
                        .filter(line -> line.category() == category && !(line instanceof Evidence.Ngram))
                        .mapToDouble(Evidence::contribution)
                        .sum()
                > 0;
    }
}
