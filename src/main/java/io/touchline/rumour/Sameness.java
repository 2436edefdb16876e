package io.touchline.rumour;

import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** In numbers, how much of a claim a stretch says, and how much else. */
final class Sameness {

    /** Which of them is the share of the claim's pieces, by weight, that are said. */
    static final int PIECES = 8;

    /** Of a claim's ideas, how near at most, and how far at least, the nearest said is taken to be. */
    private static final double NEAREST = 3;

    private static final double FARTHEST = -1;

    private final Concepts concepts;
    private final Kinship kinship;

    Sameness(Concepts concepts) {
        this.concepts = concepts;
        this.kinship = Kinship.read(concepts);
    }

    double[] compare(Claim claim, Said said) {
        double weights = 0;
        double covered = 0;
        double blameWeights = 0;
        double blameCovered = 0;
        double exactBlame = 0;
        for (short idea : claim.ideas()) {
            Concepts.Idea own = concepts.idea(idea);
            double best = nearest(idea, said);
            weights += own.weight();
            covered += own.weight() * best;
            if (own.blames()) {
                blameWeights += own.weight();
                blameCovered += own.weight() * best;
                exactBlame += best == 1 ? own.weight() : 0;
            }
        }
        double otherWeights = 0;
        double otherCovered = 0;
        double otherBlame = 0;
        for (int idea : said.ideas().keySet()) {
            Concepts.Idea other = concepts.idea(idea);
            double best = 0;
            for (short own : claim.ideas()) {
                best = Math.max(best, concepts.nearness(idea, own));
            }
            if (other.blames()) {
                otherWeights += other.weight();
                otherCovered += other.weight() * best;
                otherBlame += best == 0 ? 1 : 0;
            }
        }
        double pieceWeights = 0;
        double piecesCovered = 0;
        for (int piece : claim.pieces()) {
            double weight = Shingles.weight(piece);
            pieceWeights += weight;
            piecesCovered += said.pieces().containsKey(piece) ? weight : 0;
        }
        return new double[] {
            1,
            ratio(covered, weights),
            ratio(blameCovered, blameWeights),
            blameWeights > 0 ? 0 : 1,
            Math.min(2, exactBlame / 3),
            ratio(otherCovered, otherWeights),
            otherWeights > 0 ? 0 : 1,
            Math.min(3, otherBlame) / 3,
            ratio(piecesCovered, pieceWeights),
            Math.sqrt(Math.min(16, piecesCovered)) / 4,
            weights > 0 ? 0 : 1,
            Math.min(6, covered) / 6,
            Math.min(6, blameCovered) / 6,
            Math.min(6, blameWeights - blameCovered) / 6,
            kinOfClaim(claim, said),
            kinOfSaid(claim, said),
        };
    }

    private double nearest(int idea, Said said) {
        double best = 0;
        for (int other : said.ideas().keySet()) {
            best = Math.max(best, concepts.nearness(idea, other));
        }
        return best;
    }

    /** How much each idea of the claim lets expect what is said, as a mean: of what it lets expect the most. */
    private double kinOfClaim(Claim claim, Said said) {
        double sum = 0;
        for (short own : claim.ideas()) {
            double best = FARTHEST;
            for (int other : said.ideas().keySet()) {
                best = Math.max(best, kinship.of(own, other));
            }
            sum += said.ideas().isEmpty() ? 0 : Math.min(NEAREST, best);
        }
        return ratio(sum, claim.ideas().length * NEAREST);
    }

    /** The other way round: how much each idea that is said was to be expected of the claim. */
    private double kinOfSaid(Claim claim, Said said) {
        double sum = 0;
        for (int other : said.ideas().keySet()) {
            double best = FARTHEST;
            for (short own : claim.ideas()) {
                best = Math.max(best, kinship.of(own, other));
            }
            sum += claim.ideas().length == 0 ? 0 : Math.min(NEAREST, best);
        }
        return ratio(sum, said.ideas().size() * NEAREST);
    }

    private static double ratio(double part, double whole) {
        return whole > 0 ? part / whole : 0;
    }

    /** Where the reproaches stand that are near one of the claim's, and its telling pieces. */
    List<Span> blamed(Claim claim, Said said) {
        List<Span> places = new ArrayList<>();
        for (Map.Entry<Integer, Span> other : said.ideas().entrySet()) {
            if (concepts.idea(other.getKey()).blames()) {
                for (short idea : claim.ideas()) {
                    if (concepts.nearness(idea, other.getKey()) > 0) {
                        places.add(other.getValue());
                        break;
                    }
                }
            }
        }
        for (int piece : claim.pieces()) {
            Span place = Shingles.weight(piece) == 1 ? said.pieces().get(piece) : null;
            if (place != null) {
                places.add(place);
            }
        }
        return places;
    }

    /** From the first to the last word that both have; null if there is none. */
    Span stretch(Claim claim, Said said) {
        int begin = Integer.MAX_VALUE;
        int end = -1;
        for (short idea : claim.ideas()) {
            for (var other : said.ideas().entrySet()) {
                if (concepts.nearness(idea, other.getKey()) > 0) {
                    begin = Math.min(begin, other.getValue().begin());
                    end = Math.max(end, other.getValue().end());
                }
            }
        }
        for (int piece : claim.pieces()) {
            Span place = said.pieces().get(piece);
            if (place != null) {
                begin = Math.min(begin, place.begin());
                end = Math.max(end, place.end());
            }
        }
        return end < 0 ? null : new Span(begin, end);
    }
}
