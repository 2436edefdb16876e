package io.touchline.encoder;

/** The encoders, by the script that they read best. */
public enum EncoderKind {
    /** For any text with an ideograph. */
    CHINESE(EncoderFile.BGE_SMALL_ZH, EncoderFile.BGE_SMALL_ZH, 512, 8, false),
    /** For all others; claims still by the encoder that their pairs were tuned with. */
    ENGLISH(EncoderFile.BGE_SMALL_EN, EncoderFile.MINILM_L6, 384, 12, true);

    private static final int FIRST_IDEOGRAPH = 0x2E80;

    private final EncoderFile ofComments;
    private final EncoderFile ofClaims;
    private final int dimension;
    private final int heads;
    private final boolean lowercase;

    /** @param ofClaims has the words of {@code ofComments} */
    EncoderKind(EncoderFile ofComments, EncoderFile ofClaims, int dimension, int heads, boolean lowercase) {
        this.ofComments = ofComments;
        this.ofClaims = ofClaims;
        this.dimension = dimension;
        this.heads = heads;
        this.lowercase = lowercase;
    }

    /** The one that reads a text best: one ideograph is enough for the Chinese one. */
    public static EncoderKind of(String text) {
        return text.codePoints().anyMatch(c -> c >= FIRST_IDEOGRAPH && Character.isIdeographic(c)) ? CHINESE : ENGLISH;
    }

    /** What reads comments. */
    public EncoderFile ofComments() {
        return ofComments;
    }

    /** What reads claims and comments beside each other. */
    public EncoderFile ofClaims() {
        return ofClaims;
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
