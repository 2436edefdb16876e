package io.touchline.rumour;

import io.touchline.text.CanonicalText;
import io.touchline.text.EverydayCharacters;
import io.touchline.text.Gap;
import io.touchline.text.Span;
import java.util.HashSet;
import java.util.Set;

/**
 * Pieces that two wordings have in common where they use the same words: pairs of neighbouring Han characters, and the
 * stems of Latin words that are not everyday ones. A piece is a number whose lowest two bits say how telling it is.
 */
final class Shingles {

    private static final double[] WEIGHT = {1, 0.5, 0.1, 0};
    private static final int CLASSES = 2;
    private static final int SHORTEST_WORD = 3;
    private static final String[] ENDINGS = {"ingly", "edly", "ings", "ing", "ers", "er", "ed", "es", "ly", "s"};

    private final Set<String> stopWords = new HashSet<>(ResourceLines.of("/rumour/stopwords.txt"));

    /** A piece and where it stands. */
    interface Visitor {
        void found(int piece, Span place);
    }

    /** How much a piece tells, 0 to 1. */
    static double weight(int piece) {
        return WEIGHT[piece & (1 << CLASSES) - 1];
    }

    void scan(Reading reading, Visitor visitor) {
        CanonicalText text = reading.text();
        int end = reading.stretch().end();
        for (int i = reading.stretch().begin(); i < end; ) {
            if (reading.named(i) || text.isMark(i) || text.isDigit(i)) {
                i++;
            } else if (text.inRun(i)) {
                int wordEnd = i + 1;
                while (wordEnd < end && !text.wordBoundaryBefore(wordEnd)) {
                    wordEnd++;
                }
                word(text.chars().substring(i, wordEnd), new Span(i, wordEnd), visitor);
                i = wordEnd;
            } else {
                if (i + 1 < end && pairs(reading, i)) {
                    pair(text.chars().charAt(i), text.chars().charAt(i + 1), new Span(i, i + 2), visitor);
                }
                i++;
            }
        }
    }

    private static boolean pairs(Reading reading, int i) {
        CanonicalText text = reading.text();
        return !reading.named(i + 1)
                && !text.isMark(i + 1)
                && !text.inRun(i + 1)
                && !text.gapBefore(i + 1).strongerThan(Gap.SYMBOL);
    }

    private static void pair(char first, char second, Span place, Visitor visitor) {
        int everyday = (EverydayCharacters.contains(first) ? 1 : 0) + (EverydayCharacters.contains(second) ? 1 : 0);
        visitor.found(piece(first * 31 + second * 0x10001, everyday), place);
    }

    private void word(String word, Span place, Visitor visitor) {
        if (word.length() >= SHORTEST_WORD && !stopWords.contains(word)) {
            visitor.found(piece(stem(word).hashCode(), 0), place);
        }
    }

    private static String stem(String word) {
        for (String ending : ENDINGS) {
            if (word.endsWith(ending) && word.length() - ending.length() >= SHORTEST_WORD) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }

    private static int piece(int hash, int everyday) {
        int mixed = hash * 0x9E3779B9;
        return (mixed ^ mixed >>> 15) << CLASSES | everyday;
    }
}
