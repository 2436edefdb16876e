package io.touchline.lexicon;

import io.touchline.text.Sounds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All ways of writing all literals in one trie, over an alphabet in which Han characters that sound alike are one
 * letter: what is found has to be compared with what is written, and one walk finds a literal and its homophones.
 * A bitmap of the pairs and triples that begin patterns keeps most places from being walked at all; a walk is bounded by the longest
 * literal. Immutable.
 */
final class PatternTable {

    /** Outside every pattern. */
    static final char NONE = 0;

    /** Of a character's letter: the character is a pattern by itself. */
    private static final int SINGLE = 1 << 15;

    private static final int LETTER = SINGLE - 1;

    private static final int LEAST_BITS = 6;
    private static final int MOST_BITS = 22;
    /** Patterns per word of the filter; the fewer, the fewer places look like the beginning of one by accident. */
    private static final int PATTERNS_PER_WORD = 4;

    /** Spreads rows of letters over the filter: the golden ratio in 32 bits. */
    private static final int SPREAD = 0x9E3779B1;

    private static final int LOG_OF_LONG_AT_TOP = Integer.SIZE - 6;

    private final char[] letters;
    /** A bitmap in words: two letters choose the word, so that one look at memory tells about a place. */
    private final long[] filter;

    private final int filterShift;
    private final Trie trie;
    private final Pattern[][] patterns;
    /** Per sound the single characters that may be spelled in letters. */
    private final Map<Character, List<Pattern>> spelledSingles;

    private final boolean emoji;
    private final boolean spelled;

    private PatternTable(Builder built) {
        letters = built.letters;
        int bits = bits(built.patterns.size() / PATTERNS_PER_WORD);
        filterShift = Integer.SIZE - bits;
        filter = new long[1 << bits];
        built.patterns.forEach((row, written) -> {
            if (row.length() == 1) {
                written.forEach(pattern -> letters[pattern.written().charAt(0)] |= SINGLE);
            } else {
                int pair = pair(row.charAt(0), row.charAt(1));
                filter[pair >>> filterShift] |= row.length() == 2 ? pairBit(pair) : tripleBit(pair, row.charAt(2));
            }
        });
        trie = Trie.of(List.copyOf(built.patterns.keySet()));
        patterns = built.patterns.values().stream()
                .map(list -> list.toArray(new Pattern[0]))
                .toArray(Pattern[][]::new);
        spelledSingles = Map.copyOf(built.spelledSingles);
        emoji = built.emoji;
        spelled = built.spelled;
    }

