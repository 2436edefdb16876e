package io.touchline.encoder;

import java.io.IOException;
import java.io.InputStream;

/** The encoders, by the script that they read best. Their files are in jars of their own. */
public enum EncoderKind {
    /** For any text with an ideograph: BAAI's bge-small-zh-v1.5, MIT licence, eight-bit. */
    CHINESE("bge-small-zh-v1.5-q", 4, 512, 8, false),
    /** For all others: BAAI's bge-small-en-v1.5, MIT licence, eight-bit. */
    ENGLISH("bge-small-en-v1.5-q", 12, 384, 12, true);

    private static final int FIRST_IDEOGRAPH = 0x2E80;

    private final String artifact;
    private final int layers;
    private final int dimension;
    private final int heads;
    private final boolean lowercase;

    EncoderKind(String artifact, int layers, int dimension, int heads, boolean lowercase) {
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

    /**
     * The encoder in ONNX's format. What was tuned stands in the place of numbers of just this file, and its runtime passes
     * over names that another one does not have: a test holds the build to it.
     *
     * @throws IOException if it is not there
     */
    public InputStream graph() throws IOException {
        return file(".onnx");
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
