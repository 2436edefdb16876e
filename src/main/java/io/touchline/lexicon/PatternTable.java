package io.touchline.lexicon;

import io.touchline.text.Sounds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All ways of writing all literals in one trie, over an alphabet in which Han characters that sound alike are one
 * letter: what is found has to be compared with what is written, and one walk finds a literal and its homophones.
 * Bitmaps of the pairs and triples that begin patterns keep most places from being walked at all; a walk is bounded by the longest
 * literal. Immutable.
 */
final class PatternTable {

    /** Outside every pattern. */
    static final char NONE = 0;

    /** Of a character's letter: the character is a pattern by itself. */
    private static final int SINGLE = 1 << 15;

    private static final int LETTER = SINGLE - 1;

    private static final int LEAST_BITS = 12;
    private static final int MOST_BITS = 24;
    /** Bits of a bitmap per entry: one look in eight at an empty place finds a bit set by another. */
    private static final int BITS_PER_ENTRY = 8;

    /** Spreads rows of letters over a bitmap: the golden ratio in 32 and 64 bits. */
    private static final int SPREAD = 0x9E3779B1;

    private static final long WIDE_SPREAD = 0x9E3779B97F4A7C15L;

    private final char[] letters;
    /** Pairs that are a pattern. */
    private final long[] pairs;

    private final int pairShift;
    /** Triples that begin a pattern. */
    private final long[] triples;

    private final int tripleShift;
    private final Trie trie;
    private final Pattern[][] patterns;
    private final boolean emoji;
    private final boolean spelled;

    private PatternTable(Builder built) {
        letters = built.letters;
        int bits = bits(built.patterns.size());
        pairShift = Integer.SIZE - bits;
        tripleShift = Long.SIZE - bits;
        pairs = new long[(1 << bits) / Long.SIZE];
        triples = new long[(1 << bits) / Long.SIZE];
        built.patterns.forEach((row, written) -> {
            switch (row.length()) {
                case 1 -> written.forEach(pattern -> letters[pattern.written().charAt(0)] |= SINGLE);
                case 2 -> set(pairs, pair(row.charAt(0), row.charAt(1)));
                default -> set(triples, triple(row.charAt(0), row.charAt(1), row.charAt(2)));
            }
        });
        trie = Trie.of(List.copyOf(built.patterns.keySet()));
        patterns = built.patterns.values().stream()
                .map(list -> list.toArray(new Pattern[0]))
                .toArray(Pattern[][]::new);
        emoji = built.emoji;
        spelled = built.spelled;
    }

    private static int bits(int entries) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, entries * BITS_PER_ENTRY - 1));
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

    /** The letter of a character with what {@link #mayBegin} wants to know of it. */
    char markedLetterOf(char c) {
        return letters[c];
    }

    /**
     * Whether a walk can lead anywhere.
     *
     * @param first of three letters in a row, from {@link #markedLetterOf}
     */
    boolean mayBegin(char first, char second, char third) {
        return (first & SINGLE) != 0 || mayGoOn(first, second & LETTER, third & LETTER);
    }

    /** Whether some pattern is the first two of three letters in a row, or begins with all of them. */
    boolean mayGoOn(int first, int second, int third) {
        return isSet(pairs, pair(first, second)) || isSet(triples, triple(first, second, third));
    }

    Trie trie() {
        return trie;
    }

    /** The ways of writing that a row of letters can be, by the number of the row in the trie. */
    Pattern[] patternsAt(int row) {
        return patterns[row];
    }

    private int pair(int first, int second) {
        return ((first << 15 | second) * SPREAD) >>> pairShift;
    }

    private int triple(int first, int second, int third) {
        return (int) (((long) first << 30 | (long) second << 15 | third) * WIDE_SPREAD >>> tripleShift);
    }

    private static void set(long[] bits, int at) {
        bits[at >>> 6] |= 1L << at;
    }

    private static boolean isSet(long[] bits, int at) {
        return (bits[at >>> 6] & 1L << at) != 0;
    }

    /**
     * One way of writing a literal.
     *
     * @param literal its number
     * @param written in canonical form
     * @param how the disguise that it is a way of writing for, as bits of {@link How}
     * @param bySound the disguises by sound that the literal allows, as bits of {@link How}
     * @param respelled true if the row of letters is that of its spelling, not of its characters
     */
    record Pattern(
            int literal, String written, LiteralShape shape, int how, int bySound, boolean emoji, boolean respelled) {}

    /** Collects patterns. Used once, by one thread. */
    static final class Builder {

        private final Sounds sounds;
        private final char[] letters = new char[Character.MAX_VALUE + 1];
        private final Map<String, List<Pattern>> patterns = new LinkedHashMap<>();
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
            Pattern pattern = pattern(literal, plain, How.PLAIN, sounding ? bySound : 0, false);
            String row = rowOf(plain.text().chars());
            add(row, pattern);
            if (sounding) {
                spelled = true;
                for (String reading : SoundPatterns.readings(plain, sounds)) {
                    if (!reading.equals(row)) {
                        add(reading, pattern);
                    }
                }
                String respelled = SoundPatterns.respelled(plain, sounds);
                // A single syllable is too little to go by.
                if (respelled.length() > 1 && !respelled.equals(row)) {
                    add(respelled, pattern(literal, plain, How.PLAIN, bySound, true));
                }
            }
        }

        /** Adds another way of writing a literal. */
        void addWay(int literal, Literal written, int how) {
            add(rowOf(written.text().chars()), pattern(literal, written, how, 0, false));
        }

        private void add(String row, Pattern pattern) {
            patterns.computeIfAbsent(row, added -> new ArrayList<>(1)).add(pattern);
        }

        private Pattern pattern(int literal, Literal written, int how, int bySound, boolean respelled) {
            emoji |= written.text().anyMark();
            return new Pattern(
                    literal,
                    written.text().chars(),
                    LiteralShape.of(written.text()),
                    how,
                    bySound,
                    written.text().anyMark(),
                    respelled);
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
