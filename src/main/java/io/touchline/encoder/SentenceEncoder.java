package io.touchline.encoder;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.touchline.learned.SealedBytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A text's vector: the mean of what an encoder says of its pieces, without the two marks. One text a run, on the caller's
 * thread: the eight-bit encoders scale numbers by the largest one of a run, so that in a batch a text's vector would depend
 * on its neighbours. For any number of threads.
 */
final class SentenceEncoder implements AutoCloseable {

    private final WordPieces pieces;
    private final OrtSession session;
    private final int dimension;

    /** Stand in the place of numbers of the file, and must live as long as the session. */
    private final List<OnnxTensor> tuned;

    private SentenceEncoder(WordPieces pieces, OrtSession session, int dimension, List<OnnxTensor> tuned) {
        this.pieces = pieces;
        this.session = session;
        this.dimension = dimension;
        this.tuned = tuned;
    }

    /** @throws EncoderException if its files or the native library are not there, are others or do not load */
    static SentenceEncoder open(EncoderKind kind, TunedWeights weights) throws EncoderException {
        WordPieces pieces = EncoderPieces.of(kind);
        List<OnnxTensor> tuned = new ArrayList<>();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
                InputStream graph = kind.graph()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            KeptEnvironment.keep();
            replace(weights, environment, options, tuned);
            byte[] file = graph.readAllBytes();
            if (!SealedBytes.checksum(file).equals(kind.checksum())) {
                throw new IOException("its file is not the one that is known");
            }
            OrtSession session = environment.createSession(file, options);
            return new SentenceEncoder(pieces, session, kind.dimension(), List.copyOf(tuned));
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

    /** @return {@link EncoderKind#dimension()} numbers; all 0 for a text without a piece */
    float[] encode(String text) throws EncoderException {
        long[] numbers = pieces.numbers(text);
        float[] mean = new float[dimension];
        if (numbers.length <= WordPieces.MARKS) {
            return mean;
        }
        long[] ones = new long[numbers.length];
        Arrays.fill(ones, 1);
        try (OnnxTensor ids = tensor(numbers);
                OnnxTensor mask = tensor(ones);
                OnnxTensor types = tensor(new long[numbers.length]);
                OrtSession.Result result =
                        session.run(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
            addUp(((OnnxTensor) result.get(0)).getFloatBuffer(), numbers.length, mean);
        } catch (OrtException e) {
            throw new EncoderException("the encoder failed: " + e.getMessage(), e);
        }
        for (int k = 0; k < dimension; k++) {
            mean[k] /= numbers.length - WordPieces.MARKS;
        }
        return mean;
    }

    private void addUp(FloatBuffer states, int count, float[] sum) {
        for (int piece = 1; piece < count - 1; piece++) {
            int at = piece * dimension;
            for (int k = 0; k < dimension; k++) {
                sum[k] += states.get(at + k);
            }
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
