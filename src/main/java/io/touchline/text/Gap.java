package io.touchline.text;

/**
 * What was taken out between two neighbouring units of a canonical text, weakest first; where several things stood
 * there, the strongest counts.
 */
public enum Gap {
    /** The units are neighbours in the text as sent too. */
    NONE,
    /** Zero-width characters, combining marks, bidi controls, variation selectors. */
    INVISIBLE,
    BLANK,
    /** Punctuation that ends nothing, symbols, emoji. */
    SYMBOL,
    /** Comma, semicolon, colon: the end of a clause. */
    CLAUSE,
    /** Full stop, exclamation or question mark, ellipsis, line break: the end of a sentence. */
    SENTENCE;

    private static final Gap[] VALUES = values();

    /** The gap of a {@link #strength}. */
    public static Gap of(int strength) {
        return VALUES[strength];
    }

    /** 0 for the weakest; a stronger gap has a higher number. */
    @SuppressWarnings("EnumOrdinal") // the constants are declared in the order of their strength
    public int strength() {
        return ordinal();
    }

    public boolean strongerThan(Gap other) {
        return compareTo(other) > 0;
    }
}
