package io.touchline.encoder;

import io.touchline.learned.ReadText;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Map;

/** Texts as encoders read them, in numbers. Immutable, for any number of threads. */
public final class EncoderPieces {

    private final Map<EncoderKind, WordPieces> pieces = new EnumMap<>(EncoderKind.class);

    private EncoderPieces() {}

    /** @throws EncoderException if the encoders' files are not there */
    public static EncoderPieces open() throws EncoderException {
        EncoderPieces opened = new EncoderPieces();
        for (EncoderKind kind : EncoderKind.values()) {
            opened.pieces.put(kind, of(kind));
        }
        return opened;
    }

    static WordPieces of(EncoderKind kind) throws EncoderException {
        try (InputStream json = kind.tokenizer()) {
            return WordPieces.read(json, kind.lowercase());
        } catch (IOException e) {
            throw new EncoderException(kind + " does not load: " + e.getMessage(), e);
        }
    }

    /**
     * A text in pieces.
     *
     * @param kind the encoder that reads it
     * @param numbers of the pieces in its vocabulary, between the two marks
     */
    public record Pieces(EncoderKind kind, long[] numbers) {

        /** Whether there is nothing between the marks. */
        public boolean isEmpty() {
            return numbers.length <= WordPieces.MARKS;
        }
    }

    public Pieces of(ReadText read) {
        String text = EncoderText.of(read);
        EncoderKind kind = EncoderKind.of(text);
        return new Pieces(kind, pieces.get(kind).numbers(text));
    }
}
