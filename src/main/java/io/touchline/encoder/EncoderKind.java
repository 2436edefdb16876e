package io.touchline.encoder;

/** The encoders, by the script that they read best. */
public enum EncoderKind {
    /** For any text with an ideograph. */
    CHINESE(EncoderFile.BGE_SMALL_ZH, 4, 512, 8, false),
    /** For all others. */
    ENGLISH(EncoderFile.BGE_SMALL_EN, 12, 384, 12, true);

    private static final int FIRST_IDEOGRAPH = 0x2E80;

    private final EncoderFile file;
    private final int layers;
    private final int dimension;
    private final int heads;
    private final boolean lowercase;

    EncoderKind(EncoderFile file, int layers, int dimension, int heads, boolean lowercase) {
        this.file = file;
        this.layers = layers;
        this.dimension = dimension;
        this.heads = heads;
        this.lowercase = lowercase;
    }

    /** The one that reads a text best: one ideograph is enough for the Chinese one. */
    public static EncoderKind of(String text) {
        return text.codePoints().anyMatch(c -> c >= FIRST_IDEOGRAPH && Character.isIdeographic(c)) ? CHINESE : ENGLISH;
    }

    /** What was published of it. */
    public EncoderFile file() {
        return file;
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

    /** Whether letters lose case and accents before they are looked up. */
    boolean lowercase() {
        return lowercase;
    }
}
