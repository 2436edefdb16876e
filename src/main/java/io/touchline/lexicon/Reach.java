package io.touchline.lexicon;

import io.touchline.text.CanonicalText;
import io.touchline.text.Gap;
import io.touchline.text.Span;

/** The stretch of a comment that a modifier's cue covers. */
enum Reach {
    SPAN,
    AFTER,
    BEFORE,
    CLAUSE,
    SENTENCE,
    COMMENT;

    /** Of {@link #AFTER} and {@link #BEFORE}, whatever an entry says: a comment may have thousands of cues in one clause. */
    private static final int FARTHEST = 400;

    /**
     * What a cue covers.
     *
     * @param within the most units that {@link #AFTER} and {@link #BEFORE} cover, emoji not counted, and not more than
     *     {@value #FARTHEST}
     * @return the covered canonical span; after and before leave out the cue itself, so that an insult which contains
     *     the cue's word is not covered by it
     */
    Span covered(CanonicalText text, Span cue, int within) {
        int last = cue.end() - 1;
        int most = Math.min(within, FARTHEST);
        return switch (this) {
            case SPAN -> cue;
            case AFTER ->
                new Span(cue.end(), after(text, cue.end(), text.clauseOf(last).end(), most));
            case BEFORE ->
                new Span(before(text, cue.begin(), text.clauseOf(cue.begin()).begin(), most), cue.begin());
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
        boolean spaces = isSpaced(text, from);
        for (int units = 0; units < within && end < limit && (end == from || spaces || !parts(text, end)); units++) {
            while (end < limit - 1 && text.isMark(end)) {
                end++;
            }
            do {
                end++;
            } while (end < limit && !text.wordBoundaryBefore(end));
        }
        return end;
    }

    /**
     * True if a blank before unit {@code i} stands in the place of a comma, as in 没有吹点球 收黑钱了吧: two Han characters
     * on either side are not spaced, and so it is not the writing letter by letter that hides words.
     */
    private static boolean parts(CanonicalText text, int i) {
        return i >= 2
                && i + 1 < text.length()
                && text.gapBefore(i) == Gap.BLANK
                && text.gapBefore(i - 1) == Gap.NONE
                && text.gapBefore(i + 1) == Gap.NONE
                && text.chars().substring(i - 2, i + 2).chars().allMatch(Character::isIdeographic);
    }

    /** Whoever sets the cue off by a blank writes blanks between words: 没人认为 林知夏 打假球. */
    private static boolean isSpaced(CanonicalText text, int edge) {
        return edge > 0 && edge < text.length() && text.gapBefore(edge) == Gap.BLANK;
    }

    private static int before(CanonicalText text, int from, int limit, int within) {
        int begin = from;
        boolean spaces = isSpaced(text, from);
        for (int units = 0;
                units < within && begin > limit && (begin == from || spaces || !parts(text, begin));
                units++) {
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
