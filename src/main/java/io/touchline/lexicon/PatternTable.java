package io.touchline.lexicon;

import io.touchline.text.Sounds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * All ways of writing all literals in one trie, over an alphabet in which Han characters that sound alike are one
 * letter: what is found has to be compared with what is written, and one walk finds a literal and its homophones. A
 * {@link RowFilter} keeps nearly all places from being walked at all; a walk is bounded by the longest literal. Literals
 * of two characters, of which every text is full, have a table of their own. Immutable.
 */
final class PatternTable {

    /** Outside every pattern. */
    static final char NONE = 0;

    /** What sounds like patterns of this length has to do so exactly. */
    static final int SHORT = 2;

    /** So many places fit into a word. */
    static final int PLACES = Long.SIZE;

    /** So many characters behind a place decide whether something may begin there. */
    static final int BEYOND = 3;

    private static final int LETTER_BITS = 15;
    private static final int LETTER = (1 << LETTER_BITS) - 1;

    /** Of what is known of a character: it is a pattern by itself. */
    private static final int SINGLE = 1 << 31;

    /** Of what is known of a character: it never stands for another. */
    private static final int EVERYDAY = 1 << 30;

    /**
     * Per character, from low to high: its letter in the alphabet of the rows; how it sounds exactly, as another letter;
     * {@link #EVERYDAY}; {@link #SINGLE}.
     */
    private final int[] characters;

    /** Per character the place of the patterns that it is by itself; -1 if there are none. */
    private final int[] singles = new int[Character.MAX_VALUE + 1];

    private final PairTable pairs;
    private final RowFilter filter;
    private final Trie trie;
    private final PatternRows rows;
    /** Per sound the single characters that may be spelled in letters. */
    private final Map<Character, List<Pattern>> spelledSingles;

    private final boolean emoji;
    private final boolean spelled;

    private PatternTable(Builder built) {
        characters = new int[Character.MAX_VALUE + 1];
        for (int c = 0; c < characters.length; c++) {
            characters[c] =
                    built.letters[c] | built.exactOf((char) c) << LETTER_BITS | (built.everyday.test(c) ? EVERYDAY : 0);
        }
        Pace pace = built.pace;
        PatternRows.Builder patterns = new PatternRows.Builder(built.shapes.keySet(), pace);
        Entry[] entries = built.sorted();
        List<String> distinct = new ArrayList<>();
        int[] places = patterns.addRows(entries, distinct);
        trie = Trie.of(distinct, i -> places[i], pace);
        List<String> ofTwo = new ArrayList<>();
        int[] placesOfTwo = addPairs(entries, patterns, ofTwo);
        fillSingles(entries, patterns);
        filter = filter(entries, pace);
        rows = patterns.build();
        pairs = new PairTable(ofTwo, placesOfTwo, rows);
        spelledSingles = Map.copyOf(built.spelledSingles);
        emoji = built.emoji;
        spelled = built.spelled;
    }

    /** The patterns of two characters once more, in rows of those that sound exactly alike. @param rows takes these */
    private int[] addPairs(Entry[] entries, PatternRows.Builder patterns, List<String> rows) {
        Entry[] ofTwo = Arrays.stream(entries)
                .filter(entry ->
                        entry.row().length() == SHORT && !entry.pattern().respelled())
                .map(entry -> new Entry(exactly(entry.pattern().written()), entry.number(), entry.pattern()))
                .sorted()
                .toArray(Entry[]::new);
        return patterns.addRows(ofTwo, rows);
    }

    /** The patterns of one character once more, in rows of the same character. */
    private void fillSingles(Entry[] entries, PatternRows.Builder patterns) {
        Arrays.fill(singles, PairTable.NONE);
        Entry[] ofOne = Arrays.stream(entries)
                .filter(entry -> entry.row().length() == 1)
                .map(entry -> new Entry(entry.pattern().written(), entry.number(), entry.pattern()))
                .sorted()
                .toArray(Entry[]::new);
        List<String> distinct = new ArrayList<>();
        int[] places = patterns.addRows(ofOne, distinct);
        for (int i = 0; i < places.length; i++) {
            singles[distinct.get(i).charAt(0)] = places[i];
        }
    }

