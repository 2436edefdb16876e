package io.touchline.lexicon;

import io.touchline.text.CanonicalText;
import io.touchline.text.Gap;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Reads digits among Latin letters as the letters that they look like ({@code tr4sh}, {@code d15gr4c3}), if some stand
 * between two letters and all look like one: {@code 1v1}, {@code cr7} and {@code b2b} stay what they are.
 */
public final class LeetReader {

    /** By digit the letter that it looks like; a blank if it looks like none. */
    private static final String LOOKS_LIKE = "oi eas t  ";

    private static final int LEAST_LETTERS = 2;

    private LeetReader() {}

    /**
     * The words of a text that have digits in them, in order.
     *
     * @param taken which canonical units are known to be something else
     */
    public static List<HiddenWord> read(CanonicalText text, IntPredicate taken) {
        List<HiddenWord> found = new ArrayList<>();
        for (int i = text.nextInRun(0); i < text.length(); ) {
            int end = i;
            boolean free = true;
            do {
                free &= !taken.test(end);
                end++;
            } while (end < text.length() && text.inRun(end) && text.gapBefore(end) == Gap.NONE);
            String word = text.chars().substring(i, end);
            if (free && isLeet(word)) {
                found.add(new HiddenWord(new Span(i, end), letters(word)));
            }
            i = text.nextInRun(end);
        }
        return found;
    }

    private static boolean isLeet(String word) {
        int letters = 0;
        boolean digitsSince = false;
        boolean between = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= 'a' && c <= 'z') {
                between |= digitsSince && letters > 0;
                digitsSince = false;
                letters++;
            } else if (c >= '0' && c <= '9' && LOOKS_LIKE.charAt(c - '0') != ' ') {
                digitsSince = true;
            } else {
                return false;
            }
        }
        return between && letters >= LEAST_LETTERS;
    }

    private static String letters(String word) {
        StringBuilder letters = new StringBuilder(word);
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c <= '9') {
                letters.setCharAt(i, LOOKS_LIKE.charAt(c - '0'));
            }
        }
        return letters.toString();
    }
}
