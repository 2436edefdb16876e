package io.touchline.lexicon;

import io.touchline.text.CanonicalText;
import io.touchline.text.Span;

/** The stretch of a comment that a modifier's cue covers. */
enum Reach {
    SPAN,
    AFTER,
    BEFORE,
    CLAUSE,
    SENTENCE,
    COMMENT;

    /**
     * What a cue covers.
     *
     * @param within the most units that {@link #AFTER} and {@link #BEFORE} cover, emoji not counted
     * @return the covered canonical span; after and before leave out the cue itself, so that an insult which contains
     *     the cue's word is not covered by it
     */
    Span covered(CanonicalText text, Span cue, int within) {
        int last = cue.end() - 1;
        return switch (this) {
            case SPAN -> cue;
            case AFTER ->
                new Span(cue.end(), after(text, cue.end(), text.clauseOf(last).end(), within));
            case BEFORE ->
                new Span(before(text, cue.begin(), text.clauseOf(cue.begin()).begin(), within), cue.begin());
            case CLAUSE ->
                new Span(text.clauseOf(cue.begin()).begin(), text.clauseOf(last).end());
            case SENTENCE ->
                new Span(
                        text.sentenceOf(cue.begin()).begin(),
                        text.sentenceOf(last).end());
            case COMMENT -> new Span(0, text.length());
        };
    }

    private static int after(CanonicalText text, int from, int limit, int within) {
        int end = from;
        for (int units = 0; units < within && end < limit; units++) {
            while (end < limit - 1 && text.isMark(end)) {
                end++;
            }
            do {
                end++;
            } while (end < limit && !text.wordBoundaryBefore(end));
        }
        return end;
    }

    private static int before(CanonicalText text, int from, int limit, int within) {
        int begin = from;
        for (int units = 0; units < within && begin > limit; units++) {
            while (begin > limit + 1 && text.isMark(begin - 1)) {
                begin--;
            }
            do {
                begin--;
            } while (begin > limit && !text.wordBoundaryBefore(begin));
        }
        return begin;
    }
}
