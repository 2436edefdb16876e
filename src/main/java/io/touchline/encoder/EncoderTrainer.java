package io.touchline.encoder;

import io.touchline.encoder.Encoders.Encoded;
import io.touchline.learned.NgramModel;
import io.touchline.lexicon.Category;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Trains the heads: ridge regression with a Gaussian kernel, +1 for harm and −1 for none. What machines say that were
 * trained without some comments follows from the one that was trained with all (Rifkin and Lippert 2007, leave-one-out;
 * here groups): {@code ŷ = y − (H_gg)⁻¹ α_g} with {@code H} the inverse of kernel and ridge, {@code α = H y}. Means,
 * scales and offsets are those of all comments. Takes about n² · 48 bytes (5 GB were
 * seen with 10,130) and n³ steps for n comments of one kind.
 * Deterministic on one kind of processor.
 */
public final class EncoderTrainer {

    private final Map<EncoderKind, Machine> machines = new EnumMap<>(EncoderKind.class);
    private final int size;

    /**
     * @param truths what is known of each; a category that is unknown pulls to neither side
     * @param components into how many directions vectors are projected
     * @param gamma of the kernel {@code exp(−γ ‖x − y‖²)}; about 1
     * @param ridge what is added to the kernel's diagonal; about 0.3
     */
    public EncoderTrainer(
            List<Encoded> encoded, List<Map<Category, Boolean>> truths, int components, double gamma, double ridge) {
        size = encoded.size();
        for (EncoderKind kind : EncoderKind.values()) {
            int[] rows = IntStream.range(0, size)
                    .filter(row -> encoded.get(row).kind() == kind)
                    .toArray();
            machines.put(kind, new Machine(kind, rows, encoded, truths, components, gamma, ridge));
        }
    }

    /** @return for every comment its decisions by a machine that was trained without the comment's group */
    public double[][] unseen(int[] groups) {
        double[][] decisions = new double[size][NgramModel.CATEGORIES.size()];
        machines.values().forEach(machine -> machine.unseen(groups, decisions));
        return decisions;
    }

    /** What follows for the heads. */
    public Map<EncoderKind, KernelHead> heads() {
        Map<EncoderKind, KernelHead> heads = new EnumMap<>(EncoderKind.class);
        machines.forEach((kind, machine) -> heads.put(kind, machine.head()));
        return heads;
    }

    /** The machine of one encoder. */
    private static final class Machine {

        private final int[] rows;
        private final double gamma;
        private final Projection projection;
        private final byte[] points;
        private final float step;
        private final double[] offsets;
        private final DMatrixRMaj targets;
        private final DMatrixRMaj inverse;
        private final DMatrixRMaj coefficients;

        Machine(
                EncoderKind kind,
                int[] rows,
                List<Encoded> encoded,
                List<Map<Category, Boolean>> truths,
                int components,
                double gamma,
                double ridge) {
            if (rows.length < 2) {
                throw new IllegalArgumentException("two comments for " + kind + " are needed");
            }
            this.rows = rows;
            this.gamma = gamma;
            projection = ProjectionTrainer.train(
                    Arrays.stream(rows)
                            .mapToObj(row -> encoded.get(row).numbers())
                            .toList(),
                    components);
            int dimension = projection.components();
            float[][] units = new float[rows.length][];
            float most = 0;
            for (int i = 0; i < rows.length; i++) {
                units[i] = projection.of(encoded.get(rows[i]).numbers());
                for (float number : units[i]) {
                    most = Math.max(most, Math.abs(number));
                }
            }
            step = most / Byte.MAX_VALUE;
            points = new byte[rows.length * dimension];
            for (int i = 0; i < rows.length; i++) {
                for (int k = 0; k < dimension; k++) {
                    points[i * dimension + k] = (byte) Math.round(units[i][k] / step);
                }
            }
            offsets = new double[NgramModel.CATEGORIES.size()];
            targets = targets(truths);
            inverse = inverse(kernel(dimension), ridge);
            coefficients = new DMatrixRMaj(rows.length, offsets.length);
            CommonOps_DDRM.mult(inverse, targets, coefficients);
        }

