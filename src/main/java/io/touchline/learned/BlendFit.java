package io.touchline.learned;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
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
        Problem problem = new Problem();
        problem.l = harmful.length;
        problem.n = 3;
        problem.bias = -1;
        problem.x = new Feature[harmful.length][];
        problem.y = new double[harmful.length];
        for (int i = 0; i < harmful.length; i++) {
            problem.x[i] = new Feature[] {
                new FeatureNode(1, lexicons[i]), new FeatureNode(2, ngrams[i]), new FeatureNode(3, 1)
            };
            problem.y[i] = harmful[i] ? 1 : -1;
        }
        Model model = Linear.train(problem, new Parameter(SolverType.L2R_LR, COST, TOLERANCE));
        int sign = model.getLabels()[0] > 0 ? 1 : -1;
        double[] solved = model.getFeatureWeights();
        return new BlendFit(Math.max(LEAST, sign * solved[0]), Math.max(LEAST, sign * solved[1]), sign * solved[2]);
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
