package io.touchline.encoder;

import io.touchline.learned.ReadText;
import java.util.EnumMap;
import java.util.Map;

/** The frozen encoders, loaded: files of 47 MB, kept outside the heap. For any number of threads. */
public final class Encoders implements AutoCloseable {

    private final Map<EncoderKind, FrozenEncoder> encoders = new EnumMap<>(EncoderKind.class);

    private Encoders() {}

    /** @throws EncoderException if the files or the native library are not there */
    public static Encoders open() throws EncoderException {
        Encoders opened = new Encoders();
        try {
            for (EncoderKind kind : EncoderKind.values()) {
                opened.encoders.put(kind, FrozenEncoder.open(kind));
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
        for (FrozenEncoder encoder : encoders.values()) {
            encoder.close();
        }
    }
}
