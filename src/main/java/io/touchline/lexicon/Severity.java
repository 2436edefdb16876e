package io.touchline.lexicon;

/** How grave an entry is, on the scale of the API (0 to 4). */
public enum Severity {
    NONE,
    RUDE,
    INSULT,
    GRAVE,
    THREAT;

    /** The number used in the API and in lexicon files, 0 to 4. */
    public int level() {
        return ordinal();
    }

    /** @throws IllegalArgumentException if {@code level} is not 0 to 4 */
    public static Severity of(int level) {
        if (level < 0 || level >= values().length) {
            throw new IllegalArgumentException("severity must be 0 to 4, not " + level);
        }
        return values()[level];
    }
}
