package io.touchline.text;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Brings a text into its canonical form: NFKC, lower case whatever the locale, simplified characters, by phrase where
 * that matters; blanks, punctuation, symbols, combining marks and everything invisible taken out; runs of three or more
 * of the same letter cut to two. Emoji, and symbols that stand for letters, stay as {@linkplain CanonicalText#isMark
 * marks}. Any sequence of UTF-16 units goes, however malformed; a text full of characters that become many letters is
 * read by their first ones. Immutable and safe to share between threads.
 */
public final class Canonicaliser {

    /** Marks beyond this many on one base are not composed but dropped, so that a text full of them stays cheap. */
    static final int MARKS_PER_BASE = 16;

    private static final int OF_THOUSANDS = 3;

    private static final String CLOSING = "\"'”’)）]】」』》〉»";

    private final CodePoints codePoints = CodePoints.shared();

    /** Writes the tables of characters and readings into a folder, from which they are taken once they are packaged. */
    public static void prepare(Path folder) throws IOException {
        CodePoints.prepare(folder);
        Pinyin.prepare(folder);
    }

    public CanonicalText canonicalise(String text) {
        CanonicalTextBuilder builder = new CanonicalTextBuilder(text);
        int length = text.length();
        // One more, which extends nothing, so that there is always a next one to look at.
        char[] units = new char[length + 1];
        text.getChars(0, length, units, 0);
        for (int i = builder.appendPlain(units, 0, codePoints);
                i < length;
                i = builder.appendPlain(units, i, codePoints)) {
            i = appendNext(builder, units, i);
        }
        return builder.build();
    }

    /** Appends what is at {@code i}. @return what comes behind */
    private int appendNext(CanonicalTextBuilder builder, char[] units, int i) {
        int entry = entryAt(units, i);
        int next = i + widthAt(units, i);
        if ((entryAt(units, next) & CodePoints.EXTENDS) == 0) {
            appendSingle(builder, entry, i, next);
            return next;
        }
        int end = endOfCluster(builder.original, next);
        appendCluster(builder, i, end);
        return end;
    }

    private int entryAt(char[] units, int at) {
        char unit = units[at];
        return Character.isSurrogate(unit)
                ? codePoints.entry(Character.codePointAt(units, at))
                : codePoints.entryOfUnit(unit);
    }

    private static int widthAt(char[] units, int at) {
        return Character.isHighSurrogate(units[at]) ? Character.charCount(Character.codePointAt(units, at)) : 1;
    }

    private boolean extendsPrevious(String text, int at) {
        char c = text.charAt(at);
        // Nothing below the combining marks extends what stands before it.
        return c >= '\u0300' && (codePoints.entry(text.codePointAt(at)) & CodePoints.EXTENDS) != 0;
    }

