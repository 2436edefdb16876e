package io.touchline.lexicon;

import io.touchline.lexicon.PatternTable.Pattern;
import io.touchline.text.CanonicalText;
import io.touchline.text.Evasion;
import io.touchline.text.Gap;
import io.touchline.text.Span;
import java.util.List;
import java.util.Set;

/**
 * Finds all occurrences of many literals: whole words in scripts with blanks, through spacers and handles, with cut runs
 * of any length, and under the disguises that each literal allows: in other ways of writing it, by sound and by the
 * shape of letters. Cost is linear in the text. Immutable and safe to share between threads.
 */
public final class LiteralScanner {

    private static final int GUARDED = How.SPLIT | How.CONFUSABLE;

    private final PatternTable table;
    private final Disguises disguises;
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
        this(sought, disguises, OrdinaryWords.shared());
    }

    /** @param words what disguised literals are held against */
    LiteralScanner(List<Sought> sought, Disguises disguises, OrdinaryWords words) {
        this.words = words;
        PatternTable.Builder patterns = new PatternTable.Builder(disguises.sounds());
        for (int i = 0; i < sought.size(); i++) {
            int literal = i;
            patterns.addPlain(
                    literal, sought.get(i).literal(), bySound(sought.get(i).disguises()));
            disguises.written(sought.get(i)).forEach((way, how) -> patterns.addWay(literal, way, how));
        }
        table = patterns.build();
        this.disguises = disguises;
        spelled = new SpelledScanner(table, disguises, words);
        squeezed = new SqueezedScanner(sought);
        shapes = new LetterShapeScanner(sought, disguises.letters());
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
        // Two places more than there are, so that the last two are looked at like all others.
        char[] letters = table.lettersOf(text.chars(), 2);
        for (int i = 0; i < text.length(); i++) {
            if (letters[i] != PatternTable.NONE && table.mayBegin(letters[i], letters[i + 1], letters[i + 2])) {
                walk(text, letters, i, emojiOnly, sink);
            }
        }
    }

    private void walk(CanonicalText text, char[] letters, int first, boolean emojiOnly, Sink sink) {
        Trie trie = table.trie();
        int state = Trie.ROOT;
        for (int end = first; end < text.length(); ) {
            state = trie.child(state, PatternTable.plain(letters[end]));
            if (state == Trie.NONE) {
                return;
            }
            end++;
            if (trie.endsAt(state)) {
                reportUnits(text, first, end, table.patternsAt(trie.patternAt(state)), emojiOnly, sink);
            }
        }
    }

    private void reportUnits(CanonicalText text, int first, int end, Pattern[] alike, boolean emojiOnly, Sink sink) {
        boolean ordinary = false;
        for (Pattern pattern : alike) {
            if (emojiOnly && !pattern.emoji()) {
                continue;
            }
            if (text.chars().startsWith(pattern.written(), first)) {
                report(text, null, first, end, pattern, pattern.how(), sink);
            } else if (!ordinary && isHomophone(text.chars(), first, pattern)) {
                ordinary = !words.admitsDisguised(text, first, end);
                if (!ordinary) {
                    report(text, null, first, end, pattern, How.HOMOPHONE, sink);
                }
            }
        }
    }

    private boolean isHomophone(String chars, int first, Pattern pattern) {
        if (!pattern.mayBeHomophone()) {
            return false;
        }
        for (int i = 0; i < pattern.written().length(); i++) {
            char c = chars.charAt(first + i);
            if (c != pattern.written().charAt(i) && !pattern.soundsLike(c, i, disguises, words)) {
                return false;
            }
        }
        return true;
    }

    /** @param handles if there are any, only what reaches across one is reported */
    private void scanReading(CanonicalText text, Reading reading, List<Span> handles, Sink sink) {
        Trie trie = table.trie();
        for (int i = 0; i < reading.length(); i++) {
            int state = Trie.ROOT;
            for (int j = i; j < reading.length(); j++) {
                state = trie.child(state, table.letterOf(reading.charAt(j)));
                if (state == Trie.NONE) {
                    break;
                }
                int begin = reading.begins()[i];
                int end = reading.ends()[j];
                if (trie.endsAt(state) && (handles.isEmpty() || reachAcross(handles, begin, end))) {
                    for (Pattern pattern : table.patternsAt(trie.patternAt(state))) {
                        reportReading(text, reading, i, end, pattern, sink);
                    }
                }
            }
        }
    }

    private void reportReading(CanonicalText text, Reading reading, int first, int end, Pattern pattern, Sink sink) {
        if (reading.startsWith(pattern.written(), first)) {
            report(text, reading.begins(), first, end, pattern, pattern.how(), sink);
        } else if (isHomophone(reading.chars(), first, pattern)
                && words.admitsDisguised(text, reading.begins()[first], end)) {
            report(text, reading.begins(), first, end, pattern, How.HOMOPHONE, sink);
        }
    }

    private void scanBehindHandles(CanonicalText text, Sink sink) {
        List<Span> handles = Reading.handlesInside(text);
        if (!handles.isEmpty()) {
            Sink spaced = (literal, begin, end, how) -> sink.hit(literal, begin, end, how | How.SPACED);
            scanReading(text, Reading.withoutMarksAnd(text, handles), handles, spaced);
        }
    }

    /** Initials stand among Chinese or alone: in {@code give sb a hand} the letters are English. */
    private static boolean standsAmongLetters(CanonicalText text, int begin, int end) {
        boolean before = begin > 0
                && text.inRun(begin)
                && text.inRun(begin - 1)
                && !text.gapBefore(begin).strongerThan(Gap.BLANK);
        boolean after = end < text.length()
                && text.inRun(end - 1)
                && text.inRun(end)
                && !text.gapBefore(end).strongerThan(Gap.BLANK);
        return before || after;
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

    private void report(CanonicalText text, int[] begins, int first, int end, Pattern pattern, int how, Sink sink) {
        if (how == How.INITIALS && standsAmongLetters(text, begins == null ? first : begins[first], end)) {
            return;
        }
        int result = pattern.shape().check(text, begins, first, end);
        if (result == LiteralShape.REFUSED) {
            return;
        }
        int begin = begins == null ? first : begins[first];
        if ((how & GUARDED) == 0 || words.admitsDisguised(text, begin, end)) {
            sink.hit(pattern.literal(), begin, end, result == LiteralShape.SPACED ? how | How.SPACED : how);
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