    private static int bits(int size) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, size - 1));
        return Math.max(LEAST_BITS, Math.min(MOST_BITS, bits));
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
        return (char) (letters[c] & LETTER);
    }

    /**
     * The letters of some characters with what {@link #mayBegin} wants to know of them.
     *
     * @param more places to add at the end, with {@link #NONE}
     */
    char[] lettersOf(String chars, int more) {
        char[] row = new char[chars.length() + more];
        for (int i = 0; i < chars.length(); i++) {
            row[i] = letters[chars.charAt(i)];
        }
        return row;
    }

    /** One of {@link #lettersOf} as it stands in the trie. */
    static char plain(char marked) {
        return (char) (marked & LETTER);
    }

    /**
     * Whether a walk can lead anywhere.
     *
     * @param first of three letters in a row, from {@link #lettersOf}
     */
    boolean mayBegin(char first, char second, char third) {
        return (first & SINGLE) != 0 || mayGoOn(first, second & LETTER, third & LETTER);
    }

    /** Whether some pattern is the first two of three letters in a row, or begins with all of them. */
    boolean mayGoOn(int first, int second, int third) {
        int pair = pair(first, second);
        // Without a branch before the last: whether a word is empty is what a processor guesses wrong.
        return (filter[pair >>> filterShift] & (pairBit(pair) | tripleBit(pair, third))) != 0;
    }

    Trie trie() {
        return trie;
    }

    /** The ways of writing that a row of letters can be, by the number of the row in the trie. */
    Pattern[] patternsAt(int row) {
        return patterns[row];
    }

    /** The single characters of one sound that may be spelled in letters. */
    List<Pattern> spelledSingles(char sound) {
        return spelledSingles.getOrDefault(sound, List.of());
    }

    private static int pair(int first, int second) {
        return (first << 15 | second) * SPREAD;
    }

    /** The shift takes the low six bits of the hash, which did not choose the word. */
    private static long pairBit(int pair) {
        return 1L << pair;
    }

    private static long tripleBit(int pair, int third) {
        return 1L << ((pair ^ third) * SPREAD >>> LOG_OF_LONG_AT_TOP);
    }

    /**
     * One way of writing a literal.
     *
     * @param literal its number
     * @param written in canonical form
     * @param how the disguise that it is a way of writing for, as bits of {@link How}
     * @param bySound the disguises by sound that the literal allows, as bits of {@link How}
     * @param respelled true if the row of letters is that of a spelling, not of its characters as they are usually read
     * @param joined true if it can be spelled so in one run of letters only
     */
    record Pattern(
            int literal,
            String written,
            LiteralShape shape,
            int how,
            int bySound,
            boolean emoji,
            boolean respelled,
            boolean joined) {

        private static final int SHORT = 2;

        /** The same in the letters of a spelling. */
        Pattern spelled(boolean inOneRun) {
            return new Pattern(literal, written, shape, how, bySound, emoji, true, inOneRun);
        }

        /** True if other characters of the same sound may stand for it. */
        boolean mayBeHomophone() {
            return (bySound & How.HOMOPHONE) != 0 && !respelled;
        }

        /**
         * True if a character may stand for the one at {@code at}: two characters have to sound exactly right, since
         * with fuzzy pairs too much sounds like them.
         */
        boolean soundsLike(char c, int at, Disguises disguises, OrdinaryWords words) {
            Sounds sounds = disguises.sounds();
            return (disguises.everydaySounds() || !words.everyday(c))
                    && (written.length() > SHORT || sounds.alike(c, written.charAt(at)));
        }
    }

    /** Collects patterns. Used once, by one thread. */
    static final class Builder {

        private final Sounds sounds;
        private final char[] letters = new char[Character.MAX_VALUE + 1];
        private final Map<String, List<Pattern>> patterns = new LinkedHashMap<>();
        private final Map<Character, List<Pattern>> spelledSingles = new HashMap<>();
        private char lastLetter;
        private boolean emoji;
        private boolean spelled;

        Builder(Sounds sounds) {
            this.sounds = sounds;
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
                Set<String> readings = new LinkedHashSet<>(SoundPatterns.readings(plain, sounds));
                Set<String> spellings = new LinkedHashSet<>(readings);
                spellings.add(SoundPatterns.respelled(plain, sounds));
                spellings.remove(row);
                // A single syllable is too little to go by.
                spellings.removeIf(spelling -> spelling.length() < 2);
                for (String spelling : spellings) {
                    add(spelling, pattern.spelled(!readings.contains(spelling)));
                }
            }
        }

        /** Adds another way of writing a literal. */
        void addWay(int literal, Literal written, int how) {
            add(rowOf(written.text().chars()), pattern(literal, written, how, 0));
        }

        private boolean isSound(char letter) {
            return letter <= sounds.last();
        }

        private void add(String row, Pattern pattern) {
            patterns.computeIfAbsent(row, added -> new ArrayList<>(1)).add(pattern);
        }

        private Pattern pattern(int literal, Literal written, int how, int bySound) {
            emoji |= written.text().anyMark();
            return new Pattern(
                    literal,
                    written.text().chars(),
                    LiteralShape.of(written.text()),
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

        PatternTable build() {
            return new PatternTable(this);
        }
    }
}
