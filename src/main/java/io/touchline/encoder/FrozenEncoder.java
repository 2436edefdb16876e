package io.touchline.encoder;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;

/**
 * A text's vector: the mean of what a frozen encoder says of its pieces, without the two marks. One text a run, on the
 * caller's thread: the eight-bit encoders scale numbers by the largest one of a run, so that in a batch a text's vector
 * would depend on its neighbours. For any number of threads.
 */
final class FrozenEncoder implements AutoCloseable {

    private final WordPieces pieces;
    private final OrtSession session;
    private final int dimension;

    private FrozenEncoder(WordPieces pieces, OrtSession session, int dimension) {
        this.pieces = pieces;
        this.session = session;
        this.dimension = dimension;
    }

    /** @throws EncoderException if its files or the native library are not there or do not load */
    static FrozenEncoder open(EncoderKind kind) throws EncoderException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            KeptEnvironment.keep();
            OrtSession session = environment.createSession(file(kind, ".onnx"), options);
            return new FrozenEncoder(pieces(kind), session, kind.dimension());
        } catch (OrtException | IOException | LinkageError e) {
            throw new EncoderException(kind.artifact() + " does not load: " + e, e);
        }
    }

    private static WordPieces pieces(EncoderKind kind) throws IOException {
        try (InputStream json = resource(kind, "-tokenizer.json")) {
            return WordPieces.read(json, kind.lowercase());
        }
    }

    private static byte[] file(EncoderKind kind, String suffix) throws IOException {
        try (InputStream in = resource(kind, suffix)) {
            return in.readAllBytes();
        }
    }

    private static InputStream resource(EncoderKind kind, String suffix) throws IOException {
        // They lie at the root of their jars, which only the loader of the application is sure to see.
        InputStream in = FrozenEncoder.class.getResourceAsStream("/" + kind.artifact() + suffix);
        if (in == null) {
            throw new IOException("no " + kind.artifact() + suffix + " on the class path");
        }
        return in;
    }

    /** @return {@link EncoderKind#dimension()} numbers; all 0 for a text without a piece */
    float[] encode(String text) throws EncoderException {
        long[] numbers = pieces.numbers(text);
        float[] mean = new float[dimension];
        if (numbers.length <= 2) {
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
            mean[k] /= numbers.length - 2;
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
        }
    }
}
