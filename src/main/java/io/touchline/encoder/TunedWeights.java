package io.touchline.encoder;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What tuning changed of an encoder: what stands in the place of some numbers of its file, by the names that its graph has
 * for them. Immutable.
 *
 * @param matrices in eight bits
 * @param vectors as they are
 */
public record TunedWeights(SortedMap<String, Matrix> matrices, SortedMap<String, float[]> vectors) {

    /** An encoder as it was published. */
    public static final TunedWeights NONE = new TunedWeights(new TreeMap<>(), new TreeMap<>());

    /** What is added to a matrix's name for the numbers and for what they are worth. */
    private static final String NUMBERS = "_quantized";

    private static final String SCALES = "_scale";

    /**
     * The largest number of a matrix. Eight bits could hold twice as much, but sums of products of larger ones overflow
     * on processors without the instructions for them.
     */
    private static final int MOST = 64;

    private static final int MATRICES_OF_A_LAYER = 6;

    public TunedWeights {
        matrices = Collections.unmodifiableSortedMap(new TreeMap<>(matrices));
        vectors = Collections.unmodifiableSortedMap(new TreeMap<>(vectors));
    }

    /**
     * Rows of eight-bit numbers, each worth so much as the scale of its column says.
     *
     * @param numbers row by row, outside the heap, where the encoder's runtime reads them while it is open
     */
    public record Matrix(int rows, int columns, ByteBuffer numbers, float[] scales) {

        /** @throws IllegalArgumentException if the numbers are not as many as the shape says, or on the heap */
        public Matrix {
            if (rows < 1 || columns < 1 || numbers.capacity() != rows * columns || scales.length != columns) {
                throw new IllegalArgumentException("numbers, scales and shape do not fit together");
            }
            if (!numbers.isDirect()) {
                throw new IllegalArgumentException("numbers must lie outside the heap");
            }
        }

        /** What the numbers are worth, row by row. */
        public float[] exact() {
            float[] exact = new float[rows * columns];
            for (int i = 0; i < exact.length; i++) {
                exact[i] = numbers.get(i) * scales[i % columns];
            }
            return exact;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Matrix matrix
                    && rows == matrix.rows
                    && columns == matrix.columns
                    && numbers.equals(matrix.numbers)
                    && Arrays.equals(scales, matrix.scales);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(scales);
        }

        Matrix mean(Matrix other) {
            return of(rows, columns, TunedWeights.mean(exact(), other.exact()));
        }

        /** The nearest matrix in eight bits. @param exact row by row */
        public static Matrix of(int rows, int columns, float[] exact) {
            float[] scales = new float[columns];
            for (int row = 0, i = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++, i++) {
                    scales[column] = Math.max(scales[column], Math.abs(exact[i]));
                }
            }
            for (int column = 0; column < columns; column++) {
                scales[column] /= MOST;
            }
            byte[] numbers = new byte[exact.length];
            for (int row = 0, i = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++, i++) {
                    numbers[i] = (byte) (scales[column] == 0 ? 0 : Math.round(exact[i] / scales[column]));
                }
            }
            return new Matrix(
                    rows, columns, ByteBuffer.allocateDirect(numbers.length).put(0, numbers), scales);
        }
    }

    /**
     * Looks whether this was tuned of such an encoder, or of none: of another one some names are the same, its runtime
     * passes over the rest, and what comes out is neither.
     *
     * @throws IllegalArgumentException if it was not
     */
    public void requireOf(EncoderKind kind) {
        if (!matrices.isEmpty() && matrices.size() != MATRICES_OF_A_LAYER * kind.layers()) {
            throw new IllegalArgumentException(
                    "tuned of an encoder with other layers than " + kind + ": " + matrices.size() + " matrices");
        }
    }

    /** The name that the numbers of a matrix have in the graph. */
    static String numbers(String matrix) {
        return matrix + NUMBERS;
    }

    /** The name that a matrix' scales have in the graph. */
    static String scales(String matrix) {
        return matrix + SCALES;
    }

    /** What lies between two tunings of one encoder that began with the same numbers. */
    public TunedWeights mean(TunedWeights other) {
        SortedMap<String, Matrix> meanMatrices = new TreeMap<>();
        SortedMap<String, float[]> meanVectors = new TreeMap<>();
        matrices.forEach((name, matrix) ->
                meanMatrices.put(name, matrix.mean(other.matrices().get(name))));
        vectors.forEach((name, numbers) ->
                meanVectors.put(name, mean(numbers, other.vectors().get(name))));
        return new TunedWeights(meanMatrices, meanVectors);
    }

    static float[] mean(float[] one, float[] other) {
        if (one.length != other.length) {
            throw new IllegalArgumentException("tunings of different encoders");
        }
        float[] mean = new float[one.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (one[i] + other[i]) / 2;
        }
        return mean;
    }

    /** The same from maps in any order. */
    public static TunedWeights of(Map<String, Matrix> matrices, Map<String, float[]> vectors) {
        return new TunedWeights(new TreeMap<>(matrices), new TreeMap<>(vectors));
    }
}
