package io.touchline.text;

import java.util.EnumSet;
import java.util.Set;

/**
 * The canonical form of a text together with the text as sent and the way between the two. A <em>unit</em> is one
 * UTF-16 char of the canonical form, addressed by its index; every unit knows the half-open range of the original that
 * it stands for. Ranges never run backwards: begin and end grow with the index. Immutable.
 */
public final class CanonicalText {

    /** So many are looked through faster than searched: most texts have a handful of clauses. */
    private static final int FEW = 8;

    static final int CLASS_MASK = 3;
    static final int TRAILING_SURROGATE = 1 << 2;
    static final int REPEAT = 1 << 3;
    static final int WIDTH_BIT = 4;
    static final int WIDTH = 1 << WIDTH_BIT;
    static final int CASE = WIDTH << 1;
    static final int TRADITIONAL = WIDTH << 2;
    static final int UNDONE = WIDTH | CASE | TRADITIONAL;

    private final String original;
    private final String chars;
    private final int[] begins;
    /** Empty if every unit stands for one of the original. */
    private final int[] ends;

    private final byte[] gaps;
    private final byte[] traits;
    private final int[] clauses;
    private final int[] sentences;
    private final boolean repeats;
    private final boolean marks;
    private final boolean runs;
    private final boolean hiddenLetters;
    private final boolean handles;

    /** The arrays pass over to the new text; only the first {@code chars.length()} places count, of gaps one more. */
    CanonicalText(CanonicalTextBuilder built) {
        this.original = built.original;
        this.chars = built.chars();
        this.begins = built.begins;
        this.ends = built.ends;
        this.gaps = built.gaps;
        this.traits = built.traits;
        this.clauses = built.clauses.toArray();
        this.sentences = built.sentences.toArray();
        this.repeats = built.repeats;
        this.marks = built.marks;
        this.runs = built.runs;
        this.hiddenLetters = built.hiddenLetters;
        this.handles = built.handles;
    }

    /** The text as sent. */
    public String original() {
        return original;
    }

    /** The canonical form: letters, digits and marks. */
    public String chars() {
        return chars;
    }

    /** The letters and digits of a canonical span, without marks. */
    public String letters(Span canonical) {
        checkSpan(canonical);
        if (!marks) {
            return chars.substring(canonical.begin(), canonical.end());
        }
        StringBuilder letters = new StringBuilder(canonical.length());
        for (int i = canonical.begin(); i < canonical.end(); i++) {
            if (!isMark(i)) {
                letters.append(chars.charAt(i));
            }
        }
        return letters.toString();
    }

    public int length() {
        return chars.length();
    }

    /** Where unit {@code i} begins in the original. */
    public int begin(int i) {
        checkUnit(i);
        return begins[i];
    }

    /** Where unit {@code i} ends in the original. For the last unit of a cut run that is the end of the whole run. */
    public int end(int i) {
        checkUnit(i);
        return endOf(i);
    }

    private int endOf(int i) {
        return ends.length == 0 ? begins[i] + 1 : ends[i];
    }

    /** The stretch of the original that a canonical span stands for, from its first to its last unit. */
    public Span original(Span canonical) {
        checkSpan(canonical);
        if (canonical.length() > 0) {
            return new Span(begins[canonical.begin()], endOf(canonical.end() - 1));
        }
        int place = canonical.begin() < length() ? begins[canonical.begin()] : original.length();
        return new Span(place, place);
    }

    /**
     * The smallest canonical span that covers every unit which stands for something in {@code span} of the original;
     * empty, at the place where it would stand, if there is no such unit.
     */
    public Span canonicalOf(Span span) {
        int first = ends.length == 0
                ? firstGreater(begins, length(), span.begin() - 1)
                : firstGreater(ends, length(), span.begin());
        int last = firstGreater(begins, length(), span.end() - 1);
        return new Span(first, span.length() == 0 ? first : Math.max(first, last));
    }

    /**
     * The strongest thing taken out just before unit {@code i}; for {@code i == length()} what followed the last one.
     */
    public Gap gapBefore(int i) {
        if (i < 0 || i > length()) {
            throw new IndexOutOfBoundsException("no gap before unit " + i + " of " + length());
        }
        return Gap.of(gaps[i]);
    }

    /** The canonical span of the clause that unit {@code i} is in. */
    public Span clauseOf(int i) {
        return stretchOf(clauses, i);
    }

    /** The canonical span of the sentence that unit {@code i} is in. */
    public Span sentenceOf(int i) {
        return stretchOf(sentences, i);
    }

    /**
     * True if no word goes across the place before unit {@code i}, which may be the length. A word is a run of letters
     * or a run of digits without anything visible in between; each character of a script without blanks, such as Han,
     * is a word of its own.
     */
    public boolean wordBoundaryBefore(int i) {
        if (i <= 0 || i >= length()) {
            return true;
        }
        if ((traits[i] & TRAILING_SURROGATE) != 0) {
            return false;
        }
        int unitClass = traits[i] & CLASS_MASK;
        return unitClass == CodePoints.IDEOGRAPH
                || unitClass == CodePoints.MARK
                || (traits[i - 1] & CLASS_MASK) != unitClass
                || gaps[i] > Gap.INVISIBLE.strength();
    }

