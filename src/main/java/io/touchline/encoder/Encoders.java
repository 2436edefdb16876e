package io.touchline.encoder;

import io.touchline.learned.NgramModel;
import io.touchline.learned.ReadText;
import java.util.EnumMap;
import java.util.Map;

/** The encoders, loaded: files of 58 MB, kept outside the heap. For any number of threads. */
public final class Encoders implements AutoCloseable {

    /** Out of its place a stretch may mean something else: quoted, denied, said of oneself. */
    private static final double LESS_SURE = 3.5;

    private final Map<EncoderKind, SentenceEncoder> encoders = new EnumMap<>(EncoderKind.class);

    private Encoders() {}

    /** As they were published. @throws EncoderException if the files or the native library are not there */
    public static Encoders open() throws EncoderException {
        return open(Map.of());
    }

    /**
     * @param tuned what stands in the place of their own numbers; a kind that is missing is as it was published
     * @throws EncoderException if the files or the native library are not there, or do not fit to what was tuned
     */
    public static Encoders open(Map<EncoderKind, TunedWeights> tuned) throws EncoderException {
        Encoders opened = new Encoders();
        try {
            for (EncoderKind kind : EncoderKind.values()) {
                opened.encoders.put(kind, SentenceEncoder.open(kind, tuned.getOrDefault(kind, TunedWeights.NONE)));
            }
            return opened;
        } catch (EncoderException e) {
            opened.close();
            throw e;
        }
    }

    /** What an encoder says of a text. @param numbers as many as the kind has dimensions */
    public record Encoded(EncoderKind kind, float[] numbers) {}

    /** Takes milliseconds. The same text gives the same numbers on the same processor. */
    public Encoded encode(ReadText read) throws EncoderException {
        return encode(EncoderText.of(read));
    }

    /**
     * Log-odds of harm, one for each category, in the order of {@link NgramModel#CATEGORIES}: of the text as a whole, or
     * of a stretch of a long one, where that is higher by {@value #LESS_SURE}, less that. Takes milliseconds, for a long
     * text two or three times as many.
     */
    public double[] decide(ReadText read, Map<EncoderKind, LinearHead> heads) throws EncoderException {
        return decide(EncoderText.of(read), heads);
    }

    double[] decide(String text, Map<EncoderKind, LinearHead> heads) throws EncoderException {
        EncoderKind kind = EncoderKind.of(text);
        LinearHead head = heads.get(kind);
        SentenceEncoder encoder = encoders.get(kind);
        double[] decisions = head.decide(encoder.encode(text));
        for (String stretch : Stretches.of(text, kind)) {
            double[] here = head.decide(encoder.encode(stretch));
            for (int k = 0; k < decisions.length; k++) {
                decisions[k] = Math.max(decisions[k], here[k] - LESS_SURE);
            }
        }
        return decisions;
    }

    /** The vector of a text as it is; texts of one script have vectors of one length. Takes milliseconds. */
    public float[] vector(String text) throws EncoderException {
        return encode(text).numbers();
    }

    Encoded encode(String text) throws EncoderException {
        EncoderKind kind = EncoderKind.of(text);
        return new Encoded(kind, encoders.get(kind).encode(text));
    }

    @Override
    public void close() throws EncoderException {
        for (SentenceEncoder encoder : encoders.values()) {
            encoder.close();
        }
    }
}
