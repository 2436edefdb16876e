package io.touchline.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What characters and Latin letters sound like, as numbers from 1: Han characters by their usual toneless reading, runs
 * of Latin letters as the syllables that they spell. Sounds that differ only in a {@linkplain FuzzyPair fuzzy pair}
 * have one number. Immutable and safe to share between threads.
 */
public final class Sounds {

    /** No sound. */
    public static final char NONE = 0;

    /** Runs of letters beyond this length spell nothing. */
    public static final int LONGEST_RUN = 40;

    private static final int LETTERS = 26;

    private final char[] usual = new char[Character.MAX_VALUE + 1];
    private final Map<Character, char[]> several = new HashMap<>(1 << 14);
    private final SyllableTrie spelled = new SyllableTrie();
    private final char last;

    public Sounds(Set<FuzzyPair> fuzzy) {
        Map<String, Character> byFolded = new HashMap<>();
        char[] numbers = new char[Readings.SYLLABLES.size()];
        for (int i = 0; i < numbers.length; i++) {
            String syllable = Readings.SYLLABLES.get(i);
            String folded = fold(syllable, fuzzy);
            byFolded.putIfAbsent(folded, (char) (byFolded.size() + 1));
            numbers[i] = byFolded.get(folded);
            spelled.add(syllable, numbers[i]);
        }
        last = (char) byFolded.size();
        for (int i = 0; i < Readings.CHARACTERS.length; i++) {
            char[] readings = Readings.OF_CHARACTERS[i];
            usual[Readings.CHARACTERS[i]] = numbers[readings[0]];
            if (readings.length > 1) {
                several.put(Readings.CHARACTERS[i], distinct(readings, numbers));
            }
        }
    }

    /** The table of readings in numbers, the same whichever pairs are fuzzy. */
    private static final class Readings {

        static final List<String> SYLLABLES = List.copyOf(Pinyin.shared().syllables());
        static final char[] CHARACTERS = new char[Pinyin.shared().readings().size()];

        /** Per character the places of its readings among the syllables. */
        static final char[][] OF_CHARACTERS = new char[CHARACTERS.length][];

        /** By character the place of the usual reading, from 1. */
        static final char[] EXACT = new char[Character.MAX_VALUE + 1];

        static {
            Map<String, Integer> places = new HashMap<>();
            SYLLABLES.forEach(syllable -> places.put(syllable, places.size()));
            int next = 0;
            for (Map.Entry<Character, List<String>> entry :
                    Pinyin.shared().readings().entrySet()) {
                char[] readings = new char[entry.getValue().size()];
                for (int i = 0; i < readings.length; i++) {
                    readings[i] = (char) (int) places.get(entry.getValue().get(i));
                }
                CHARACTERS[next] = entry.getKey();
                OF_CHARACTERS[next++] = readings;
                EXACT[entry.getKey()] = (char) (1 + readings[0]);
            }
        }
    }

    private static String fold(String syllable, Set<FuzzyPair> fuzzy) {
        String folded = syllable;
        for (FuzzyPair pair : fuzzy) {
            folded = pair.fold(folded);
        }
        return folded;
    }

    private static char[] distinct(char[] readings, char[] numbers) {
        char[] sounds = new char[readings.length];
        int found = 0;
        for (char reading : readings) {
            char sound = numbers[reading];
            boolean isNew = true;
            for (int i = 0; i < found; i++) {
                isNew &= sounds[i] != sound;
            }
            if (isNew) {
                sounds[found++] = sound;
            }
        }
        return Arrays.copyOf(sounds, found);
    }

    /** The highest number of a sound. */
    public char last() {
        return last;
    }

    /** The usual sound of a character; {@link #NONE} if it has none or is a Latin letter. */
    public char of(char character) {
        return usual[character];
    }

    /**
     * The number of a character's usual reading without its tone, fuzzy pairs told apart; {@link #NONE} if it has none.
     * Another numbering than that of {@link #of}.
     */
    public char exactOf(char character) {
        return Readings.EXACT[character];
    }

