package io.touchline.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the canonical form does with each code point, as one flat two-stage table of packed entries. Built once per
 * process, because the data are the same for everybody and building costs some tenths of a second.
 *
 * <p>An entry holds, from low to high: 21 bits of value (canonical code point, or index of an expansion), 2 of kind, 3
 * of gap, 2 of class, and the flags.
 */
final class CodePoints {

    static final int KEPT = 0;
    static final int EXPANDED = 1;
    static final int REMOVED = 2;
    /** Kept, but which simplified character it becomes depends on the phrase it stands in. */
    static final int BY_PHRASE = 3;

    /** Each one is a unit of its own: Han, kana, Hangul and the like. */
    static final int IDEOGRAPH = 0;

    static final int LETTER = 1;
    static final int DIGIT = 2;
    /** Kept for those who look for it, passed over by plain reading: emoji, and symbols that stand for letters. */
    static final int MARK = 3;

    private static final int WIDTH_BIT = 28;
    /** In the order in which a {@link CanonicalText} has them. */
    static final int WIDTH = 1 << WIDTH_BIT;

    static final int CASE = WIDTH << 1;
    static final int TRADITIONAL = WIDTH << 2;
    static final int EXTENDS = 1 << 31;

    /** In the place of a gap: a full stop, whose strength depends on what follows. */
    static final int FULL_STOP = 7;

    private static final int BLOCK = 256;
    private static final int VALUE_MASK = 0x1FFFFF;
    /** Another kind than kept, another class than ideograph, a value beyond the basic plane. */
    private static final int NOT_PLAIN = 3 << 21 | 3 << 26 | VALUE_MASK & ~0xFFFF;
    /** Nothing is assigned between the ideographs of plane 3 and the tags of plane 14; private use is removed. */
    private static final int END_OF_PLANE_3 = 0x40000;

    private static final int TAGS_BEGIN = 0xE0000;
    private static final int TAGS_END = 0xE1000;

    private static final String CLAUSE_ENDS = ",;:，；：";
    private static final String SENTENCE_ENDS = "。!?！？…⋯\n\r\u000B\u000C\u0085\u2028\u2029";
    /** Symbols that are written for letters when they stand beside some. */
    private static final String LETTER_LIKE = "@$!+|*";
    /** Strokes that no comment is written with but as ornaments: {@code 废丶物}. */
    private static final String STROKES = "丶丨丿乀乁";

    /** Looks like nothing although its category says symbol. */
    private static final int BRAILLE_BLANK = 0x2800;

    /** Parts of characters, which are written for the whole character one beside the other. */
    private static final int RADICALS_BEGIN = 0x2E80;

    private static final int RADICALS_END = 0x2FE0;

    private static final String NAME = "code-points";

    private final int[][] blocks = new int[(Character.MAX_CODE_POINT + 1) / BLOCK][];
    /** Per unit; a surrogate is described as removed and {@link #EXTENDS}, which nothing is that stays as it is. */
    private final int[] basicPlane = new int[Character.MAX_VALUE + 1];

    private final List<String> expansions;
    private final Phrases phrases;

    CodePoints() {
        Folding folding = Folding.shared();
        expansions = new ArrayList<>();
        phrases = new Phrases(folding::simplify);
        fillUnassigned();
        fill(0, END_OF_PLANE_3, folding);
        fill(TAGS_BEGIN, TAGS_END, folding);
        fillBasicPlane();
    }

    CodePoints(TableInput in) {
        expansions = in.texts();
        phrases = new Phrases(in);
        fillUnassigned();
        read(0, END_OF_PLANE_3, in.integers());
        read(TAGS_BEGIN, TAGS_END, in.integers());
        fillBasicPlane();
    }

    void write(TableOutput out) {
        out.texts(expansions);
        phrases.write(out);
        out.integers(entries(0, END_OF_PLANE_3));
        out.integers(entries(TAGS_BEGIN, TAGS_END));
    }

    private int[] entries(int from, int to) {
        return IntStream.range(from, to).map(this::entry).toArray();
    }

