package io.touchline.lexicon;

import io.touchline.text.TableInput;
import io.touchline.text.TableOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * All ways of writing all literals in one trie, over an alphabet in which Han characters that sound alike are one
 * letter: what is found has to be compared with what is written, and one walk finds a literal and its homophones.
 * {@link LongRows} keep nearly all places from being walked at all; a walk is bounded by the longest literal. Literals of
 * two characters, of which every text is full, have a table of their own. Immutable.
 */
final class PatternTable {

    private static final int SPELLED_FIELDS = 3;

    /** Outside every pattern. */
    static final char NONE = 0;

    /** What sounds like patterns of this length has to do so exactly. */
    static final int SHORT = 2;

    /** So many places fit into a word. */
    static final int PLACES = Long.SIZE;

    /** So many characters behind a place decide whether something may begin there. */
    static final int BEYOND = 3;

    static final int LETTER_BITS = 15;
    private static final int LETTER = (1 << LETTER_BITS) - 1;

    /** Of what is known of a character: it is a pattern by itself. */
    private static final int SINGLE = 1 << 31;

    /** Of what is known of a character: it never stands for another. */
    private static final int EVERYDAY = 1 << 30;

    /**
     * Per character, from low to high: its letter in the alphabet of the rows; what tells it apart in patterns of two, as
     * another letter; {@link #EVERYDAY}; {@link #SINGLE}.
     */
    private final int[] characters;

    /** Per character the place of the patterns that it is by itself; -1 if there are none. */
    private final int[] singles;

    private final PairTable pairs;
    private final LongRows longRows;
    private final Trie trie;
    private final PatternRows rows;
    /** Per sound the single characters that may be spelled in letters. */
    private final Map<Character, List<Spelled>> spelledSingles;

    private final boolean emoji;
    private final boolean spelled;

    PatternTable(PatternTableBuilder built) {
        characters = new int[Character.MAX_VALUE + 1];
        for (int c = 0; c < characters.length; c++) {
            characters[c] = built.letterOf((char) c)
                    | built.exactOf((char) c) << LETTER_BITS
                    | (built.isEveryday(c) ? EVERYDAY : 0);
        }
        PatternList patterns = built.patterns();
        PatternRows.Builder laidOut = new PatternRows.Builder(built.shapes(), built.pace());
        PatternRows.Rows sounding = laidOut.addRows(patterns);
        trie = Trie.ofSorted(sounding, sounding::place, built.pace());
        PatternRows.Rows ofTwo = laidOut.addRows(ofTwo(patterns, built));
        singles = new int[Character.MAX_VALUE + 1];
        fillSingles(laidOut.addRows(ofOne(patterns, built.pace())));
        rows = laidOut.build();
        longRows = new LongRows(sounding, rows, trie, built.pace());
        pairs = new PairTable(ofTwo, rows, built.pace());
        spelledSingles = Map.copyOf(built.spelledSingles());
        emoji = built.anyEmoji();
        spelled = built.anySpelled();
    }

    PatternTable(TableInput in) {
        characters = in.integers();
        singles = in.integers();
        pairs = new PairTable(in);
        longRows = new LongRows(in);
        trie = new Trie(in);
        rows = new PatternRows(in);
        spelledSingles = new HashMap<>();
        int[] spelling = in.integers();
        for (int i = 0; i < spelling.length; i += SPELLED_FIELDS) {
            spelledSingles
                    .computeIfAbsent((char) spelling[i], sound -> new ArrayList<>(1))
                    .add(new Spelled(spelling[i + 1], (char) spelling[i + 2]));
        }
        emoji = in.flag();
        spelled = in.flag();
    }

    void write(TableOutput out) {
        out.integers(characters);
        out.integers(singles);
        pairs.write(out);
        longRows.write(out);
        trie.write(out);
        rows.write(out);
        out.integers(new TreeMap<>(spelledSingles)
                .entrySet().stream()
                        .flatMapToInt(entry -> entry.getValue().stream()
                                .flatMapToInt(
                                        single -> IntStream.of(entry.getKey(), single.literal(), single.character())))
                        .toArray());
        out.flag(emoji);
        out.flag(spelled);
    }

    /**
     * The patterns of two characters once more, in rows by what tells characters of a text apart: one that never stands
     * for others is found by itself only, and where others may stand for it, by their sound too.
     */
    private PatternList ofTwo(PatternList patterns, PatternTableBuilder built) {
        PatternList ofTwo = new PatternList();
        for (int i = 0; i < patterns.count(); i++) {
            built.pace().step();
            if (patterns.rowLength(i) == SHORT && !PatternRows.isRespelled(patterns.bits(i))) {
                PatternList.Pattern pattern = patterns.pattern(i);
                char[] firsts = foundBy(pattern, 0, built);
                char[] seconds = foundBy(pattern, 1, built);
                for (char first : firsts) {
                    for (char second : seconds) {
                        ofTwo.add("" + first + second, pattern);
                    }
                }
            }
        }
        return ofTwo;
    }

