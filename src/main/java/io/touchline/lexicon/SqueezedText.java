package io.touchline.lexicon;

import io.touchline.text.CanonicalText;
import io.touchline.text.Gap;

/**
 * A canonical text with every run of the same letter written once, marks passed over, and how long each run was: the
 * view in which {@code loooser} and {@code loser} read the same. A run ends where a cut would: at anything visible.
 * Immutable.
 */
final class SqueezedText {

    /** A run that was cut stands for any length. */
    static final byte ANY_LENGTH = 0;

    private final char[] chars;
    private final int[] begins;
    private final int[] ends;
    private final byte[] runs;
    private final int length;

    SqueezedText(CanonicalText text) {
        int units = text.length();
        chars = new char[units];
        begins = new int[units];
        ends = new int[units];
        runs = new byte[units];
        int squeezed = 0;
        int i = 0;
        while (i < units) {
            int width = Character.charCount(text.chars().codePointAt(i));
            if (text.isMark(i)) {
                i += width;
                continue;
            }
            int second = i + width;
            boolean run = continues(text, i, second, width);
            byte length = run ? (text.cutAt(second) ? ANY_LENGTH : 2) : 1;
            int end = run ? second + width : second;
            for (int part = 0; part < width; part++) {
                chars[squeezed] = text.chars().charAt(i + part);
                begins[squeezed] = i + part;
                ends[squeezed] = end;
                runs[squeezed] = length;
                squeezed++;
            }
            i = end;
        }
        length = squeezed;
    }

    /** True if the same character stands twice in a row somewhere. */
    static boolean hasRun(String chars) {
        int before = -1;
        for (int i = 0; i < chars.length(); ) {
            int character = chars.codePointAt(i);
            if (character == before) {
                return true;
            }
            before = character;
            i += Character.charCount(character);
        }
        return false;
    }

    private static boolean continues(CanonicalText text, int first, int second, int width) {
        return second + width <= text.length()
                && text.chars().charAt(first) == text.chars().charAt(second)
                && !text.isDigit(first)
                && text.chars().regionMatches(first, text.chars(), second, width)
                && !text.gapBefore(second).strongerThan(Gap.INVISIBLE);
    }

    int length() {
        return length;
    }

    char charAt(int i) {
        return chars[i];
    }

    String chars() {
        return new String(chars, 0, length);
    }

    /** True if some run in {@code [begin, end)} was cut. */
    boolean anyCut(int begin, int end) {
        for (int i = begin; i < end; i++) {
            if (runs[i] == ANY_LENGTH) {
                return true;
            }
        }
        return false;
    }

    /** The last unit that stands for a run that was cut; -1 if there is none. */
    int lastCut() {
        int last = length - 1;
        while (last >= 0 && runs[last] != ANY_LENGTH) {
            last--;
        }
        return last;
    }

    /** Per squeezed unit the canonical unit at which it begins. */
    int[] begins() {
        return begins;
    }

    /** Per squeezed unit where its run ends in the canonical text. */
    int[] ends() {
        return ends;
    }

    /** How often unit {@code i} stands in the canonical text, or {@link #ANY_LENGTH}. */
    byte run(int i) {
        return runs[i];
    }
}
