package io.touchline.rumour;

import io.touchline.rumour.RumourQuery.About;
import io.touchline.rumour.RumourQuery.Scored;
import io.touchline.text.CanonicalText;
import io.touchline.text.Span;
import java.util.List;
import java.util.Optional;

/** Whether a stretch of a comment tells a claim, by its words and, where they leave it open, by its vector. */
final class RumourMatcher {

    private static final double COPIED = 0.5;

    private final Sameness sameness;
    private final Standing standing;
    private final MatchModel model;
    private final VectorSpace space;
    private final ClaimVectors claimVectors;

    RumourMatcher(
            Sameness sameness, Standing standing, MatchModel model, VectorSpace space, ClaimVectors claimVectors) {
        this.sameness = sameness;
        this.standing = standing;
        this.model = model;
        this.space = space;
        this.claimVectors = claimVectors;
    }

    /** A stretch as it was read for one target; its vector is asked for once. Not for several threads. */
    static final class Told {

        private final About about;
        private final List<Span> others;
        private final Scored scored;
        private final Reading reading;
        private final Said said;
        private Standing.Heard heard;
        private Optional<float[]> vector;

        Told(About about, RumourQuery query, Reading reading, Said said) {
            this.about = about;
            this.others = query.others();
            this.scored = query.scored();
            this.reading = reading;
            this.said = said;
        }

        private Optional<float[]> vector(SentenceVectors vectors, VectorSpace space) {
            if (vector == null) {
                String wording = Wordings.of(reading.text(), reading.stretch(), about.places());
                vector = vectors.of(wording).filter(space::knows).map(space::centred);
            }
            return vector;
        }
    }

    /** A claim beside a stretch. @param cheap the probability by words alone */
    record Pair(Claim claim, Told told, PairNumbers numbers, double cheap) {}

    Pair pair(Claim claim, Told told) {
        PairNumbers numbers = numbers(claim, told);
        return new Pair(claim, told, numbers, model.cheap(numbers));
    }

    PairNumbers numbers(Claim claim, Told told) {
        return PairNumbers.of(
                sameness.compare(claim, told.said),
                standing.features(heard(told), sameness.blamed(claim, told.said), sameness.stretch(claim, told.said)),
                told.scored);
    }

    private Standing.Heard heard(Told told) {
        if (told.heard == null) {
            Span stretch = told.reading.stretch();
            told.heard = standing.hear(
                    told.reading,
                    told.about.places().stream().anyMatch(stretch::contains),
                    told.others.stream().anyMatch(stretch::contains));
        }
        return told.heard;
    }

    boolean worthAsking(Pair pair) {
        return pair.cheap() >= model.worthAsking();
    }

    /** Whether it is a match, and whether a vector said so. */
    record Verdict(Optional<RumourMatch> match, boolean byVector) {}

    Optional<RumourMatch> match(Pair pair, SentenceVectors vectors) {
        return verdict(pair, vectors).match();
    }

    Verdict verdict(Pair pair, SentenceVectors vectors) {
        Optional<Vectors> compared = compare(pair, vectors);
        boolean byVector = compared.isPresent();
        double probability =
                compared.map(found -> model.full(pair.numbers(), found)).orElse(pair.cheap());
        if (probability < threshold(pair, byVector)) {
            return new Verdict(Optional.empty(), byVector);
        }
        Claim claim = pair.claim();
        RumourMatch match = new RumourMatch(claim.rumourId(), claim.targetId(), probability, span(pair), byVector);
        return new Verdict(Optional.of(match), byVector);
    }

    /** Whose words are the claim's own needs less to be believed; whom they mean still counts. */
    private double threshold(Pair pair, boolean byVector) {
        double usual = byVector ? model.threshold() : model.thresholdWithout();
        return pair.numbers().copied() ? Math.min(usual, COPIED) : usual;
    }

    private Optional<Vectors> compare(Pair pair, SentenceVectors vectors) {
        if (vectors == SentenceVectors.NONE) {
            return Optional.empty();
        }
        return pair.told().vector(vectors, space).flatMap(said -> claimVectors
                .of(pair.claim(), vectors, space)
                .filter(claim -> claim.length == said.length)
                .map(claim -> space.compare(said, claim)));
    }

    /** From the first to the last word of the claim, or the whole stretch where other words say it. */
    private Span span(Pair pair) {
        CanonicalText text = pair.told().reading.text();
        Span shared = sameness.stretch(pair.claim(), pair.told().said);
        return text.original(shared == null ? pair.told().reading.stretch() : shared);
    }
}
