package io.touchline.encoder;

import io.touchline.encoder.EncoderPieces.Pair;
import java.util.EnumMap;
import java.util.Map;

/** The encoders that read a claim and a comment beside each other, loaded. For any number of threads. */
public final class PairEncoders implements AutoCloseable {

    private final PairModel model;
    private final Map<EncoderKind, EncoderSession> sessions = new EnumMap<>(EncoderKind.class);
    private final EncoderPieces pieces;

    private PairEncoders(PairModel model) throws EncoderException {
        this.model = model;
        this.pieces = EncoderPieces.open();
    }

    /** @throws EncoderException if the files or the native library are not there, or do not fit to what was tuned */
    public static PairEncoders open(PairModel model) throws EncoderException {
        PairEncoders opened = new PairEncoders(model);
        try {
            for (EncoderKind kind : EncoderKind.values()) {
                opened.sessions.put(
                        kind, EncoderSession.open(kind, model.tuned().get(kind)));
            }
            return opened;
        } catch (EncoderException e) {
            opened.close();
            throw e;
        }
    }

    public String version() {
        return model.version();
    }

    /**
     * How a comment stands to a claim. Takes milliseconds on the caller's thread. The same texts have the same answer on
     * the same processor.
     *
     * @param claim as it is registered, with whoever it is about as a pronoun
     * @param told the comment or a stretch of it, likewise
     * @return a logarithm of probability for each {@link Relation}, in their order
     */
    public double[] read(String claim, String told) throws EncoderException {
        Pair pair = pieces.pair(claim, told);
        int dimension = pair.kind().dimension();
        long[] numbers = pair.numbers();
        int end = Math.max(pair.second() + 1, numbers.length - 1);
        float[] said = sessions.get(pair.kind()).run(numbers, pair.types(), states -> {
            float[] parts = new float[PairModel.PARTS * dimension];
            EncoderSession.mean(states, 0, 1, dimension, parts, 0);
            EncoderSession.mean(states, pair.second(), end, dimension, parts, dimension);
            return parts;
        });
        return normalised(model.heads().get(pair.kind()).decide(said));
    }

    private static double[] normalised(double[] logits) {
        double most = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            most = Math.max(most, logit);
        }
        double sum = 0;
        for (double logit : logits) {
            sum += Math.exp(logit - most);
        }
        double total = most + Math.log(sum);
        double[] probabilities = new double[logits.length];
        for (int k = 0; k < logits.length; k++) {
            probabilities[k] = logits[k] - total;
        }
        return probabilities;
    }

    @Override
    public void close() throws EncoderException {
        for (EncoderSession session : sessions.values()) {
            session.close();
        }
    }
}
