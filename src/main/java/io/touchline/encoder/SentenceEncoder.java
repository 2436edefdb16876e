package io.touchline.encoder;

/** A text's vector: the mean of what an encoder says of its pieces, without the two marks. For any number of threads. */
final class SentenceEncoder implements AutoCloseable {

    private final WordPieces pieces;
    private final EncoderSession session;
    private final int dimension;

    private SentenceEncoder(WordPieces pieces, EncoderSession session, int dimension) {
        this.pieces = pieces;
        this.session = session;
        this.dimension = dimension;
    }

    /** @throws EncoderException if its files or the native library are not there, are others or do not load */
    static SentenceEncoder open(EncoderKind kind, TunedWeights weights) throws EncoderException {
        WordPieces pieces = EncoderPieces.of(kind);
        return new SentenceEncoder(pieces, EncoderSession.open(kind, weights), kind.dimension());
    }

    /** @return {@link EncoderKind#dimension()} numbers; all 0 for a text without a piece */
    float[] encode(String text) throws EncoderException {
        long[] numbers = pieces.numbers(text);
        if (numbers.length <= WordPieces.MARKS) {
            return new float[dimension];
        }
        return session.run(numbers, new long[numbers.length], states -> {
            float[] mean = new float[dimension];
            EncoderSession.mean(states, 1, numbers.length - 1, dimension, mean, 0);
            return mean;
        });
    }

    @Override
    public void close() throws EncoderException {
        session.close();
    }
}
