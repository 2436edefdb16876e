package io.touchline.lexicon;

import io.touchline.text.CanonicalText;
import io.touchline.text.Gap;

/**
 * Places of one text as frames count them: per place between canonical units the number of words before it, emoji left
 * out as other spacers are, and where its clause and its sentence begin. Belongs to one call.
 */
final class TextGrid {

    private final CanonicalText text;
    private final int[] words;
    private final int[] clauses;
    private final int[] sentences;

    TextGrid(CanonicalText text) {
        this.text = text;
        int length = text.length();
        words = new int[length + 1];
        clauses = new int[length + 1];
        sentences = new int[length + 1];
        for (int i = 1; i <= length; i++) {
            words[i] = words[i - 1] + (text.wordBoundaryBefore(i) && !text.isMark(i - 1) ? 1 : 0);
            Gap gap = text.gapBefore(i);
            clauses[i] = i < length && gap.strongerThan(Gap.SYMBOL) ? i : clauses[i - 1];
            sentences[i] = i < length && gap == Gap.SENTENCE ? i : sentences[i - 1];
        }
    }

    /** How many words begin before {@code place}; the distance of two places in units is the difference. */
    int words(int place) {
        return words[place];
    }

    /** Where the stretch that bounds a frame begins, for something that begins at {@code place}. */
    int scopeBegin(Scope scope, int place) {
        return switch (scope) {
            case CLAUSE -> clauses[place];
            case SENTENCE -> sentences[place];
            case COMMENT -> 0;
        };
    }

    int wordsSinceClauseBegin(int begin) {
        return words[begin] - words[clauses[begin]];
    }

    int wordsUntilClauseEnd(int end) {
        return words[text.clauseOf(end - 1).end()] - words[end];
    }
}