    private void read(int from, int to, int[] entries) {
        for (int block = from; block < to; block += BLOCK) {
            blocks[block >> 8] = Arrays.copyOfRange(entries, block - from, block - from + BLOCK);
        }
    }

    private void fillUnassigned() {
        int[] unassigned = new int[BLOCK];
        Arrays.fill(unassigned, removed(Gap.SYMBOL.strength()));
        Arrays.fill(blocks, unassigned);
    }

    private void fillBasicPlane() {
        for (int c = 0; c < basicPlane.length; c++) {
            basicPlane[c] = Character.isSurrogate((char) c) ? removed(0) | EXTENDS : entry(c);
        }
    }

    static CodePoints shared() {
        return Holder.SHARED;
    }

    /** Writes the tables of characters into a folder, from which {@link #shared} takes them once they are packaged. */
    static void prepare(Path folder) throws IOException {
        TableOutput out = new TableOutput();
        new CodePoints().write(out);
        out.writeTo(folder.resolve(NAME));
    }

    int entry(int codePoint) {
        return blocks[codePoint >> 8][codePoint & (BLOCK - 1)];
    }

    /** The same for a unit that is no surrogate, in one step. */
    int entryOfUnit(char unit) {
        return basicPlane[unit];
    }

    /** True for a kept character that is a word of its own and takes one unit on both sides. */
    static boolean isPlain(int entry) {
        return (entry & NOT_PLAIN) == 0;
    }

    /** True if a unit changes what stands before it, or may do so together with the next. */
    static boolean mayExtend(int entryOfUnit) {
        return entryOfUnit < 0;
    }

    static int value(int entry) {
        return entry & VALUE_MASK;
    }

    static int kind(int entry) {
        return (entry >> 21) & 3;
    }

    static int gap(int entry) {
        return (entry >> 23) & 7;
    }

    static int kindOfUnit(int entry) {
        return (entry >> 26) & 3;
    }

    /** As a {@link CanonicalText} keeps them: the class and what was undone. */
    static int traits(int entry) {
        return kindOfUnit(entry) | entry >>> WIDTH_BIT - CanonicalText.WIDTH_BIT & CanonicalText.UNDONE;
    }

    String expansion(int entry) {
        return expansions.get(value(entry));
    }

    /** What a character that depends on its phrase becomes at {@code at} of {@code text}. */
    int valueByPhrase(int entry, String text, int at) {
        return phrases.find(text, at, value(entry));
    }

    /** The canonical form of a base with its combining marks; may still hold code points that are to be removed. */
    String fold(String cluster) {
        return Folding.shared().fold(cluster);
    }

    private void fill(int from, int to, Folding folding) {
        for (int block = from; block < to; block += BLOCK) {
            int[] entries = new int[BLOCK];
            for (int i = 0; i < BLOCK; i++) {
                entries[i] = describe(block + i, folding);
            }
            blocks[block >> 8] = entries;
        }
    }

    private int describe(int c, Folding folding) {
        int extending = Folding.extendsPrevious(c) ? EXTENDS : 0;
        if (isEmoji(c)) {
            return c | (KEPT << 21) | (Gap.SYMBOL.strength() << 23) | (MARK << 26) | extending;
        }
        if (folding.isInert(c)) {
            return (isKept(c) ? kept(c) | byPhrase(c) : removed(gapOf(c))) | extending;
        }
        String text = Character.toString(c);
        String folded = folding.fold(text);
        StringBuilder kept = new StringBuilder();
        folded.codePoints().filter(CodePoints::isKept).forEach(kept::appendCodePoint);
        int flags = flags(text, folding) | extending;
        if (kept.length() == 0) {
            return removed(gapOfAll(c, folded)) | extending;
        }
        if (kept.codePointCount(0, kept.length()) == 1) {
            return kept(kept.codePointAt(0)) | byPhrase(c) | flags;
        }
        expansions.add(kept.toString());
        return (expansions.size() - 1) | (EXPANDED << 21) | flags;
    }

