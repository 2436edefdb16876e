package io.touchline.rumour;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.List;

/** Logistic regression with an L2 penalty on rows that are gathered one by one. The first number of a row should be one. */
final class Regression {

    static {
        Linear.disableDebugOutput();
    }

    /** The constant is penalised like any other weight; drawn out, hardly. */
    private static final double CONSTANT = 10;

    private final List<double[]> rows = new ArrayList<>();
    private final List<Boolean> labels = new ArrayList<>();

    void add(double[] row, boolean label) {
        rows.add(row);
        labels.add(label);
    }

    /** @param negativeWeight what an error on a negative row costs; 0 for as much in all as the positive ones */
    double[] fit(double penalty, double negativeWeight) {
        Problem problem = new Problem();
        problem.l = rows.size();
        problem.n = rows.get(0).length;
        problem.bias = -1;
        problem.x = new Feature[problem.l][];
        problem.y = new double[problem.l];
        int positives = 0;
        for (int i = 0; i < problem.l; i++) {
            problem.x[i] = features(rows.get(i));
            problem.y[i] = labels.get(i) ? 1 : -1;
            positives += labels.get(i) ? 1 : 0;
        }
        Parameter parameter = new Parameter(SolverType.L2R_LR, 1 / penalty, 0.001);
        double weight = negativeWeight > 0 ? negativeWeight : (double) positives / (problem.l - positives);
        parameter.setWeights(new double[] {1, weight}, new int[] {1, -1});
        Model model = Linear.train(problem, parameter);
        double[] weights = model.getFeatureWeights();
        double sign = model.getLabels()[0] > 0 ? 1 : -1;
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= sign * (i == 0 ? CONSTANT : 1);
        }
        return weights;
    }

    private static Feature[] features(double[] row) {
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < row.length; i++) {
            double value = i == 0 ? row[i] * CONSTANT : row[i];
            if (value != 0) {
                features.add(new FeatureNode(i + 1, value));
            }
        }
        return features.toArray(Feature[]::new);
    }
}
