package io.touchline.lexicon;

import io.touchline.text.CanonicalText;
import io.touchline.text.Gap;
import io.touchline.text.TableInput;
import io.touchline.text.TableOutput;
import java.util.Arrays;

/**
 * What a literal demands of the gaps of a text in which its characters occur. Between characters that are words of
 * their own, and beside them, spacers may stand, but no end of a clause. In scripts with blanks a literal matches
 * whole words: blanks stand where it has them and nowhere else, unless a word is spaced out letter by letter.
 * Immutable.
 */
final class LiteralShape {

    /** The characters do not occur here as the literal means them. */
    static final int REFUSED = 0;

    static final int PLAIN = 1;
    static final int SPACED = 2;

    /** Inside one code point or one squeezed run: no gap to look at. */
    private static final byte FIXED = 0;
    /** At least one side is a word of its own. */
    private static final byte LOOSE = 1;
    /** Inside a word. */
    private static final byte INSIDE = 2;
    /** Between two words. */
    private static final byte BLANK = 3;
    /** An apostrophe or hyphen of the literal's own. */
    private static final byte JOINT = 4;

    /** The shapes of literals whose characters are all words of their own with nothing between, by length. */
    private static final LiteralShape[] PLAIN_CHARACTERS = new LiteralShape[Literal.LONGEST + 1];

    static {
        for (int length = 1; length < PLAIN_CHARACTERS.length; length++) {
            PLAIN_CHARACTERS[length] = new LiteralShape(length);
        }
    }

    private final byte[] kinds;
    private final byte[] ownGaps;
    /** Before which units the literal has an emoji. */
    private final boolean[] afterMark;

    private final boolean beginsInRun;
    private final boolean endsInRun;
    private final int insides;

    /** The shape of a literal unit by unit. */
    static LiteralShape of(CanonicalText literal) {
        if (isPlainCharacters(literal)) {
            return PLAIN_CHARACTERS[literal.length()];
        }
        int[] begins = new int[literal.length()];
        for (int i = 0; i < begins.length; i++) {
            begins[i] = i;
        }
        return new LiteralShape(literal, begins);
    }

    private static boolean isPlainCharacters(CanonicalText literal) {
        for (int i = 0; i < literal.length(); i++) {
            boolean gap = i > 0 && literal.gapBefore(i) != Gap.NONE;
            if (gap
                    || literal.inRun(i)
                    || literal.isMark(i)
                    || Character.isSurrogate(literal.chars().charAt(i))) {
                return false;
            }
        }
        return literal.length() <= Literal.LONGEST;
    }

    private LiteralShape(int length) {
        kinds = new byte[length];
        Arrays.fill(kinds, LOOSE);
        kinds[0] = FIXED;
        ownGaps = new byte[length];
        afterMark = new boolean[length];
        insides = 0;
        beginsInRun = false;
        endsInRun = false;
    }

    /** @param begins the canonical unit of the literal at which each of its matched units begins */
    LiteralShape(CanonicalText literal, int[] begins) {
        kinds = new byte[begins.length];
        ownGaps = new byte[begins.length];
        afterMark = new boolean[begins.length];
        int inside = 0;
        for (int i = 1; i < begins.length; i++) {
            kinds[i] = kindOf(literal, begins[i]);
            afterMark[i] = literal.isMark(begins[i] - 1);
            ownGaps[i] = (byte) GapText.before(literal, begins[i], afterMark[i]).strength();
            inside += kinds[i] == INSIDE ? 1 : 0;
        }
        insides = inside;
        beginsInRun = literal.inRun(0);
        endsInRun = literal.inRun(literal.length() - 1);
    }

    LiteralShape(TableInput in) {
        kinds = in.bytes();
        ownGaps = in.bytes();
        afterMark = in.flags();
        beginsInRun = in.flag();
        endsInRun = in.flag();
        insides = in.integer();
    }

    void write(TableOutput out) {
        out.bytes(kinds);
        out.bytes(ownGaps);
        out.flags(afterMark);
        out.flag(beginsInRun);
        out.flag(endsInRun);
        out.integer(insides);
    }

    private static byte kindOf(CanonicalText literal, int at) {
        if (Character.isLowSurrogate(literal.chars().charAt(at))) {
            return FIXED;
        }
        if (!literal.inRun(at) || !literal.inRun(at - 1)) {
            return LOOSE;
        }
        return switch (literal.gapBefore(at)) {
            case NONE, INVISIBLE -> INSIDE;
            case BLANK, CLAUSE, SENTENCE -> BLANK;
            case SYMBOL -> GapText.hasBlank(literal, at) ? BLANK : JOINT;
        };
    }

    /** Shapes are few, literals many: those that demand the same are to share one. */
    @Override
    public boolean equals(Object other) {
        return other instanceof LiteralShape shape
                && beginsInRun == shape.beginsInRun
                && endsInRun == shape.endsInRun
                && Arrays.equals(kinds, shape.kinds)
                && Arrays.equals(ownGaps, shape.ownGaps)
                && Arrays.equals(afterMark, shape.afterMark);
    }

    @Override
    public int hashCode() {
        int hash = Arrays.hashCode(kinds) * 31 + Arrays.hashCode(ownGaps);
        return hash * 31 + Arrays.hashCode(afterMark) + (beginsInRun ? 1 : 0) + (endsInRun ? 2 : 0);
    }

    int length() {
        return kinds.length;
    }

    /**
     * @param begins where each unit of the reading that matched begins in the canonical text; null if it is the
     *     canonical text itself
     * @param first the unit of the reading that the first unit matched
     * @param end where the match ends in the canonical text
     */
    int check(CanonicalText text, int[] begins, int first, int end) {
        int begin = begins == null ? first : begins[first];
        if ((beginsInRun && !text.wordBoundaryBefore(begin)) || (endsInRun && !text.wordBoundaryBefore(end))) {
            return REFUSED;
        }
        int spaced = 0;
        int opened = 0;
        boolean blanks = false;
        for (int i = 1; i < kinds.length; i++) {
            int place = begins == null ? first + i : begins[first + i];
            Gap gap = GapText.before(text, place, afterMark[i]);
            int own = ownGaps[i];
            if (kinds[i] == FIXED || (gap == Gap.NONE && kinds[i] != BLANK)) {
                continue;
            }
            if (gap.strength() > Math.max(Gap.SYMBOL.strength(), own)) {
                return REFUSED;
            }
            if (kinds[i] == BLANK && !gap.strongerThan(Gap.INVISIBLE)) {
                return REFUSED;
            }
            boolean expected = kinds[i] == JOINT || gap.strength() <= own;
            spaced += expected ? 0 : 1;
            if (kinds[i] == INSIDE && gap != Gap.INVISIBLE) {
                if (GapText.isApostrophe(text, place)) {
                    return REFUSED;
                }
                opened++;
                blanks |= gap == Gap.BLANK || GapText.hasBlank(text, place);
            }
        }
        if (opened > 0 && !isSpelledOut(text, begin, end, opened, blanks)) {
            return REFUSED;
        }
        return spaced > 0 ? SPACED : PLAIN;
    }

    /** {@code as s} is not a word spelled out; {@code a s s} is, unless it is cut out of {@code a s s i g n}. */
    private boolean isSpelledOut(CanonicalText text, int begin, int end, int opened, boolean blanks) {
        boolean everyLetterApart = opened == insides;
        if (blanks && (!everyLetterApart || insides < 2)) {
            return false;
        }
        return !everyLetterApart
                || (!GapText.letterBefore(text, begin, blanks) && !GapText.letterAfter(text, end, blanks));
    }
}
