package io.touchline.text;

import java.util.Arrays;

/** The canonical form while it grows, unit by unit; used by one thread for one text. */
final class CanonicalTextBuilder {

    /** A run of the same character is cut to this length. */
    private static final int LONGEST_RUN = 2;

    private static final int LAST_ASCII = 0x7F;

    /**
     * So many units may be added to any text, and to a longer one a quarter of its length: all ligatures and compounds
     * that a comment is written with, and no row of ﷺ, which has fifteen letters in one unit.
     */
    private static final int LEAST_ROOM = 64;

    private static final int UNITS_PER_ADDED = 4;

    private static final int[] ONE_EACH = {};

    final String original;
    int[] begins;
    /** Empty as long as every unit stands for one of the original. */
    int[] ends = ONE_EACH;

    byte[] gaps;
    byte[] traits;
    final IntList clauses = new IntList();
    final IntList sentences = new IntList();
    boolean repeats;
    boolean marks;
    boolean runs;
    boolean hiddenLetters;
    boolean handles;

    private char[] chars;
    private int length;
    private int pendingGap;
    private int lastCodePoint = -1;
    private int run;
    private int room;

    CanonicalTextBuilder(String original) {
        this.original = original;
        int capacity = original.length();
        this.chars = new char[capacity];
        this.begins = new int[capacity];
        this.traits = new byte[capacity];
        this.gaps = new byte[capacity + 1];
        this.room = LEAST_ROOM + capacity / UNITS_PER_ADDED;
    }

    /**
     * Takes room for units beyond those of the original, so that what a text costs is told by its length.
     *
     * @param added none or fewer if a character becomes no longer
     * @return false if there is not so much left
     */
    boolean takesRoom(int added) {
        if (added > room) {
            return false;
        }
        room -= Math.max(0, added);
        return true;
    }

    void gap(int gap) {
        pendingGap = Math.max(pendingGap, gap);
    }

    /** Appends one canonical code point that stands for {@code [begin, end)} of the original. */
    void append(int codePoint, int traitsOfUnit, int begin, int end) {
        if (continuesRun(codePoint, traitsOfUnit)) {
            run++;
        } else {
            run = 1;
        }
        if (run > LONGEST_RUN) {
            cut(traitsOfUnit, end);
            return;
        }
        lastCodePoint = codePoint;
        startStretches();
        noteLetters(codePoint, traitsOfUnit & CanonicalText.CLASS_MASK);
        appendUnits(codePoint, traitsOfUnit, begin, end);
    }

    /**
     * Appends characters of the basic plane that are words of their own, as long as nothing else is to be seen to.
     *
     * @param units of the original and one more
     * @return the place of the first one that was not appended
     */
    int appendPlain(char[] units, int from, CodePoints codePoints) {
        int last = units.length - 1;
        if (pendingGap >= Gap.CLAUSE.strength()) {
            return from;
        }
        int i = from;
        int at = length;
        int before = lastCodePoint;
        int entry = codePoints.entryOfUnit(units[i]);
        while (i < last && at < chars.length) {
            int following = codePoints.entryOfUnit(units[i + 1]);
            int character = CodePoints.value(entry);
            if (!CodePoints.isPlain(entry) || CodePoints.mayExtend(following) || character == before) {
                break;
            }
            chars[at] = (char) character;
            begins[at] = i;
            traits[at] = (byte) CodePoints.traits(entry);
            at++;
            before = character;
            entry = following;
            i++;
        }
        if (i > from) {
            noteEnds(length, at);
            gaps[length] = (byte) pendingGap;
            length = at;
            pendingGap = 0;
            lastCodePoint = before;
            run = 1;
        }
        return i;
    }

    /** Appends an emoji. What stands around it is as far apart as if it had been taken out. */
    void mark(int codePoint, int gap, int begin, int end) {
        int before = pendingGap;
        boolean again = codePoint == lastCodePoint && length > 0 && endOfLast() == begin;
        run = again ? run + 1 : 1;
        if (run > LONGEST_RUN) {
            end(length - Character.charCount(codePoint), length, end);
        } else {
            appendUnits(codePoint, CodePoints.MARK, begin, end);
        }
        lastCodePoint = codePoint;
        marks = true;
        pendingGap = Math.max(before, gap);
    }

