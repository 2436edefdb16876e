package io.touchline.encoder;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Finds the {@link Projection} of some vectors. Deterministic. */
final class ProjectionTrainer {

    private ProjectionTrainer() {}

    /** @param components at most as many as the vectors have numbers */
    static Projection train(List<float[]> vectors, int components) {
        int dimension = vectors.get(0).length;
        float[] means = new float[dimension];
        float[] scales = new float[dimension];
        for (int k = 0; k < dimension; k++) {
            double sum = 0;
            double squares = 0;
            for (float[] vector : vectors) {
                sum += vector[k];
                squares += (double) vector[k] * vector[k];
            }
            double mean = sum / vectors.size();
            means[k] = (float) mean;
            scales[k] = (float) (1 / Math.sqrt(Math.max(1e-12, squares / vectors.size() - mean * mean)));
        }
        return new Projection(means, scales, directions(vectors, means, scales, Math.min(components, dimension)));
    }

    private static float[] directions(List<float[]> vectors, float[] means, float[] scales, int components) {
        int dimension = means.length;
        DMatrixRMaj products = new DMatrixRMaj(dimension, dimension);
        double[] standard = new double[dimension];
        for (float[] vector : vectors) {
            double squares = 0;
            for (int k = 0; k < dimension; k++) {
                standard[k] = (vector[k] - means[k]) * scales[k];
                squares += standard[k] * standard[k];
            }
            double share = 1 / Math.max(1e-12, squares);
            for (int row = 0; row < dimension; row++) {
                double own = standard[row] * share;
                for (int column = 0; column < dimension; column++) {
                    products.data[row * dimension + column] += own * standard[column];
                }
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(dimension, true, true);
        if (!eigen.decompose(products)) {
            throw new IllegalStateException("the vectors have no principal components");
        }
        int[] largestFirst = IntStream.range(0, dimension)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -eigen.getEigenvalue(i).getReal()))
                .mapToInt(Integer::intValue)
                .toArray();
        float[] directions = new float[components * dimension];
        for (int c = 0; c < components; c++) {
            double[] direction = eigen.getEigenVector(largestFirst[c]).data;
            for (int k = 0; k < dimension; k++) {
                directions[c * dimension + k] = (float) direction[k];
            }
        }
        return directions;
    }
}
