package io.touchline.learned;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Optional;

/**
 * Logistic regression with an L2 penalty: LIBLINEAR's trust region Newton method (Lin, Weng and Keerthi 2008), which is
 * deterministic.
 */
final class LogisticSolver {

    static {
        Linear.disableDebugOutput();
    }

    private LogisticSolver() {}

    /**
     * @param rows features numbered from 1 to {@code dimension}
     * @param positive which rows are of the kind that weights shall speak for
     * @param cost what an error costs against the penalty
     * @return a weight for each feature; empty if all rows are of one kind
     */
    static Optional<double[]> solve(
            Feature[][] rows, boolean[] positive, int dimension, double cost, double tolerance) {
        Problem problem = new Problem();
        problem.l = rows.length;
        problem.n = dimension;
        problem.bias = -1;
        problem.x = rows;
        problem.y = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            problem.y[i] = positive[i] ? 1 : -1;
        }
        Model model = Linear.train(problem, new Parameter(SolverType.L2R_LR, cost, tolerance));
        if (model.getNrClass() < 2) {
            return Optional.empty();
        }
        double[] weights = model.getFeatureWeights();
        // They speak for the label that was met first.
        if (model.getLabels()[0] < 0) {
            for (int i = 0; i < weights.length; i++) {
                weights[i] = -weights[i];
            }
        }
        return Optional.of(weights);
    }
}
