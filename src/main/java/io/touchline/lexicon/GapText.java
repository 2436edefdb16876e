package io.touchline.lexicon;

import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import io.touchline.text.Gap;

/** Questions about what stands in a gap of a canonical text. Marks are part of the gap that they stand in. */
final class GapText {

    /** A longer gap inside a word is taken as a blank, so that nobody can make looking at it expensive. */
    private static final int LONGEST_LOOK = 8;

    private static final Canonicaliser CANONICALISER = new Canonicaliser();

    private GapText() {}

    static boolean hasBlank(CanonicalText text, int at) {
        int begin = endBefore(text, at);
        int end = text.begin(at);
        if (end - begin > LONGEST_LOOK) {
            return true;
        }
        for (int i = begin; i < end; i++) {
            char c = text.original().charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                return true;
            }
        }
        return false;
    }

    /** {@code he'll} is two words that were joined, not one that was broken up. */
    static boolean isApostrophe(CanonicalText text, int at) {
        int begin = endBefore(text, at);
        return text.begin(at) - begin == 1 && "'’‘`´＇".indexOf(text.original().charAt(begin)) >= 0;
    }

    /**
     * What stands before the unit {@code at}. What stood before an emoji counts behind it too, but not for those who read
     * the emoji.
     *
     * @param afterMark whether the unit before is a mark that is read
     */
    static Gap before(CanonicalText text, int at, boolean afterMark) {
        return afterMark ? behindMark(text, at) : text.gapBefore(at);
    }

    /**
     * What stands between a mark and the unit {@code at} behind it. What cannot be seen is part of an emoji: most are
     * sent with a sign that asks for the picture.
     */
    private static Gap behindMark(CanonicalText text, int at) {
        int begin = text.end(at - 1);
        int end = text.begin(at);
        if (begin >= end) {
            // Neighbours, or the two halves of an emoji.
            return Gap.NONE;
        }
        // With what follows: it decides whether a full stop ends something and whether a symbol stands for a letter.
        int following = Math.min(text.original().length(), end + 2);
        String behind = text.original().substring(begin, following);
        Gap gap = CANONICALISER.canonicalise(behind).gapBefore(0);
        return gap.strongerThan(Gap.INVISIBLE) ? gap : Gap.NONE;
    }

    private static int endBefore(CanonicalText text, int at) {
        return text.end(unitBefore(text, at));
    }

    /** The last unit before {@code at} that is no mark; -1 if there is none. */
    private static int unitBefore(CanonicalText text, int at) {
        int unit = at - 1;
        while (unit >= 0 && text.isMark(unit)) {
            unit--;
        }
        return unit;
    }

    private static int unitFrom(CanonicalText text, int at) {
        int unit = at;
        while (unit < text.length() && text.isMark(unit)) {
            unit++;
        }
        return unit;
    }

    /**
     * True if a single letter stands before {@code at}, as when a longer word is spelled out; a and I are words.
     *
     * @param blanks whether the letters are parted by blanks; if not, a blank ends the word
     */
    static boolean letterBefore(CanonicalText text, int at, boolean blanks) {
        int unit = unitBefore(text, at);
        return unit >= 0
                && (blanks || !hasBlank(text, at))
                && isSingleLetter(text, unit)
                && !text.gapBefore(at).strongerThan(Gap.SYMBOL)
                && "ai".indexOf(text.chars().charAt(unit)) < 0;
    }

    static boolean letterAfter(CanonicalText text, int at, boolean blanks) {
        int unit = unitFrom(text, at);
        return unit < text.length()
                && (blanks || !hasBlank(text, unit))
                && isSingleLetter(text, unit)
                && !text.gapBefore(unit).strongerThan(Gap.SYMBOL);
    }

    private static boolean isSingleLetter(CanonicalText text, int at) {
        return text.inRun(at) && !text.isDigit(at) && text.wordBoundaryBefore(at) && text.wordBoundaryBefore(at + 1);
    }
}
