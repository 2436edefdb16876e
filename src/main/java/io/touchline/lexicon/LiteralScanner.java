package io.touchline.lexicon;

import io.touchline.text.CanonicalText;
import io.touchline.text.Evasion;
import io.touchline.text.Gap;
import io.touchline.text.Span;
import io.touchline.text.TableInput;
import io.touchline.text.TableOutput;
import java.util.List;
import java.util.Set;

/**
 * Finds all occurrences of many literals: whole words in scripts with blanks, through spacers and handles, with cut runs
 * of any length, and under the disguises that each literal allows: in other ways of writing it, by sound and by the
 * shape of letters. Cost is linear in the text. Immutable and safe to share between threads.
 */
public final class LiteralScanner {

    /** Longer runs of letters are English, whatever letters they are. */
    private static final int LONGEST_WITHOUT_VOWEL = 4;

    private static final String NO_CONSONANTS = "aeiouy0123456789";

    /** Scripts with blanks between words end before. */
    private static final char FIRST_IDEOGRAPH = '\u2E80';

    private static final int GUARDED = How.SPLIT | How.CONFUSABLE;

    private final PatternTable table;
    private final SpelledScanner spelled;
    private final SqueezedScanner squeezed;
    private final LetterShapeScanner shapes;
    private final OrdinaryWords words;

    /**
     * Builds the tables.
     *
     * @param sought distinct; known by their places in the list
     */
    public LiteralScanner(List<Sought> sought, Disguises disguises) {
        this(sought, disguises, Pace.NONE);
    }

    /** @param pace how fast the tables are built */
    LiteralScanner(List<Sought> sought, Disguises disguises, Pace pace) {
        this(sought, disguises, OrdinaryWords.shared(), pace);
    }

    /** @param words what disguised literals are held against */
    LiteralScanner(List<Sought> sought, Disguises disguises, OrdinaryWords words, Pace pace) {
        this.words = words;
        PatternTableBuilder patterns = new PatternTableBuilder(
                disguises.sounds(), c -> !disguises.everydaySounds() && words.everyday((char) c), pace);
        for (int i = 0; i < sought.size(); i++) {
            pace.step();
            int literal = i;
            patterns.addPlain(
                    literal, sought.get(i).literal(), bySound(sought.get(i).disguises()));
            disguises.written(sought.get(i)).forEach((way, how) -> patterns.addWay(literal, way, how));
        }
        table = patterns.build();
        spelled = new SpelledScanner(table, disguises, words);
        squeezed = new SqueezedScanner(sought, table, pace);
        shapes = new LetterShapeScanner(sought, disguises.letters(), pace);
    }

    LiteralScanner(TableInput in, Disguises disguises) {
        words = OrdinaryWords.shared();
        table = new PatternTable(in);
        spelled = new SpelledScanner(table, disguises, words);
        squeezed = new SqueezedScanner(in, table);
        shapes = new LetterShapeScanner(in, disguises.letters());
    }

    void write(TableOutput out) {
        table.write(out);
        squeezed.write(out);
        shapes.write(out);
    }

    private static int bySound(Set<Evasion> disguises) {
        return (disguises.contains(Evasion.HOMOPHONE) ? How.HOMOPHONE : 0)
                | (disguises.contains(Evasion.PINYIN) ? How.PINYIN : 0);
    }

    /** Reports every occurrence; one that can be read in several ways may be reported several times. */
    public void scan(CanonicalText text, Sink sink) {
        if (text.anyMark()) {
            scanReading(text, Reading.withoutMarks(text), List.of(), sink);
            if (table.anyEmoji()) {
                scanUnits(text, true, sink);
            }
        } else {
            scanUnits(text, false, sink);
        }
        if (text.anyHandle()) {
            scanBehindHandles(text, sink);
        }
        if (text.anyCut()) {
            squeezed.scan(text, sink);
        }
        if (text.anyRun() && table.anySpelled()) {
            spelled.scan(text, sink);
        }
        if (text.mayHideLetters()) {
            shapes.scan(text, sink);
        }
    }

    private void scanUnits(CanonicalText text, boolean emojiOnly, Sink sink) {
        int length = text.length();
        int[] known = table.known(text.chars());
        for (int from = 0; from < length; from += PatternTable.PLACES) {
            long longer = table.longerOnes(known, from, length);
            for (long places = table.shortOnes(known, from, length) | longer; places != 0; places &= places - 1) {
                int place = Long.numberOfTrailingZeros(places);
                scanUnitsAt(text, known, from + place, (longer >>> place & 1) != 0, emojiOnly, sink);
            }
        }
    }

