package io.touchline.encoder;

import io.touchline.learned.ReadText;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Texts as encoders read them, in numbers. Immutable, for any number of threads. */
public final class EncoderPieces {

    /** With its marks. */
    private static final int MOST_OF_FIRST = 80;

    private static final Map<EncoderKind, WordPieces> READ = new EnumMap<>(EncoderKind.class);

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

    /** Read once for a process: opinions, claims and training need the same two vocabularies. */
    static WordPieces of(EncoderKind kind) throws EncoderException {
        synchronized (READ) {
            WordPieces known = READ.get(kind);
            if (known == null) {
                known = read(kind);
                READ.put(kind, known);
            }
            return known;
        }
    }

    private static WordPieces read(EncoderKind kind) throws EncoderException {
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

        /** Whether more of the text may be there than is read at once. */
        public boolean isFull() {
            return numbers.length == WordPieces.MOST;
        }
    }

    public Pieces of(ReadText read) {
        String text = EncoderText.of(read);
        EncoderKind kind = EncoderKind.of(text);
        return new Pieces(kind, pieces.get(kind).numbers(text));
    }

    /**
     * Two texts as one, to be read beside each other.
     *
     * @param second where the pieces of the second one begin; its mark is at the end
     */
    public record Pair(EncoderKind kind, long[] numbers, int second) {

        /** Which text a piece is of: 0 or 1. */
        public long[] types() {
            long[] types = new long[numbers.length];
            Arrays.fill(types, second, numbers.length, 1);
            return types;
        }
    }

    /** @param first of which the end is passed over, if it is long */
    public Pair pair(String first, String second) {
        EncoderKind kind = EncoderKind.of(first + second);
        long[] one = pieces.get(kind).numbers(first);
        long[] other = pieces.get(kind).numbers(second);
        int begins = Math.min(one.length, MOST_OF_FIRST);
        long[] both = new long[begins + other.length - 1];
        System.arraycopy(one, 0, both, 0, begins);
        both[begins - 1] = one[one.length - 1];
        System.arraycopy(other, 1, both, begins, other.length - 1);
        return new Pair(kind, both, begins);
    }
}
