package io.touchline.encoder;

import java.io.IOException;
import java.io.InputStream;

/** The encoders, by the script that they read best. Their files are in jars of their own. */
public enum EncoderKind {
    /** BAAI's bge-small-zh-v1.5, MIT licence, eight-bit. */
    CHINESE("bge-small-zh-v1.5-q", 512, 8, false, "15b717c382bcb518ba457b93ea6850ede7f4f1cd8937454aa06972366cd19bcc"),
    /** Sentence Transformers' all-MiniLM-L6-v2, Apache-2.0, eight-bit. */
    ENGLISH("all-minilm-l6-v2-q", 384, 12, true, "afdb6f1a0e45b715d0bb9b11772f032c399babd23bfc31fed1c170afc848bdb1");

    private static final int FIRST_IDEOGRAPH = 0x2E80;

    private final String artifact;
    private final int dimension;
    private final int heads;
    private final boolean lowercase;
    private final String checksum;

    EncoderKind(String artifact, int dimension, int heads, boolean lowercase, String checksum) {
        this.checksum = checksum;
        this.artifact = artifact;
        this.dimension = dimension;
        this.heads = heads;
        this.lowercase = lowercase;
    }

    /** The one that reads a text best: one ideograph is enough for the Chinese one. */
    public static EncoderKind of(String text) {
        return text.codePoints().anyMatch(c -> c >= FIRST_IDEOGRAPH && Character.isIdeographic(c)) ? CHINESE : ENGLISH;
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