    private int byPhrase(int c) {
        return phrases.depends(c) ? BY_PHRASE << 21 : 0;
    }

    private static int flags(String text, Folding folding) {
        String wide = folding.nfkc(text);
        String lower = folding.lower(wide);
        return (wide.equals(text) ? 0 : WIDTH)
                | (lower.equals(wide) ? 0 : CASE)
                | (folding.simplify(lower).equals(lower) ? 0 : TRADITIONAL);
    }

    private static int kept(int to) {
        return to | (KEPT << 21) | (classOf(to) << 26);
    }

    private static int removed(int gap) {
        return (REMOVED << 21) | (gap << 23);
    }

    /** True for a symbol that stands for a letter where letters are its neighbours. */
    static boolean isLetterLike(int c) {
        return LETTER_LIKE.indexOf(c) >= 0;
    }

    private static boolean isEmoji(int c) {
        return c > 0xFF
                && UCharacter.getType(c) == UCharacterCategory.OTHER_SYMBOL
                && UCharacter.hasBinaryProperty(c, UProperty.EXTENDED_PICTOGRAPHIC)
                && Folding.isUnchanged(c);
    }

    /** Letters and digits stay, unless they could still combine with what happens to stand before them. */
    private static boolean isKept(int c) {
        return (UCharacter.isLetterOrDigit(c) || isOtherNumber(c) || isRadical(c))
                && STROKES.indexOf(c) < 0
                && !UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
                && !Folding.extendsPrevious(c);
    }

    private static boolean isRadical(int c) {
        return c >= RADICALS_BEGIN && c < RADICALS_END && UCharacter.isDefined(c);
    }

    private static boolean isOtherNumber(int c) {
        int type = UCharacter.getType(c);
        return type == UCharacterCategory.LETTER_NUMBER || type == UCharacterCategory.OTHER_NUMBER;
    }

    private static int classOf(int c) {
        if (UCharacter.isDigit(c)) {
            return DIGIT;
        }
        return UnitScripts.standsAlone(c) ? IDEOGRAPH : LETTER;
    }

    private static int gapOfAll(int original, String folded) {
        int strongest = gapOf(original);
        if (strongest == Gap.SENTENCE.strength()) {
            return strongest;
        }
        if (folded.equals(".")) {
            return FULL_STOP;
        }
        for (int c : folded.codePoints().toArray()) {
            // A full stop inside a compatibility character, such as a two-dot leader, ends nothing.
            strongest = Math.max(strongest, c == '.' ? Gap.SYMBOL.strength() : gapOf(c));
        }
        return strongest;
    }

    private static int gapOf(int c) {
        if (c == '.') {
            return FULL_STOP;
        }
        if (SENTENCE_ENDS.indexOf(c) >= 0) {
            return Gap.SENTENCE.strength();
        }
        if (CLAUSE_ENDS.indexOf(c) >= 0) {
            return Gap.CLAUSE.strength();
        }
        return unpunctuatedGapOf(c).strength();
    }

    private static Gap unpunctuatedGapOf(int c) {
        if (c == '\t' || c == BRAILLE_BLANK || UCharacter.getType(c) == UCharacterCategory.SPACE_SEPARATOR) {
            return Gap.BLANK;
        }
        return switch (UCharacter.getType(c)) {
            case UCharacterCategory.CONTROL,
                    UCharacterCategory.FORMAT,
                    UCharacterCategory.NON_SPACING_MARK,
                    UCharacterCategory.ENCLOSING_MARK,
                    UCharacterCategory.COMBINING_SPACING_MARK -> Gap.INVISIBLE;
            default ->
                UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT) || Folding.extendsPrevious(c)
                        ? Gap.INVISIBLE
                        : Gap.SYMBOL;
        };
    }

    private static final class Holder {
        private static final CodePoints SHARED =
                TableInput.packaged(NAME).map(CodePoints::new).orElseGet(CodePoints::new);
    }
}