    private void scanUnitsAt(
            CanonicalText text, int[] known, int i, boolean mayBeLonger, boolean emojiOnly, Sink sink) {
        char first = text.chars().charAt(i);
        char second = behind(text.chars(), i);
        if (isInsideWord(text, first, i)) {
            return;
        }
        int single = table.singleOf(first, known[i]);
        if (single != PairTable.NONE) {
            reportUnits(text, i, i + 1, single, emojiOnly, sink);
        }
        int both = PairTable.both(first, second);
        int pair = table.pairOf(both, known[i], known[i + 1]);
        if (pair != PairTable.NONE && (table.pairs().mayBeWritten(pair, both) || !words.isOrdinary(first, second))) {
            reportUnits(text, i, i + 2, table.pairs().place(pair), emojiOnly, sink);
        }
        if (mayBeLonger) {
            walk(text, known, i, emojiOnly, sink);
        }
    }

    /** The character behind one; behind the last, what no pattern has. */
    private static char behind(String chars, int i) {
        return i + 1 < chars.length() ? chars.charAt(i + 1) : PatternTable.NONE;
    }

    /** In scripts with blanks only whole words are found, so nothing begins inside one. */
    private static boolean isInsideWord(CanonicalText text, char c, int at) {
        return c < FIRST_IDEOGRAPH && !text.wordBoundaryBefore(at);
    }

    private void walk(CanonicalText text, int[] known, int first, boolean emojiOnly, Sink sink) {
        int three = table.placeOfThree(known, first);
        if (three != RowIndex.NONE) {
            reportUnits(text, first, first + LongRows.THREE, three, emojiOnly, sink);
        }
        Trie trie = table.trie();
        int state = table.stateBehindFour(known, first);
        // No pattern goes on with what is behind the end.
        for (int end = first + LongRows.FOUR; state != Trie.NONE; end++) {
            if (trie.endsAt(state)) {
                reportUnits(text, first, end, trie.valueAt(state), emojiOnly, sink);
            }
            state = trie.child(state, PatternTable.letter(known[end]));
        }
    }

    private void reportUnits(CanonicalText text, int first, int end, int row, boolean emojiOnly, Sink sink) {
        boolean ordinary = false;
        PatternRows rows = table.rows();
        for (int pattern = row; pattern >= 0; pattern = rows.next(pattern)) {
            if (emojiOnly && !rows.emoji(pattern)) {
                continue;
            }
            if (rows.isWritten(pattern, text.chars(), first)) {
                report(text, null, first, end, pattern, rows.how(pattern), sink);
            } else if (!ordinary && isHomophone(text.chars(), first, pattern)) {
                ordinary = !words.admitsDisguised(text, first, end);
                if (!ordinary) {
                    report(text, null, first, end, pattern, How.HOMOPHONE, sink);
                }
            }
        }
    }

    /**
     * True if what is written differs from a pattern of its row in characters that may stand for others. That they sound
     * alike, a row of the table says: exactly so for two characters, since with fuzzy pairs too much sounds like them.
     */
    private boolean isHomophone(String chars, int first, int pattern) {
        PatternRows rows = table.rows();
        if (!rows.mayBeHomophone(pattern)) {
            return false;
        }
        for (int i = 0; i < rows.length(pattern); i++) {
            char c = chars.charAt(first + i);
            if (c != rows.charAt(pattern, i) && table.everyday(c)) {
                return false;
            }
        }
        return true;
    }

    /** @param handles if there are any, only what reaches across one is reported */
    private void scanReading(CanonicalText text, Reading reading, List<Span> handles, Sink sink) {
        int length = reading.length();
        int[] known = table.known(reading.chars());
        for (int from = 0; from < length; from += PatternTable.PLACES) {
            long longer = table.longerOnes(known, from, length);
            for (long places = table.shortOnes(known, from, length) | longer; places != 0; places &= places - 1) {
                int place = Long.numberOfTrailingZeros(places);
                boolean mayBeLonger = (longer >>> place & 1) != 0;
                scanReadingAt(text, reading, known, from + place, mayBeLonger, handles, sink);
            }
        }
    }

    private void scanReadingAt(
            CanonicalText text,
            Reading reading,
            int[] known,
            int i,
            boolean mayBeLonger,
            List<Span> handles,
            Sink sink) {
        char first = reading.chars().charAt(i);
        if (isInsideWord(text, first, reading.begins()[i])) {
            return;
        }
        int single = table.singleOf(first, known[i]);
        if (single != PairTable.NONE) {
            reportReading(text, reading, i, i + 1, single, handles, sink);
        }
        int both = PairTable.both(first, behind(reading.chars(), i));
        int pair = table.pairOf(both, known[i], known[i + 1]);
        if (pair != PairTable.NONE) {
            reportReading(text, reading, i, i + 2, table.pairs().place(pair), handles, sink);
        }
        if (mayBeLonger) {
            walkReading(text, reading, known, i, handles, sink);
        }
    }