    /** True if unit {@code i} belongs to a run of letters or digits, false if it is a word of its own. */
    public boolean inRun(int i) {
        checkUnit(i);
        return isOfRun(traits[i] & CLASS_MASK);
    }

    /** The first unit from {@code from} on that belongs to a run of letters or digits; the length if there is none. */
    public int nextInRun(int from) {
        int i = from;
        while (i < length() && !isOfRun(traits[i] & CLASS_MASK)) {
            i++;
        }
        return i;
    }

    private static boolean isOfRun(int unitClass) {
        return unitClass == CodePoints.LETTER || unitClass == CodePoints.DIGIT;
    }

    /**
     * True if unit {@code i} is an emoji, or a symbol in the place of a letter. Plain reading passes over it: the units
     * around it have the gap between them that they would have if it had been taken out.
     */
    public boolean isMark(int i) {
        checkUnit(i);
        return (traits[i] & CLASS_MASK) == CodePoints.MARK;
    }

    public boolean anyMark() {
        return marks;
    }

    /** True if there is a run of letters or digits. */
    public boolean anyRun() {
        return runs;
    }

    /** True if digits, symbols or letters of other scripts stand where they could stand for Latin letters. */
    public boolean mayHideLetters() {
        return hiddenLetters;
    }

    public boolean isDigit(int i) {
        checkUnit(i);
        return (traits[i] & CLASS_MASK) == CodePoints.DIGIT;
    }

    /** True if unit {@code i} stands for two or more of the same character, because a run was cut. */
    public boolean cutAt(int i) {
        checkUnit(i);
        return (traits[i] & REPEAT) != 0;
    }

    /** True if any run of the same character was cut. */
    public boolean anyCut() {
        return repeats;
    }

    /** True if the text as sent has an {@code @}. */
    public boolean anyHandle() {
        return handles;
    }

    /**
     * The disguises undone in a canonical span. {@code CASE} leaves out words that merely begin with a capital;
     * {@code SPACER} is something taken out strictly inside the span other than one blank between two words of a
     * script that is written with blanks.
     */
    public Set<Evasion> evasions(Span canonical) {
        checkSpan(canonical);
        int seen = 0;
        boolean spacer = false;
        for (int i = canonical.begin(); i < canonical.end(); i++) {
            int trait = traits[i];
            seen |= (trait & CASE) != 0 && wordBoundaryBefore(i) ? trait & ~CASE : trait;
            spacer |= i > canonical.begin() && gaps[i] != 0 && !plainBlankBefore(i);
        }
        return evasions(seen, spacer);
    }

    private static Set<Evasion> evasions(int seen, boolean spacer) {
        if (!spacer && (seen & (REPEAT | WIDTH | CASE | TRADITIONAL)) == 0) {
            return Set.of();
        }
        Set<Evasion> evasions = EnumSet.noneOf(Evasion.class);
        addIf(evasions, spacer, Evasion.SPACER);
        addIf(evasions, (seen & WIDTH) != 0, Evasion.WIDTH);
        addIf(evasions, (seen & CASE) != 0, Evasion.CASE);
        addIf(evasions, (seen & TRADITIONAL) != 0, Evasion.TRADITIONAL);
        addIf(evasions, (seen & REPEAT) != 0, Evasion.REPEAT);
        return Set.copyOf(evasions);
    }

    private static void addIf(Set<Evasion> evasions, boolean seen, Evasion evasion) {
        if (seen) {
            evasions.add(evasion);
        }
    }

    private boolean plainBlankBefore(int i) {
        return gaps[i] == Gap.BLANK.strength() && begins[i] - endOf(i - 1) == 1 && inRun(i) && inRun(i - 1);
    }

    private Span stretchOf(int[] starts, int i) {
        checkUnit(i);
        int next = firstGreater(starts, starts.length, i);
        return new Span(next == 0 ? 0 : starts[next - 1], next == starts.length ? length() : starts[next]);
    }

    private static int firstGreater(int[] ascending, int length, int value) {
        if (length <= FEW) {
            int next = 0;
            while (next < length && ascending[next] <= value) {
                next++;
            }
            return next;
        }
        int low = 0;
        int high = length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] > value) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private void checkUnit(int i) {
        if (i < 0 || i >= chars.length()) {
            throw new IndexOutOfBoundsException("no unit " + i + " of " + chars.length());
        }
    }

    private void checkSpan(Span canonical) {
        if (canonical.end() > chars.length()) {
            throw new IndexOutOfBoundsException(canonical + " is longer than the canonical form, " + chars.length());
        }
    }
}
