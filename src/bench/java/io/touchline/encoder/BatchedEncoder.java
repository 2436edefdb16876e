package io.touchline.encoder;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The Chinese encoder on several texts in one run, padded to the longest: what the product does not do, to see what it
 * would bring.
 */
public final class BatchedEncoder implements AutoCloseable {

    private static final EncoderKind KIND = EncoderKind.CHINESE;

    private final WordPieces pieces;
    private final OrtSession session;

    public BatchedEncoder() throws OrtException, IOException {
        try (InputStream json = KIND.tokenizer();
                InputStream model = KIND.graph();
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            pieces = WordPieces.read(json, KIND.lowercase());
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            session = OrtEnvironment.getEnvironment().createSession(model.readAllBytes(), options);
        }
    }

    /** @return some number of what the run gave */
    public float encode(List<String> texts) throws OrtException {
        long[][] ids = texts.stream().map(pieces::numbers).toArray(long[][]::new);
        int longest = 0;
        for (long[] row : ids) {
            longest = Math.max(longest, row.length);
        }
        long[][] padded = new long[ids.length][longest];
        long[][] mask = new long[ids.length][longest];
        for (int i = 0; i < ids.length; i++) {
            System.arraycopy(ids[i], 0, padded[i], 0, ids[i].length);
            Arrays.fill(mask[i], 0, ids[i].length, 1);
        }
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OnnxTensor first = OnnxTensor.createTensor(environment, padded);
                OnnxTensor second = OnnxTensor.createTensor(environment, mask);
                OnnxTensor third = OnnxTensor.createTensor(environment, new long[ids.length][longest]);
                OrtSession.Result result = session.run(
                        Map.of("input_ids", first, "attention_mask", second, "token_type_ids", third))) {
            return ((OnnxTensor) result.get(0)).getFloatBuffer().get(0);
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