    private int endOfCluster(String text, int firstMark) {
        int end = firstMark;
        for (int marks = 0; marks < MARKS_PER_BASE && end < text.length() && extendsPrevious(text, end); marks++) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    private void appendSingle(CanonicalTextBuilder builder, int entry, int begin, int end) {
        switch (CodePoints.kind(entry)) {
            case CodePoints.KEPT -> appendKept(builder, CodePoints.value(entry), entry, begin, end);
            case CodePoints.BY_PHRASE -> {
                int value = codePoints.valueByPhrase(entry, builder.original, begin);
                builder.append(value, CodePoints.traits(entry), begin, end);
            }
            case CodePoints.EXPANDED -> appendAll(builder, codePoints.expansion(entry), entry, begin, end);
            default -> remove(builder, entry, begin, end);
        }
    }

    private void appendKept(CanonicalTextBuilder builder, int value, int entry, int begin, int end) {
        if (CodePoints.kindOfUnit(entry) == CodePoints.MARK) {
            if (LetterAlphabets.isEmojiSquare(value) && LetterAlphabets.isAmongLetters(builder.original, begin, end)) {
                int letter = codePoints.entry(LetterAlphabets.plainSquare(value));
                builder.append(CodePoints.value(letter), CodePoints.traits(letter), begin, end);
                return;
            }
            builder.mark(value, CodePoints.gap(entry), begin, end);
        } else {
            builder.append(value, CodePoints.traits(entry), begin, end);
        }
    }

    private void remove(CanonicalTextBuilder builder, int entry, int begin, int end) {
        int gap = gap(builder.original, entry, begin, end);
        char written = builder.original.charAt(begin);
        builder.handles |= written == '@';
        if (written < 0x80 && CodePoints.isLetterLike(written) && standsForLetter(builder.original, begin)) {
            builder.letterLike(written, gap, begin, end);
        } else {
            builder.gap(gap);
        }
    }

    /** {@code k!ll}, {@code a$$}, {@code b@stard}: letters on both sides, of a dollar on one. */
    private static boolean standsForLetter(String text, int at) {
        boolean before = at > 0 && isLetterOrDollar(text.charAt(at - 1));
        boolean after = at + 1 < text.length() && isLetterOrDollar(text.charAt(at + 1));
        return text.charAt(at) == '$' ? before || after : before && after;
    }

    private static boolean isLetterOrDollar(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '$';
    }

    /** A base and its marks become what they compose to; marks that are left over are dropped. */
    private void appendCluster(CanonicalTextBuilder builder, int begin, int end) {
        String cluster = builder.original.substring(begin, end);
        int flags = 0;
        for (int i = 0; i < cluster.length(); i += Character.charCount(cluster.codePointAt(i))) {
            flags |= codePoints.entry(cluster.codePointAt(i));
        }
        boolean dropped = appendAll(builder, codePoints.fold(cluster), flags, begin, end);
        if (dropped) {
            builder.gap(Math.max(Gap.INVISIBLE.strength(), gapOfBase(builder.original, begin, end)));
        }
    }

    private int gapOfBase(String original, int begin, int end) {
        int entry = codePoints.entry(original.codePointAt(begin));
        return CodePoints.kind(entry) == CodePoints.REMOVED ? gap(original, entry, begin, end) : 0;
    }

    /**
     * Appends what is kept of {@code canonical}, or the first of it alone where the text has no room for all.
     *
     * @return true if some of {@code canonical} is to be removed
     */
    private boolean appendAll(CanonicalTextBuilder builder, String canonical, int flags, int begin, int end) {
        int kept = keptUnits(canonical);
        boolean whole = builder.takesRoom(kept - (end - begin));
        boolean more = true;
        for (int i = 0; i < canonical.length() && more; ) {
            int codePoint = canonical.codePointAt(i);
            int entry = codePoints.entry(codePoint);
            if (CodePoints.kind(entry) != CodePoints.REMOVED) {
                appendOne(builder, codePoint, entry, flags, begin, end);
                more = whole;
            }
            i += Character.charCount(codePoint);
        }
        return kept < canonical.length();
    }

    private int keptUnits(String canonical) {
        int kept = 0;
        for (int i = 0; i < canonical.length(); ) {
            int codePoint = canonical.codePointAt(i);
            int units = Character.charCount(codePoint);
            kept += CodePoints.kind(codePoints.entry(codePoint)) == CodePoints.REMOVED ? 0 : units;
            i += units;
        }
        return kept;
    }

    private static void appendOne(
            CanonicalTextBuilder builder, int codePoint, int entry, int flags, int begin, int end) {
        if (CodePoints.kindOfUnit(entry) == CodePoints.MARK) {
            builder.mark(codePoint, CodePoints.gap(entry), begin, end);
        } else {
            int undone = CodePoints.traits(flags) & ~CanonicalText.CLASS_MASK;
            builder.append(codePoint, CodePoints.traits(entry) | undone, begin, end);
        }
    }

    /**
     * A full stop ends a sentence before a blank and at the end, also with closing marks between ({@code a." b}), but not
     * in {@code id.iot} or {@code v1.2}, where it stands apart: {@code f . o . o}, or behind what is shortened and goes
     * on: {@code Acuña Jr. took}. Comma and colon end a clause, but not in {@code 10,000} and {@code 3:0}.
     */
    private int gap(String original, int entry, int begin, int end) {
        int gap = CodePoints.gap(entry);
        if (gap != CodePoints.FULL_STOP) {
            boolean ofNumber = gap == Gap.CLAUSE.strength() && isOfNumber(original, begin, end);
            return ofNumber ? Gap.SYMBOL.strength() : gap;
        }
        if (begin > 0 && original.charAt(begin - 1) == ' ') {
            return Gap.SYMBOL.strength();
        }
        int behind = behindClosingMarks(original, end);
        if (behind >= original.length()) {
            return Gap.SENTENCE.strength();
        }
        int following = codePoints.entry(original.codePointAt(behind));
        boolean blank = CodePoints.kind(following) == CodePoints.REMOVED
                && (CodePoints.gap(following) == Gap.BLANK.strength()
                        || CodePoints.gap(following) == Gap.SENTENCE.strength());
        return blank && !Shortened.goesOn(original, begin, end) ? Gap.SENTENCE.strength() : Gap.SYMBOL.strength();
    }

    private static int behindClosingMarks(String text, int from) {
        int at = from;
        while (at < text.length() && CLOSING.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    /** Between digits a colon, and a comma before three of them. */
    private static boolean isOfNumber(String text, int begin, int end) {
        if (begin == 0 || !Character.isDigit(text.charAt(begin - 1))) {
            return false;
        }
        int digits = 0;
        while (digits <= OF_THOUSANDS && end + digits < text.length() && Character.isDigit(text.charAt(end + digits))) {
            digits++;
        }
        return switch (text.charAt(begin)) {
            case ':', '：' -> digits > 0;
            case ',' -> digits == OF_THOUSANDS;
            default -> false;
        };
    }
}