    private String exactly(String written) {
        return "" + (char) exact(characters[written.charAt(0)]) + (char) exact(characters[written.charAt(1)]);
    }

    /** What is spelled is looked for without the filter: there is little of it. */
    private RowFilter filter(Entry[] entries, Pace pace) {
        RowFilter built = new RowFilter((int) Arrays.stream(entries)
                .filter(entry ->
                        entry.row().length() > SHORT && !entry.pattern().respelled())
                .count());
        for (Entry entry : entries) {
            pace.step();
            String row = entry.row();
            if (entry.pattern().respelled()) {
                continue;
            }
            switch (row.length()) {
                case 1 -> characters[entry.pattern().written().charAt(0)] |= SINGLE;
                case 2 -> {}
                case 3 -> built.addThree(RowFilter.three(row.charAt(0), row.charAt(1), row.charAt(2)));
                default -> built.addFour(RowFilter.three(row.charAt(0), row.charAt(1), row.charAt(2)), row.charAt(3));
            }
        }
        return built;
    }

    private static int exact(int character) {
        return character >>> LETTER_BITS & LETTER;
    }

    /** True if some pattern holds an emoji. */
    boolean anyEmoji() {
        return emoji;
    }

    /** True if some literal is found when it is spelled in letters or digits. */
    boolean anySpelled() {
        return spelled;
    }

    /** The letter of the patterns' alphabet that a character counts as; {@link #NONE} if no pattern has it. */
    char letterOf(char c) {
        return (char) (characters[c] & LETTER);
    }

    /** True if a character never stands for another. */
    boolean everyday(char c) {
        return (characters[c] & EVERYDAY) != 0;
    }

    /** What is to be known of a character to look something up that begins with it. */
    int known(char c) {
        return characters[c];
    }

    /** The characters of a text as {@link #beginnings} takes them. */
    static char[] padded(String text) {
        char[] chars = new char[text.length() + BEYOND];
        text.getChars(0, text.length(), chars, 0);
        return chars;
    }

    /**
     * The places at which something may begin, of {@value #PLACES} in a row; says so without reason at about one in
     * fifty. A place costs two looks at memory and no branch, and none waits for what is found at the one before: what a
     * processor guesses wrong it has to look up again.
     *
     * @param chars with {@link #BEYOND} more behind the end, which are 0
     * @param to the end, or farther away than can be told
     * @return a bit for each place, the lowest for {@code from}
     */
    long beginnings(char[] chars, int from, int to) {
        int end = Math.min(to, from + PLACES);
        int second = characters[chars[from]];
        int third = characters[chars[from + 1]];
        int fourth = characters[chars[from + 2]];
        long places = 0;
        for (int i = from; i < end; i++) {
            int first = second;
            second = third;
            third = fourth;
            fourth = characters[chars[i + BEYOND]];
            long sign = first >>> Integer.SIZE - 1
                    | pairs.sign(exact(first), exact(second))
                    | filter.sign(RowFilter.three(first & LETTER, second & LETTER, third & LETTER), fourth & LETTER);
            places |= sign << i - from;
        }
        return places;
    }

    /** Where something {@linkplain #beginnings may begin}, whether that may be longer than two characters. */
    boolean mayBeLonger(int first, int second, int third, int fourth) {
        return filter.sign(RowFilter.three(first & LETTER, second & LETTER, third & LETTER), fourth & LETTER) != 0;
    }

    /**
     * The row of the patterns that a character is by itself.
     *
     * @param first from {@link #known}
     * @return its first pattern in {@link #rows}, {@link PairTable#NONE} if there is none
     */
    int singleOf(char c, int first) {
        return first < 0 ? singles[c] : PairTable.NONE;
    }