    private char[] foundBy(PatternList.Pattern pattern, int at, PatternTableBuilder built) {
        char written = pattern.written().charAt(at);
        char itself = (char) exact(characters[written]);
        char sound = built.soundOf(written);
        boolean others = everyday(written) && sound != NONE && PatternRows.admitsHomophones(pattern.bits());
        return others ? new char[] {itself, sound} : new char[] {itself};
    }

    /** The patterns of one character once more, in rows of the same character. */
    private static PatternList ofOne(PatternList patterns, Pace pace) {
        PatternList ofOne = new PatternList();
        for (int i = 0; i < patterns.count(); i++) {
            pace.step();
            if (patterns.rowLength(i) == 1) {
                PatternList.Pattern pattern = patterns.pattern(i);
                ofOne.add(pattern.written(), pattern);
            }
        }
        return ofOne;
    }

    private void fillSingles(PatternRows.Rows ofOne) {
        Arrays.fill(singles, PairTable.NONE);
        for (int i = 0; i < ofOne.count(); i++) {
            char character = ofOne.charAt(i, 0);
            singles[character] = ofOne.place(i);
            characters[character] |= SINGLE;
        }
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

    /**
     * What is to be known of the characters of a text to look something up that begins with them, and behind the end
     * {@link #BEYOND} times what is known of none.
     */
    int[] known(String text) {
        int[] known = new int[text.length() + BEYOND];
        for (int i = 0; i < text.length(); i++) {
            known[i] = characters[text.charAt(i)];
        }
        return known;
    }

    /** The letter of the patterns' alphabet that a {@link #known} character counts as; {@link #NONE} if no pattern has it. */
    static char letter(int known) {
        return (char) (known & LETTER);
    }

    /** True if a character never stands for another. */
    boolean everyday(char c) {
        return (characters[c] & EVERYDAY) != 0;
    }

    /**
     * The places at which something of one or two characters may begin, of {@value #PLACES} in a row; says so without
     * reason at few. A place costs one look at memory and no branch, and none waits for what is found at the one before:
     * what a processor guesses wrong it has to look up again.
     *
     * @param known of the characters of a text
     * @param to the end, or farther away than can be told
     * @return a bit for each place, the lowest for {@code from}
     */
    long shortOnes(int[] known, int from, int to) {
        int end = Math.min(to, from + PLACES);
        int second = known[from];
        long places = 0;
        for (int i = from; i < end; i++) {
            int first = second;
            second = known[i + 1];
            long sign = first >>> Integer.SIZE - 1 | pairs.sign(exact(first), exact(second));
            places |= sign << i - from;
        }
        return places;
    }

    /** The same for what is longer, at the price of two looks a place at one line of a cache, which wait for nothing either. */
    long longerOnes(int[] known, int from, int to) {
        int end = Math.min(to, from + PLACES);
        long four = three(known, from);
        long places = 0;
        for (int i = from; i < end; i++) {
            four = RowFilter.next(four, letter(known[i + BEYOND]));
            places |= longRows.sign(four) << i - from;
        }
        long sure = 0;
        for (long left = places; left != 0; left &= left - 1) {
            int i = from + Long.numberOfTrailingZeros(left);
            sure |= longRows.sureSign(four(known, i)) << i - from;
        }
        return sure;
    }

    /** The first pattern in {@link #rows} of the row that three characters are, {@link RowIndex#NONE} if they are none. */
    int placeOfThree(int[] known, int at) {
        return longRows.placeOf(three(known, at));
    }

    /** The state of the {@link #trie} behind four characters, {@link Trie#NONE} if no row begins with them. */
    int stateBehindFour(int[] known, int at) {
        return longRows.stateBehind(four(known, at));
    }

    private static long three(int[] known, int at) {
        return RowFilter.three(letter(known[at]), letter(known[at + 1]), letter(known[at + 2]));
    }

    private static long four(int[] known, int at) {
        return RowFilter.next(three(known, at), letter(known[at + BEYOND]));
    }

    /**
     * The row of the patterns that a character is by itself.
     *
     * @param known of the character
     * @return its first pattern in {@link #rows}, {@link PairTable#NONE} if there is none
     */
    int singleOf(char c, int known) {
        return known < 0 ? singles[c] : PairTable.NONE;
    }

    /** The patterns of two characters by what tells these apart. */
    PairTable pairs() {
        return pairs;
    }

    /**
     * The row of the patterns of two characters that two characters of a text may stand for.
     *
     * @param both as {@link PairTable#both} has them
     * @param first what is {@link #known} of the first
     * @return its slot in {@link #pairs}, {@link PairTable#NONE} if there is none
     */
    int pairOf(int both, int first, int second) {
        int slot = pairs.find(exact(first), exact(second));
        return slot == PairTable.NONE || pairs.mayBeWritten(slot, both) || pairs.mayBeHomophone(slot)
                ? slot
                : PairTable.NONE;
    }

    Trie trie() {
        return trie;
    }

    /** The ways of writing that the rows of the trie can be, by the row's value in it. */
    PatternRows rows() {
        return rows;
    }

    /** The single characters of one sound that may be spelled in letters. */
    List<Spelled> spelledSingles(char sound) {
        return spelledSingles.getOrDefault(sound, List.of());
    }

    /** A literal of a single character that may be spelled in letters. */
    record Spelled(int literal, char character) {}
}