    /** The highest number of {@link #exactOf}. */
    public char lastExact() {
        return (char) Readings.SYLLABLES.size();
    }

    /** True if two characters have the same usual reading but for its tone, fuzzy pairs told apart. */
    public boolean alike(char one, char other) {
        return Readings.EXACT[one] != NONE && Readings.EXACT[one] == Readings.EXACT[other];
    }

    /** Every sound of a character, the usual one first; empty if it has none. */
    public char[] all(char character) {
        char[] sounds = several.get(character);
        if (sounds != null) {
            return sounds.clone();
        }
        return usual[character] == NONE ? new char[0] : new char[] {usual[character]};
    }

    /** The first letter of a character's usual reading; {@code 0} if it has none. */
    public static char initialOf(char character) {
        String reading = spellingOf(character);
        return reading.isEmpty() ? 0 : reading.charAt(0);
    }

    /** The usual reading of a character without its tone; empty if it has none. */
    public static String spellingOf(char character) {
        return Pinyin.shared().usual(character);
    }

    /**
     * Reads a run of lower-case Latin letters as syllables, as few as possible.
     *
     * @param into takes, at the place of each syllable's first letter relative to {@code begin}, its sound, and
     *     {@link #NONE} at the others; at least as long as the run
     * @return false if the run does not spell syllables from end to end; {@code into} then holds nothing of use
     */
    public boolean spell(CharSequence text, int begin, int end, char[] into) {
        int length = end - begin;
        if (length > LONGEST_RUN) {
            return false;
        }
        // Per place, the fewest syllables that spell everything before it, plus one; 0 if nothing does.
        byte[] fewest = new byte[length + 1];
        byte[] from = new byte[length + 1];
        fewest[0] = 1;
        int furthest = 0;
        for (int i = 0; i <= furthest && i < length; i++) {
            if (fewest[i] == 0) {
                continue;
            }
            int node = SyllableTrie.ROOT;
            for (int j = i; j < length; j++) {
                node = spelled.child(node, text.charAt(begin + j));
                if (node == SyllableTrie.DEAD) {
                    break;
                }
                boolean better = fewest[j + 1] == 0 || fewest[j + 1] > fewest[i] + 1;
                if (spelled.sound(node) != NONE && better) {
                    fewest[j + 1] = (byte) (fewest[i] + 1);
                    from[j + 1] = (byte) i;
                    furthest = Math.max(furthest, j + 1);
                }
            }
        }
        if (fewest[length] == 0) {
            return false;
        }
        Arrays.fill(into, 0, length, NONE);
        for (int at = length; at > 0; at = from[at]) {
            into[from[at]] = spelled.soundOf(text, begin + from[at], begin + at);
        }
        return true;
    }

    /** The syllables letter by letter. */
    private static final class SyllableTrie {

        static final int ROOT = 0;
        static final int DEAD = 0;

        private int[] children = new int[LETTERS * 64];
        private char[] sounds = new char[64];
        private int nodes = 1;

        void add(String syllable, char sound) {
            int node = ROOT;
            for (int i = 0; i < syllable.length(); i++) {
                int slot = node * LETTERS + syllable.charAt(i) - 'a';
                if (children[slot] == DEAD) {
                    grow();
                    children[slot] = nodes++;
                }
                node = children[slot];
            }
            sounds[node] = sound;
        }

        private void grow() {
            if (nodes == sounds.length) {
                sounds = Arrays.copyOf(sounds, nodes * 2);
                children = Arrays.copyOf(children, nodes * 2 * LETTERS);
            }
        }

        int child(int node, char letter) {
            int at = letter - 'a';
            return at < 0 || at >= LETTERS ? DEAD : children[node * LETTERS + at];
        }

        char sound(int node) {
            return sounds[node];
        }

        char soundOf(CharSequence text, int begin, int end) {
            int node = ROOT;
            for (int i = begin; i < end; i++) {
                node = child(node, text.charAt(i));
            }
            return sounds[node];
        }
    }
}