    /** The patterns of two characters by how these sound. */
    PairTable pairs() {
        return pairs;
    }

    /**
     * The row of the patterns of two characters that two characters of a text, which sound exactly so, may stand for.
     *
     * @param both as {@link PairTable#both} has them
     * @param first from {@link #known}
     * @return its slot in {@link #pairs}, {@link PairTable#NONE} if there is none
     */
    int pairOf(int both, int first, int second) {
        int slot = pairs.find(exact(first), exact(second));
        return slot == PairTable.NONE || deviates(both, first, second, pairs.only(slot)) ? PairTable.NONE : slot;
    }

    /** True if a character that never stands for another stands in the place of one of the only pattern of its row. */
    private static boolean deviates(int both, int first, int second, int only) {
        int other = both ^ only;
        return only != 0
                && ((first & EVERYDAY) != 0 & other >>> Character.SIZE != 0
                        | (second & EVERYDAY) != 0 & (char) other != 0);
    }

    Trie trie() {
        return trie;
    }

    /** The ways of writing that the rows of the trie can be, by the row's value in it. */
    PatternRows rows() {
        return rows;
    }

    /** The single characters of one sound that may be spelled in letters. */
    List<Pattern> spelledSingles(char sound) {
        return spelledSingles.getOrDefault(sound, List.of());
    }

    /**
     * One way of writing a literal.
     *
     * @param literal its number
     * @param written in canonical form
     * @param shape the number of its {@link LiteralShape}
     * @param how the disguise that it is a way of writing for, as bits of {@link How}
     * @param bySound the disguises by sound that the literal allows, as bits of {@link How}
     * @param respelled true if the row of letters is that of a spelling, not of its characters as they are usually read
     * @param joined true if it is spelled so in one run of letters only
     */
    record Pattern(
            int literal,
            String written,
            int shape,
            int how,
            int bySound,
            boolean emoji,
            boolean respelled,
            boolean joined) {

        /** The same in a row of sounds that are spelled. */
        Pattern respelled(boolean inOneRun) {
            return new Pattern(literal, written, shape, how, bySound, emoji, true, inOneRun);
        }

        /** True if it is a literal as it is written plainly, without a run of the same letter and without an emoji. */
        boolean mayBeDrawnOut() {
            return how == How.PLAIN && !respelled && !emoji && !SqueezedText.hasRun(written);
        }
    }

    /**
     * A pattern in its row; the natural order is by row, then as they were added.
     *
     * @param beginning the first four letters of the row in one number, which tells most rows apart
     */
    record Entry(String row, long beginning, int number, Pattern pattern) implements Comparable<Entry> {

        Entry(String row, int number, Pattern pattern) {
            this(row, beginningOf(row), number, pattern);
        }

        private static long beginningOf(String row) {
            long beginning = 0;
            for (int i = 0; i < 4; i++) {
                beginning = beginning << LETTER_BITS | (i < row.length() ? row.charAt(i) : NONE);
            }
            return beginning;
        }

        @Override
        public int compareTo(Entry other) {
            if (beginning != other.beginning) {
                return Long.compare(beginning, other.beginning);
            }
            int byRow = row.compareTo(other.row);
            return byRow != 0 ? byRow : Integer.compare(number, other.number);
        }
    }

    /** Collects patterns. Used once, by one thread. */
    static final class Builder {

        private final Sounds sounds;
        private final IntPredicate everyday;
        private final Pace pace;
        private final char[] letters = new char[Character.MAX_VALUE + 1];
        private final List<Entry> entries = new ArrayList<>();
        /** By number. */
        private final Map<LiteralShape, Integer> shapes = new LinkedHashMap<>();

        private final Map<Character, List<Pattern>> spelledSingles = new HashMap<>();
        private char lastLetter;
        private boolean emoji;
        private boolean spelled;