    /** Appends a symbol that stands for a letter. */
    void letterLike(int codePoint, int gap, int begin, int end) {
        mark(codePoint, gap, begin, end);
        hiddenLetters = true;
    }

    private void noteLetters(int codePoint, int unitClass) {
        if (unitClass == CodePoints.LETTER) {
            runs = true;
            hiddenLetters |= codePoint > LAST_ASCII || joins(CodePoints.DIGIT);
        } else if (unitClass == CodePoints.DIGIT) {
            runs = true;
            hiddenLetters |= joins(CodePoints.LETTER);
        }
    }

    private boolean joins(int unitClass) {
        return length > 0
                && pendingGap <= Gap.INVISIBLE.strength()
                && (traits[length - 1] & CanonicalText.CLASS_MASK) == unitClass;
    }

    private void appendUnits(int codePoint, int traitsOfUnit, int begin, int end) {
        if (Character.isBmpCodePoint(codePoint)) {
            unit((char) codePoint, traitsOfUnit, begin, end);
        } else {
            unit(Character.highSurrogate(codePoint), traitsOfUnit, begin, end);
            unit(Character.lowSurrogate(codePoint), traitsOfUnit | CanonicalText.TRAILING_SURROGATE, begin, end);
        }
    }

    CanonicalText build() {
        gaps[length] = (byte) pendingGap;
        return new CanonicalText(this);
    }

    String chars() {
        return new String(chars, 0, length);
    }

    /**
     * Digits are never cut: 400 and 4000 are different words. Nor does a run go across anything visible: in
     * {@code all lies} the last letter of one word would swallow the first of the next.
     */
    private boolean continuesRun(int codePoint, int traitsOfUnit) {
        return codePoint == lastCodePoint
                && pendingGap <= Gap.INVISIBLE.strength()
                && (traitsOfUnit & CanonicalText.CLASS_MASK) != CodePoints.DIGIT;
    }

    private void cut(int traitsOfUnit, int end) {
        repeats = true;
        int units = Character.charCount(lastCodePoint);
        end(length - units, length, end);
        for (int i = length - units; i < length; i++) {
            traits[i] |= (byte) (traitsOfUnit | CanonicalText.REPEAT);
        }
        int first = length - units;
        gaps[first] = (byte) Math.max(gaps[first], pendingGap);
        pendingGap = 0;
    }

    private void startStretches() {
        if (length > 0 && pendingGap >= Gap.CLAUSE.strength()) {
            clauses.add(length);
            if (pendingGap >= Gap.SENTENCE.strength()) {
                sentences.add(length);
            }
        }
    }

    private void unit(char c, int traitsOfUnit, int begin, int end) {
        if (length == chars.length) {
            grow();
        }
        chars[length] = c;
        begins[length] = begin;
        if (end == begin + 1) {
            noteEnds(length, length + 1);
        } else {
            end(length, length + 1, end);
        }
        gaps[length] = (byte) pendingGap;
        traits[length] = (byte) traitsOfUnit;
        length++;
        pendingGap = 0;
    }

    private int endOfLast() {
        return ends.length == 0 ? begins[length - 1] + 1 : ends[length - 1];
    }

    /** Units that have just begun end one unit further, which need not be noted if all do. */
    private void noteEnds(int from, int to) {
        if (ends.length > 0) {
            for (int i = from; i < to; i++) {
                ends[i] = begins[i] + 1;
            }
        }
    }

    private void end(int from, int to, int end) {
        if (ends.length == 0) {
            ends = new int[chars.length];
            noteEnds(0, from);
        }
        Arrays.fill(ends, from, to, end);
    }

    private void grow() {
        int capacity = Math.max(16, chars.length * 2);
        chars = Arrays.copyOf(chars, capacity);
        begins = Arrays.copyOf(begins, capacity);
        ends = ends.length == 0 ? ends : Arrays.copyOf(ends, capacity);
        traits = Arrays.copyOf(traits, capacity);
        gaps = Arrays.copyOf(gaps, capacity + 1);
    }
}
