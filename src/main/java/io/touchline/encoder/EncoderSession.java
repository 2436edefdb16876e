package io.touchline.encoder;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * An encoder's graph, loaded. One text a run, on the caller's thread: the eight-bit encoders scale numbers by the largest
 * one of a run, so that in a batch what is said of a text would depend on its neighbours. For any number of threads.
 */
final class EncoderSession implements AutoCloseable {

    private final OrtSession session;

    /** Stand in the place of numbers of the file, and must live as long as the session. */
    private final List<OnnxTensor> tuned;

    private EncoderSession(OrtSession session, List<OnnxTensor> tuned) {
        this.session = session;
        this.tuned = tuned;
    }

    /** @throws EncoderException if its files or the native library are not there or do not load */
    static EncoderSession open(EncoderKind kind, TunedWeights weights) throws EncoderException {
        List<OnnxTensor> tuned = new ArrayList<>();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
                InputStream graph = kind.graph()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            KeptEnvironment.keep();
            weights.requireOf(kind);
            replace(weights, environment, options, tuned);
            OrtSession session = environment.createSession(graph.readAllBytes(), options);
            return new EncoderSession(session, List.copyOf(tuned));
        } catch (OrtException | IOException | LinkageError | RuntimeException e) {
            tuned.forEach(OnnxTensor::close);
            throw new EncoderException(kind + " does not load: " + e, e);
        }
    }

    private static void replace(
            TunedWeights weights, OrtEnvironment environment, OrtSession.SessionOptions options, List<OnnxTensor> tuned)
            throws OrtException {
        for (Map.Entry<String, TunedWeights.Matrix> entry : weights.matrices().entrySet()) {
            TunedWeights.Matrix matrix = entry.getValue();
            OnnxTensor numbers = OnnxTensor.createTensor(
                    environment,
                    matrix.numbers().duplicate(),
                    new long[] {matrix.rows(), matrix.columns()},
                    OnnxJavaType.INT8);
            tuned.add(numbers);
            options.addInitializer(TunedWeights.numbers(entry.getKey()), numbers);
            OnnxTensor scales = OnnxTensor.createTensor(environment, matrix.scales());
            tuned.add(scales);
            options.addInitializer(TunedWeights.scales(entry.getKey()), scales);
        }
        for (Map.Entry<String, float[]> entry : weights.vectors().entrySet()) {
            OnnxTensor vector = OnnxTensor.createTensor(environment, entry.getValue());
            tuned.add(vector);
            options.addInitializer(entry.getKey(), vector);
        }
    }

    /**
     * @param pieces of a text, between its marks
     * @param types 0 for a piece of the first text, 1 for one of the second
     * @param read gets what the encoder says of the pieces, one after the other, while it is there
     */
    <T> T run(long[] pieces, long[] types, Function<FloatBuffer, T> read) throws EncoderException {
        long[] ones = new long[pieces.length];
        Arrays.fill(ones, 1);
        try (OnnxTensor ids = tensor(pieces);
                OnnxTensor mask = tensor(ones);
                OnnxTensor ofText = tensor(types);
                OrtSession.Result result =
                        session.run(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", ofText))) {
            return read.apply(((OnnxTensor) result.get(0)).getFloatBuffer());
        } catch (OrtException e) {
            throw new EncoderException("the encoder failed: " + e.getMessage(), e);
        }
    }

    /** The mean of what the encoder says of some pieces. @param sum where it is put, from 0 */
    static void mean(FloatBuffer states, int from, int to, int dimension, float[] sum, int at) {
        for (int piece = from; piece < to; piece++) {
            for (int k = 0; k < dimension; k++) {
                sum[at + k] += states.get(piece * dimension + k);
            }
        }
        for (int k = 0; k < dimension; k++) {
            sum[at + k] /= to - from;
        }
    }

    private static OnnxTensor tensor(long[] row) throws OrtException {
        return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), new long[][] {row});
    }

    @Override
    public void close() throws EncoderException {
        try {
            session.close();
        } catch (OrtException e) {
            throw new EncoderException("the encoder does not close: " + e.getMessage(), e);
        } finally {
            tuned.forEach(OnnxTensor::close);
        }
    }
}
