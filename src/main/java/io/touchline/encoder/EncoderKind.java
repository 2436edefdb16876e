package io.touchline.encoder;

import java.io.IOException;
import java.io.InputStream;

/** The encoders, by the script that they read best. Their files are in jars of their own. */
public enum EncoderKind {
    /** For any text with an ideograph: BAAI's bge-small-zh-v1.5, MIT licence, eight-bit. */
    CHINESE(
            "bge-small-zh-v1.5-q",
            4,
            512,
            8,
            false,
            "15b717c382bcb518ba457b93ea6850ede7f4f1cd8937454aa06972366cd19bcc"),
    /** For all others: BAAI's bge-small-en-v1.5, MIT licence, eight-bit. */
    ENGLISH(
            "bge-small-en-v1.5-q",
            12,
            384,
            12,
            true,
            "6c9c6101a956d62dfb5e7190c538226c0c5bb9cb27b651234b6df063ee7dbfe4");

    private static final int FIRST_IDEOGRAPH = 0x2E80;

    private final String artifact;
    private final int layers;
    private final int dimension;
    private final int heads;
    private final boolean lowercase;
    private final String checksum;

    EncoderKind(String artifact, int layers, int dimension, int heads, boolean lowercase, String checksum) {
        this.checksum = checksum;
        this.artifact = artifact;
        this.layers = layers;
        this.dimension = dimension;
        this.heads = heads;
        this.lowercase = lowercase;
    }

    /** The one that reads a text best: one ideograph is enough for the Chinese one. */
    public static EncoderKind of(String text) {
        return text.codePoints().anyMatch(c -> c >= FIRST_IDEOGRAPH && Character.isIdeographic(c)) ? CHINESE : ENGLISH;
    }

    /** Layers, in each of which six matrices are tuned. */
    public int layers() {
        return layers;
    }

    /** Numbers in a text's vector. */
    public int dimension() {
        return dimension;
    }

    /** Heads of attention in a layer. */
    public int heads() {
        return heads;
    }

    /** The encoder in ONNX's format. @throws IOException if it is not there */
    public InputStream graph() throws IOException {
        return file(".onnx");
    }

    /**
     * The SHA-256 of {@link #graph()}. What was tuned stands in the place of numbers of just this file, and its runtime
     * passes over names that another one does not have.
     */
    String checksum() {
        return checksum;
    }

    /** Its vocabulary in the format of Hugging Face's {@code tokenizer.json}. @throws IOException if it is not there */
    InputStream tokenizer() throws IOException {
        return file("-tokenizer.json");
    }

    private InputStream file(String suffix) throws IOException {
        // They lie at the root of their jars, which only the loader of the application is sure to see.
        InputStream in = EncoderKind.class.getResourceAsStream("/" + artifact + suffix);
        if (in == null) {
            throw new IOException("no " + artifact + suffix + " on the class path");
        }
        return in;
    }

    /** Whether letters lose case and accents before they are looked up. */
    boolean lowercase() {
        return lowercase;
    }
}
