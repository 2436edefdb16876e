package io.touchline.encoder;

/** The frozen encoders, by the script that they read best. Their files are in jars of their own. */
public enum EncoderKind {
    /** BAAI's bge-small-zh-v1.5, MIT licence, eight-bit. */
    CHINESE("bge-small-zh-v1.5-q", 512, false),
    /** Sentence Transformers' all-MiniLM-L6-v2, Apache-2.0, eight-bit. */
    ENGLISH("all-minilm-l6-v2-q", 384, true);

    private static final int FIRST_IDEOGRAPH = 0x2E80;

    private final String artifact;
    private final int dimension;
    private final boolean lowercase;

    EncoderKind(String artifact, int dimension, boolean lowercase) {
        this.artifact = artifact;
        this.dimension = dimension;
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

    String artifact() {
        return artifact;
    }

    /** Whether letters lose case and accents before they are looked up. */
    boolean lowercase() {
        return lowercase;
    }
}
