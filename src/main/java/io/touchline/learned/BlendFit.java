package io.touchline.learned;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import io.touchline.learned.LearnedModel.Blend;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;

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

    /** From a slope below it no score follows: a category's bias would be hundreds of times the evidence. */
    private static final double LEAST_OF_ONE = 0.01;

    /**
     * Where a weight would be less than the least, it is the least, and the others are fitted beside that.
     *
     * @param lexicons what the lexicons' contributions to each comment come to
     */
    public static BlendFit of(double[] lexicons, double[] ngrams, boolean[] harmful) {
        double[] solved = solved(harmful, lexicons, ngrams);
        if (solved[0] < LEAST) {
            LineFit rest = LineFit.of(least(lexicons), ngrams, harmful, COST);
            if (rest.slope() >= LEAST) {
                return new BlendFit(LEAST, rest.slope(), rest.constant());
            }
        }
        if (solved[1] < LEAST) {
            LineFit rest = LineFit.of(least(ngrams), lexicons, harmful, COST);
            if (rest.slope() >= LEAST) {
                return new BlendFit(rest.slope(), LEAST, rest.constant());
            }
        }
        if (solved[0] >= LEAST && solved[1] >= LEAST) {
            return new BlendFit(solved[0], solved[1], solved[2]);
        }
        double[] both = new double[harmful.length];
        Arrays.setAll(both, i -> LEAST * (lexicons[i] + ngrams[i]));
        LineFit rest = LineFit.of(both, new double[harmful.length], harmful, COST);
        return new BlendFit(LEAST, LEAST, rest.constant());
    }

    /**
     * Of contributions that all count alike.
     *
     * @return empty if harm does not become more likely with them
     */
    public static Optional<Blend> ofOne(double[] contributions, boolean[] harmful) {
        double[] solved = solved(harmful, contributions);
        return solved[0] < LEAST_OF_ONE ? Optional.empty() : Optional.of(new Blend(solved[1] / solved[0], solved[0]));
    }

    /** A weight for each variable, and the constant. */
    private static double[] solved(boolean[] harmful, double[]... variables) {
        Feature[][] rows = new Feature[harmful.length][variables.length + 1];
        for (int i = 0; i < harmful.length; i++) {
            for (int v = 0; v < variables.length; v++) {
                rows[i][v] = new FeatureNode(v + 1, variables[v][i]);
            }
            rows[i][variables.length] = new FeatureNode(variables.length + 1, 1);
        }
        return LogisticSolver.solve(rows, harmful, variables.length + 1, COST, TOLERANCE)
                .orElseThrow(() -> new IllegalArgumentException("comments of both kinds are needed"));
    }

    private static double[] least(double[] logOdds) {
        return DoubleStream.of(logOdds).map(one -> LEAST * one).toArray();
    }

    /** The same where harm is rarer by a factor, in odds, than in the comments it was fitted to. */
    public BlendFit rarer(double factor) {
        return new BlendFit(ofLexicons, ofNgrams, constant - Math.log(factor));
    }

    /** The probability of harm. */
    public double score(double lexicons, double ngrams) {
        return 1 / (1 + Math.exp(-(ofLexicons * lexicons + ofNgrams * ngrams + constant)));
    }

    /** With lexicons counting as they are. @param ofNgramsAlone the constant of the n-grams' own log-odds */
    Blend blend(double ofNgramsAlone) {
        return new Blend((constant + ofNgrams * ofNgramsAlone) / ofLexicons, ofLexicons);
    }
}
