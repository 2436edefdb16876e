package io.touchline.rumour;

import io.touchline.rumour.RumourQuery.About;
import io.touchline.rumour.RumourQuery.Scored;
import io.touchline.text.CanonicalText;
import io.touchline.text.Span;
import java.util.List;
import java.util.Optional;

/** Whether a stretch of a comment tells a claim, by its words and, where they leave it open, by an encoder. */
final class RumourMatcher {

    private final Sameness sameness;
    private final Standing standing;
    private final MatchModel model;

    RumourMatcher(Sameness sameness, Standing standing, MatchModel model) {
        this.sameness = sameness;
        this.standing = standing;
        this.model = model;
    }

    /** A stretch as it was read for one target. Not for several threads. */
    static final class Told {

        private final About about;
        private final List<Span> others;
        private final Scored scored;
        private final Reading reading;
        private final Said said;
        private Standing.Heard heard;
        private String wording;

        /** @param others where anybody else is named */
        Told(About about, List<Span> others, Scored scored, Reading reading, Said said) {
            this.about = about;
            this.others = others;
            this.scored = scored;
            this.reading = reading;
            this.said = said;
        }

        String wording() {
            if (wording == null) {
                wording = Wordings.of(reading.text(), reading.stretch(), about.places());
            }
            return wording;
        }
    }

    /** A claim beside a stretch. @param cheap the probability by words alone; none where they are said of another */
    record Pair(Claim claim, Told told, PairNumbers numbers, double cheap) {}

    Pair pair(Claim claim, Told told) {
        PairNumbers numbers = numbers(claim, told);
        return new Pair(claim, told, numbers, numbers.ofAnother() ? 0 : model.cheap(numbers));
    }

    PairNumbers numbers(Claim claim, Told told) {
        return PairNumbers.of(
                sameness.compare(claim, told.said),
                standing.features(
                        claim, heard(told), sameness.blamed(claim, told.said), sameness.stretch(claim, told.said)),
                told.scored,
                () -> new Subject(
                                told.reading.text(),
                                told.about.places(),
                                heard(told).others())
                        .whose(claim, told.said));
    }

    private Standing.Heard heard(Told told) {
        if (told.heard == null) {
            Span stretch = told.reading.stretch();
            told.heard = standing.hear(
                    told.reading,
                    told.about.places().stream().anyMatch(stretch::contains),
                    told.others.stream().filter(stretch::contains).toList());
        }
        return told.heard;
    }

    boolean worthAsking(Pair pair) {
        return pair.cheap() >= model.worthAsking();
    }

    /** Whether it is a match, and whether an encoder had its say. */
    record Verdict(Optional<RumourMatch> match, boolean byEncoder) {}

    Verdict verdict(Pair pair, PairReader reader) {
        Optional<double[]> read =
                reader.read(pair.claim().wording(), pair.told().wording());
        boolean byEncoder = read.isPresent();
        double probability =
                read.map(answers -> model.full(pair.numbers(), answers)).orElse(pair.cheap());
        if (probability < threshold(pair, byEncoder)) {
            return new Verdict(Optional.empty(), byEncoder);
        }
        Claim claim = pair.claim();
        // What is a match for being a copy is no less sure than another one.
        double certainty = Math.max(probability, usualThreshold(byEncoder));
        RumourMatch match = new RumourMatch(claim.rumourId(), claim.targetId(), certainty, span(pair), byEncoder);
        return new Verdict(Optional.of(match), byEncoder);
    }

    /** By words alone, whose words are the claim's own needs less to be believed; whom they mean still counts. */
    private double threshold(Pair pair, boolean byEncoder) {
        return pair.numbers().copied() && !byEncoder ? model.thresholdOfCopy() : usualThreshold(byEncoder);
    }

    private double usualThreshold(boolean byEncoder) {
        return byEncoder ? model.threshold() : model.thresholdWithout();
    }

    /** From the first to the last word of the claim, or the whole stretch where other words say it. */
    private Span span(Pair pair) {
        CanonicalText text = pair.told().reading.text();
        Span shared = sameness.stretch(pair.claim(), pair.told().said);
        return text.original(shared == null ? pair.told().reading.stretch() : shared);
    }
}