    private void walkReading(
            CanonicalText text, Reading reading, int[] known, int first, List<Span> handles, Sink sink) {
        int three = table.placeOfThree(known, first);
        if (three != RowIndex.NONE) {
            reportReading(text, reading, first, first + LongRows.THREE, three, handles, sink);
        }
        Trie trie = table.trie();
        int state = table.stateBehindFour(known, first);
        // No pattern goes on with what is behind the end.
        for (int end = first + LongRows.FOUR; state != Trie.NONE; end++) {
            if (trie.endsAt(state)) {
                reportReading(text, reading, first, end, trie.valueAt(state), handles, sink);
            }
            state = trie.child(state, PatternTable.letter(known[end]));
        }
    }

    private void reportReading(
            CanonicalText text, Reading reading, int first, int last, int row, List<Span> handles, Sink sink) {
        int end = reading.ends()[last - 1];
        if (!handles.isEmpty() && !reachAcross(handles, reading.begins()[first], end)) {
            return;
        }
        PatternRows rows = table.rows();
        for (int pattern = row; pattern >= 0; pattern = rows.next(pattern)) {
            if (rows.isWritten(pattern, reading.chars(), first)) {
                report(text, reading.begins(), first, end, pattern, rows.how(pattern), sink);
            } else if (isHomophone(reading.chars(), first, pattern)
                    && words.admitsDisguised(text, reading.begins()[first], end)) {
                report(text, reading.begins(), first, end, pattern, How.HOMOPHONE, sink);
            }
        }
    }

    private void scanBehindHandles(CanonicalText text, Sink sink) {
        List<Span> handles = Reading.handlesInside(text);
        if (!handles.isEmpty()) {
            Sink spaced = (literal, begin, end, how) -> sink.hit(literal, begin, end, how | How.SPACED);
            scanReading(text, Reading.withoutMarksAnd(text, handles), handles, spaced);
        }
    }

    /**
     * Initials stand among Chinese or alone: in {@code give sb a hand} the letters are English. Beside a blank letters
     * are so if they are as long as a word or have a vowel; {@code hyb cy} is two of a kind.
     */
    private static boolean standsAmongLetters(CanonicalText text, int begin, int end) {
        return (EnglishWords.joinsRuns(text, begin)
                        && (text.gapBefore(begin) != Gap.BLANK || isEnglish(text, begin - 1, -1)))
                || (EnglishWords.joinsRuns(text, end) && (text.gapBefore(end) != Gap.BLANK || isEnglish(text, end, 1)));
    }

    /** @param first a unit at an end of a run @param step towards the other end */
    private static boolean isEnglish(CanonicalText text, int first, int step) {
        int i = first;
        do {
            if (Math.abs(i - first) == LONGEST_WITHOUT_VOWEL
                    || NO_CONSONANTS.indexOf(text.chars().charAt(i)) >= 0) {
                return true;
            }
            i += step;
        } while (i >= 0 && i < text.length() && !text.wordBoundaryBefore(step > 0 ? i : i + 1));
        return false;
    }

    private static boolean reachAcross(List<Span> handles, int begin, int end) {
        // They stand one behind the other: if the first one behind the begin ends too late, so do all.
        int low = 0;
        int high = handles.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (handles.get(middle).begin() > begin) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low < handles.size() && handles.get(low).end() < end;
    }

    private void report(CanonicalText text, int[] begins, int first, int end, int pattern, int how, Sink sink) {
        if (how == How.INITIALS && standsAmongLetters(text, begins == null ? first : begins[first], end)) {
            return;
        }
        int result = table.rows().shape(pattern).check(text, begins, first, end);
        if (result == LiteralShape.REFUSED) {
            return;
        }
        int begin = begins == null ? first : begins[first];
        if ((how & GUARDED) == 0 || words.admitsDisguised(text, begin, end)) {
            sink.hit(table.rows().literal(pattern), begin, end, result == LiteralShape.SPACED ? how | How.SPACED : how);
        }
    }

    /** Receives occurrences. */
    public interface Sink {

        /**
         * Takes one occurrence.
         *
         * @param literal its place in the list that the scanner was built from
         * @param begin the canonical span, half-open
         * @param how how it is written, see {@link Disguises#undone}
         */
        void hit(int literal, int begin, int end, int how);
    }
}
