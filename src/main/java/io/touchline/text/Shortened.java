package io.touchline.text;

import java.util.Locale;
import java.util.Set;

/** Words of names and titles that are written with a full stop, which then ends no sentence. */
final class Shortened {

    /** Behind a name: a sentence goes on behind them with a small letter. */
    private static final Set<String> BEHIND = Set.of("jr", "sr");

    /** Before a name, whatever its first letter is. */
    private static final Set<String> BEFORE = Set.of("st", "mr", "mrs", "ms", "dr", "prof");

    private static final int LONGEST = 4;

    private Shortened() {}

    /** @param begin where the full stop begins @param end where it ends: the next character is a blank */
    static boolean goesOn(String text, int begin, int end) {
        int first = begin;
        while (first > 0 && begin - first <= LONGEST && Character.isLetter(text.charAt(first - 1))) {
            first--;
        }
        if (begin - first < 2 || begin - first > LONGEST || end + 1 >= text.length() || text.charAt(end) != ' ') {
            return false;
        }
        String word = text.substring(first, begin).toLowerCase(Locale.ROOT);
        char next = text.charAt(end + 1);
        return BEHIND.contains(word) && Character.isLowerCase(next)
                || BEFORE.contains(word) && Character.isLetter(next);
    }
}