        private DMatrixRMaj targets(List<Map<Category, Boolean>> truths) {
            DMatrixRMaj matrix = new DMatrixRMaj(rows.length, offsets.length);
            for (int c = 0; c < offsets.length; c++) {
                Category category = NgramModel.CATEGORIES.get(c);
                double mean = Arrays.stream(rows)
                        .filter(row -> truths.get(row).containsKey(category))
                        .mapToDouble(row -> truths.get(row).get(category) ? 1 : -1)
                        .average()
                        .orElse(0);
                offsets[c] = mean;
                for (int i = 0; i < rows.length; i++) {
                    Boolean truth = truths.get(rows[i]).get(category);
                    matrix.set(i, c, truth == null ? 0 : (truth ? 1 : -1) - mean);
                }
            }
            return matrix;
        }

        private DMatrixRMaj kernel(int dimension) {
            DMatrixRMaj all = new DMatrixRMaj(rows.length, dimension);
            for (int i = 0; i < points.length; i++) {
                all.data[i] = points[i] * (double) step;
            }
            DMatrixRMaj kernel = new DMatrixRMaj(rows.length, rows.length);
            CommonOps_DDRM.multOuter(all, kernel);
            for (int i = 0; i < kernel.data.length; i++) {
                kernel.data[i] = Math.exp(2 * gamma * (kernel.data[i] - 1));
            }
            return kernel;
        }

        private static DMatrixRMaj inverse(DMatrixRMaj kernel, double ridge) {
            for (int i = 0; i < kernel.numRows; i++) {
                kernel.add(i, i, ridge);
            }
            DMatrixRMaj inverse = new DMatrixRMaj(kernel.numRows, kernel.numRows);
            solver(kernel).invert(inverse);
            return inverse;
        }

        private static LinearSolverDense<DMatrixRMaj> solver(DMatrixRMaj matrix) {
            LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(matrix.numRows);
            if (!solver.setA(matrix)) {
                throw new IllegalStateException("the kernel has no Cholesky factor");
            }
            return solver;
        }

        void unseen(int[] groups, double[][] decisions) {
            Arrays.stream(rows).map(row -> groups[row]).distinct().sorted().forEach(group -> {
                int[] left = IntStream.range(0, rows.length)
                        .filter(i -> groups[rows[i]] == group)
                        .toArray();
                leaveOut(left, decisions);
            });
        }

        private void leaveOut(int[] left, double[][] decisions) {
            DMatrixRMaj own = new DMatrixRMaj(left.length, left.length);
            DMatrixRMaj alpha = new DMatrixRMaj(left.length, offsets.length);
            for (int i = 0; i < left.length; i++) {
                for (int j = 0; j < left.length; j++) {
                    own.set(i, j, inverse.get(left[i], left[j]));
                }
                for (int c = 0; c < offsets.length; c++) {
                    alpha.set(i, c, coefficients.get(left[i], c));
                }
            }
            DMatrixRMaj residuals = new DMatrixRMaj(left.length, offsets.length);
            solver(own).solve(alpha, residuals);
            for (int i = 0; i < left.length; i++) {
                for (int c = 0; c < offsets.length; c++) {
                    decisions[rows[left[i]]][c] = offsets[c] + targets.get(left[i], c) - residuals.get(i, c);
                }
            }
        }

        KernelHead head() {
            float[][] weights = new float[offsets.length][rows.length];
            for (int c = 0; c < offsets.length; c++) {
                for (int i = 0; i < rows.length; i++) {
                    weights[c][i] = (float) coefficients.get(i, c);
                }
            }
            return new KernelHead(projection, gamma, points, step, weights, offsets);
        }
    }
}
