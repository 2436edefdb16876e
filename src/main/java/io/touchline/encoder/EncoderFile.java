package io.touchline.encoder;

import java.io.IOException;
import java.io.InputStream;

/** Published encoders, eight-bit, in ONNX's format. Their files are in jars of their own. */
public enum EncoderFile {
    /** BAAI's bge-small-zh-v1.5, MIT licence: four layers. */
    BGE_SMALL_ZH("bge-small-zh-v1.5-q", "15b717c382bcb518ba457b93ea6850ede7f4f1cd8937454aa06972366cd19bcc"),
    /** BAAI's bge-small-en-v1.5, MIT licence: twelve layers. */
    BGE_SMALL_EN("bge-small-en-v1.5-q", "6c9c6101a956d62dfb5e7190c538226c0c5bb9cb27b651234b6df063ee7dbfe4");

    private final String artifact;
    private final String checksum;

    EncoderFile(String artifact, String checksum) {
        this.artifact = artifact;
        this.checksum = checksum;
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
        InputStream in = EncoderFile.class.getResourceAsStream("/" + artifact + suffix);
        if (in == null) {
            throw new IOException("no " + artifact + suffix + " on the class path");
        }
        return in;
    }
}
