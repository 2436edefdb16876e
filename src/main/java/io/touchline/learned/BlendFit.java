package io.touchline.learned;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import io.touchline.learned.LearnedModel.Blend;

/**
 * How the log-odds of the lexicons and of the n-grams become those of a category:
 * {@code ofLexicons · lexicons + ofNgrams · ngrams + constant}, fitted by maximum likelihood to comments that neither was
 * made with (Platt 1999, in two variables).
 *
 * @param ofLexicons greater than zero
 */
public record BlendFit(double ofLexicons, double ofNgrams, double constant) {

    /** Lexicons never count for nothing: an entry is somebody's decision. */
    private static final double LEAST = 0.1;

    private static final double COST = 100;
    private static final double TOLERANCE = 1e-4;

    /** @param lexicons what the lexicons' contributions to each comment come to */
    public static BlendFit of(double[] lexicons, double[] ngrams, boolean[] harmful) {
        Feature[][] rows = new Feature[harmful.length][];
        for (int i = 0; i < harmful.length; i++) {
            rows[i] =
                    new Feature[] {new FeatureNode(1, lexicons[i]), new FeatureNode(2, ngrams[i]), new FeatureNode(3, 1)
                    };
        }
        double[] solved = LogisticSolver.solve(rows, harmful, 3, COST, TOLERANCE)
                .orElseThrow(() -> new IllegalArgumentException("comments of both kinds are needed"));
        return new BlendFit(Math.max(LEAST, solved[0]), Math.max(LEAST, solved[1]), solved[2]);
    }

    /** The same where harm is rarer by a factor, in odds, than in the comments it was fitted to. */
    public BlendFit rarer(double factor) {
        return new BlendFit(ofLexicons, ofNgrams, constant - Math.log(factor));
    }

    /** The probability of harm. */
    public double score(double lexicons, double ngrams) {
        return 1 / (1 + Math.exp(-(ofLexicons * lexicons + ofNgrams * ngrams + constant)));
    }

    /** Of contributions that were all given as the lexicons'. */
    public Blend ofOne() {
        return new Blend(constant / ofLexicons, ofLexicons);
    }

    /** With lexicons counting as they are. @param ofNgramsAlone the constant of the n-grams' own log-odds */
    Blend blend(double ofNgramsAlone) {
        return new Blend((constant + ofNgrams * ofNgramsAlone) / ofLexicons, ofLexicons);
    }
}