        /** @param everyday which characters never stand for others */
        Builder(Sounds sounds, IntPredicate everyday, Pace pace) {
            this.sounds = sounds;
            this.everyday = everyday;
            this.pace = pace;
            this.lastLetter = sounds.last();
            for (int c = 0; c < letters.length; c++) {
                letters[c] = sounds.of((char) c);
            }
        }

        /** Adds a literal as it is written plainly. */
        void addPlain(int literal, Literal plain, int bySound) {
            boolean sounding = bySound != 0 && SoundPatterns.applyTo(plain, sounds);
            Pattern pattern = pattern(literal, plain, How.PLAIN, sounding ? bySound : 0);
            String row = rowOf(plain.text().chars());
            add(row, pattern);
            if (row.length() == 1 && (bySound & How.PINYIN) != 0 && isSound(row.charAt(0))) {
                spelled = true;
                spelledSingles
                        .computeIfAbsent(row.charAt(0), sound -> new ArrayList<>(1))
                        .add(pattern);
            }
            if (sounding) {
                spelled = true;
                List<String> readings = SoundPatterns.readings(plain, sounds);
                readings.forEach(reading -> addSpelling(row, reading, pattern.respelled(false)));
                String inOneRun = SoundPatterns.respelled(plain, sounds);
                if (!readings.contains(inOneRun)) {
                    addSpelling(row, inOneRun, pattern.respelled(true));
                }
            }
        }

        /** A single syllable is too little to go by. */
        private void addSpelling(String row, String spelling, Pattern pattern) {
            if (spelling.length() > 1 && !spelling.equals(row)) {
                add(spelling, pattern);
            }
        }

        /** Adds another way of writing a literal. */
        void addWay(int literal, Literal written, int how) {
            add(rowOf(written.text().chars()), pattern(literal, written, how, 0));
        }

        /** Characters without a sound are told apart by their letters. */
        private int exactOf(char c) {
            char exact = sounds.exactOf(c);
            return exact != Sounds.NONE || letters[c] == NONE ? exact : letters[c] + sounds.lastExact();
        }

        private boolean isSound(char letter) {
            return letter <= sounds.last();
        }

        private void add(String row, Pattern pattern) {
            pace.step();
            entries.add(new Entry(row, entries.size(), pattern));
        }

        private Pattern pattern(int literal, Literal written, int how, int bySound) {
            emoji |= written.text().anyMark();
            return new Pattern(
                    literal,
                    written.text().chars(),
                    shapes.computeIfAbsent(LiteralShape.of(written.text()), added -> shapes.size()),
                    how,
                    bySound,
                    written.text().anyMark(),
                    false,
                    false);
        }

        private String rowOf(String chars) {
            char[] row = new char[chars.length()];
            for (int i = 0; i < row.length; i++) {
                char c = chars.charAt(i);
                if (letters[c] == NONE) {
                    letters[c] = ++lastLetter;
                }
                row[i] = letters[c];
            }
            return new String(row);
        }

        /** By first letter, then each of those by itself: no sorting then takes long. */
        private Entry[] sorted() {
            int[] ends = new int[Character.MAX_VALUE + 1];
            entries.forEach(entry -> ends[entry.row().charAt(0)]++);
            for (int letter = 1; letter < ends.length; letter++) {
                ends[letter] += ends[letter - 1];
            }
            Entry[] sorted = new Entry[entries.size()];
            for (int i = entries.size() - 1; i >= 0; i--) {
                sorted[--ends[entries.get(i).row().charAt(0)]] = entries.get(i);
            }
            for (int letter = 0; letter <= lastLetter; letter++) {
                Arrays.sort(sorted, ends[letter], letter < lastLetter ? ends[letter + 1] : sorted.length);
                pace.step();
            }
            return sorted;
        }

        PatternTable build() {
            return new PatternTable(this);
        }
    }
}
