package io.touchline.training;

import io.touchline.text.Span;

/** Where words of the letters a to z begin and end. */
final class LatinWords {

    private LatinWords() {}

    static boolean isLetter(int c) {
        return c < 128 && Character.isLetter(c);
    }

    /** A stretch with the rest of the words that it begins or ends in; of no length where it is empty and in none. */
    static Span around(String text, int from, int to) {
        int begin = from;
        int end = to;
        while (begin > 0 && begin < text.length() && isLetter(text.charAt(begin)) && isLetter(text.charAt(begin - 1))) {
            begin--;
        }
        while (end < text.length() && end > 0 && isLetter(text.charAt(end - 1)) && isLetter(text.charAt(end))) {
            end++;
        }
        return new Span(begin, end);
    }
}
