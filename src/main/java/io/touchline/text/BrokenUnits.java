package io.touchline.text;

/** Units that no text should have: halves of surrogate pairs, which UTF-8 has no bytes for, and NUL. */
public final class BrokenUnits {

    private static final char REPLACEMENT = '\uFFFD';

    private BrokenUnits() {}

    /** The same text with U+FFFD in the place of each, one unit for one, so that offsets hold. */
    public static String replaced(String text) {
        StringBuilder repaired = null;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            boolean paired = Character.isHighSurrogate(unit)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (paired) {
                i++;
            } else if (unit == 0 || Character.isSurrogate(unit)) {
                repaired = repaired == null ? new StringBuilder(text) : repaired;
                repaired.setCharAt(i, REPLACEMENT);
            }
        }
        return repaired == null ? text : repaired.toString();
    }
}
